package org.ayni.app.console.duplicates;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.Looks;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.NotFound;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.database.Database;
import org.ayni.app.duplicates.DeclareTwoPeople;
import org.ayni.app.duplicates.MergeRecords;
import org.ayni.app.duplicates.SplitRecords;
import org.ayni.app.duplicates.SuspicionFact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two records side by side, and what can be decided of them. */
@Controller
class SuspicionPage {

    private static final String LIST = "/duplicados";

    private final Database database;
    private final OnBehalfOf reader;
    private final TwoPeople twoPeople;
    private final Clock clock;

    SuspicionPage(Database database, OnBehalfOf reader, TwoPeople twoPeople, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.twoPeople = twoPeople;
        this.clock = clock;
    }

    @GetMapping("/duplicados/{suspicion}")
    String show(@PathVariable String suspicion, @ModelAttribute("viewer") Viewer viewer, Model model) {
        long number = number(suspicion);
        SideBySide pair = reader.read(viewer, jdbc -> {
            SideBySide found = SideBySide.read(jdbc, number).orElseThrow(NotFound::new);
            found.households()
                    .forEach(household -> Looks.record(jdbc, viewer, household, "comparar registros parecidos", LIST));
            return found;
        });
        model.addAttribute("pair", pair);
        model.addAttribute("mayDecide", RoutePolicy.may(viewer, "POST", LIST + "/" + number));
        model.addAttribute("today", today());
        model.addAttribute("crumbs", List.of(new Crumb("Duplicados", LIST)));
        return "duplicados/aviso";
    }

    @PostMapping("/duplicados/{suspicion}")
    String decide(
            @PathVariable String suspicion,
            @RequestParam(defaultValue = "") String que,
            @RequestParam(defaultValue = "") String motivo,
            @RequestParam(defaultValue = "antiguo") String queda,
            @RequestParam(defaultValue = "") String desde,
            @ModelAttribute("viewer") Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        long number = number(suspicion);
        SideBySide pair =
                reader.read(viewer, jdbc -> SideBySide.read(jdbc, number)).orElseThrow(NotFound::new);
        Optional<FieldProblem> problem = switch (que) {
            case "dos" -> declare(viewer, number, true, motivo);
            case "reabrir" -> declare(viewer, number, false, motivo);
            case "unir", "separar" -> propose(viewer, pair, que.equals("unir"), motivo, queda, day(desde));
            default -> throw new NotFound();
        };
        if (problem.isPresent()) {
            model.addAttribute("problems", List.of(problem.get()));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(suspicion, viewer, model);
        }
        next.addFlashAttribute(
                "done",
                switch (que) {
                    case "dos" -> "Anotado: son dos personas. No se volverá a avisar.";
                    case "reabrir" -> "El aviso está otra vez por revisar.";
                    default -> "Propuesto: lo decide otra persona, en Propuestas.";
                });
        return "redirect:/duplicados/" + number;
    }

    private Optional<FieldProblem> declare(Viewer viewer, long number, boolean isSo, String reason) {
        return new DeclareTwoPeople(database)
                .declare(viewer, number, isSo, reason)
                .map(why -> new FieldProblem("motivo-dos", why));
    }

    private Optional<FieldProblem> propose(
            Viewer viewer, SideBySide pair, boolean merge, String reason, String queda, @Nullable LocalDate day) {
        SuspicionFact wanted = merge ? SuspicionFact.MERGED : SuspicionFact.SPLIT;
        if (!pair.what().next().contains(wanted)) {
            return Optional.of(new FieldProblem(
                    "motivo-unir", "El aviso está en «" + pair.what().spanish() + "»: eso ya no se puede proponer."));
        }
        if (reason.isBlank()) {
            return Optional.of(new FieldProblem("motivo-unir", "Escriba por qué: qué miró y qué encontró."));
        }
        if (day == null) {
            return Optional.of(new FieldProblem("desde", "Escriba desde qué día, por ejemplo 01/09/2026."));
        }
        twoPeople.propose(
                viewer,
                merge ? MergeRecords.KIND : SplitRecords.KIND,
                Long.toString(pair.suspicion()),
                merge ? MergeRecords.content(queda.equals("antiguo"), day) : SplitRecords.content(day),
                reason,
                clock.instant().plus(TwoPeople.A_WEEK));
        return Optional.empty();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private static long number(String suspicion) {
        if (!suspicion.matches("[0-9]{1,15}")) {
            throw new NotFound();
        }
        return Long.parseLong(suspicion);
    }
}
