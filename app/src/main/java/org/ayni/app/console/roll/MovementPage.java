package org.ayni.app.console.roll;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.household.RollWords;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The net movement of the roll between two days, as it is known now or was known when a day ended. */
@Controller
class MovementPage {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final LocalDate FIRST = LocalDate.of(2005, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private final OnBehalfOf reader;
    private final RollPlaces places;
    private final Clock clock;

    MovementPage(OnBehalfOf reader, RollPlaces places, Clock clock) {
        this.reader = reader;
        this.places = places;
        this.clock = clock;
    }

    /** The first of January: what moved this year. */
    static LocalDate usualFrom(LocalDate today) {
        return today.withDayOfYear(1);
    }

    /** A UT of the page: its numbers, and what stands behind its code in the list's filters. */
    public record Unit(String name, MovementSums.UnitLine sums, String filter) {}

    /** A reason of the page. */
    public record Reason(String movement, String reason, long households, String address) {}

    @GetMapping("/padron/movimiento")
    String show(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(defaultValue = "") String desde,
            @RequestParam(defaultValue = "") String hasta,
            @RequestParam(defaultValue = "") String conocido,
            Model model,
            HttpServletResponse response) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        List<FieldProblem> problems = new ArrayList<>();
        LocalDate from = day(desde, MovementList.FROM_DAY, problems).orElse(usualFrom(today));
        LocalDate to = day(hasta, MovementList.TO_DAY, problems).orElse(today);
        Optional<LocalDate> known = day(conocido, RollDay.KNOWN, problems).filter(date -> date.isBefore(today));
        if (problems.isEmpty() && to.isBefore(from)) {
            problems.add(new FieldProblem(MovementList.TO_DAY, "El segundo día va después del primero: cámbielos."));
        }
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("known", known.orElse(null));
        model.addAttribute("today", today);
        model.addAttribute("crumbs", List.of(new Crumb("Padrón", "/padron")));
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return "roll/movement";
        }
        MovementSums sums = reader.read(viewer, LONGEST, jdbc -> MovementSums.read(jdbc, from, to, known));
        Map<String, String> units = places.units(viewer, today);
        String list = MovementList.ADDRESS + "?desde=" + from + "&hasta=" + to
                + known.map(date -> "&conocido=" + date).orElse("");
        model.addAttribute("all", sums.all());
        model.addAttribute(
                "units",
                sums.byUnit().stream()
                        .map(line -> new Unit(
                                line.unit().isEmpty() ? "Sin UT" : units.getOrDefault(line.unit(), line.unit()),
                                line,
                                line.unit().isEmpty() ? MovementList.NO_UNIT : line.unit()))
                        .toList());
        model.addAttribute(
                "reasons",
                sums.byReason().stream()
                        .map(line -> new Reason(
                                line.kind().spanish(),
                                line.reason().isEmpty()
                                        ? "Sin motivo registrado"
                                        : RollWords.reasons().getOrDefault(line.reason(), line.reason()),
                                line.households(),
                                list + "&movimiento=" + line.kind().code() + "&motivo="
                                        + (line.reason().isEmpty() ? MovementList.NO_REASON : line.reason())))
                        .toList());
        model.addAttribute("moved", sums.moved());
        model.addAttribute("changedUnit", sums.changedUnit());
        model.addAttribute("list", list);
        return "roll/movement";
    }

    private static Optional<LocalDate> day(String text, String field, List<FieldProblem> problems) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return Optional.of(day);
            }
        } catch (DateTimeException noDay) {
            // Told below, with its field.
        }
        problems.add(
                new FieldProblem(field, "Escriba un día que exista, desde el 01/01/2005, por ejemplo 2026-07-01."));
        return Optional.empty();
    }
}
