package org.ayni.app.console.cycles;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.background.Ending;
import org.ayni.app.cycle.CycleStep;
import org.ayni.kernel.time.Bimester;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All bimestres, the latest first, and where the next one is opened. */
@Controller
class CyclesPage {

    private final OnBehalfOf reader;
    private final CycleActs acts;
    private final Clock clock;

    CyclesPage(OnBehalfOf reader, CycleActs acts, Clock clock) {
        this.reader = reader;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * A bimestre in the list.
     *
     * @param steps how many are done
     * @param next the first that is not; empty when all are
     */
    public record Row(String period, String months, int steps, String next) {

        public int of() {
            return CycleStep.values().length;
        }
    }

    /** What is typed to open a bimestre. */
    public record Typed(String bimestre, String cierre, String corte) {}

    @GetMapping("/ciclos")
    String show(@ModelAttribute("viewer") Viewer viewer, Model model) {
        List<Row> rows = rows(viewer);
        Bimester next = rows.isEmpty()
                ? Bimester.of(LocalDate.ofInstant(clock.instant(), clock.getZone()))
                        .previous()
                : Bimester.parse(rows.getFirst().period()).next();
        return show(
                viewer,
                rows,
                new Typed(
                        next.toString(),
                        next.lastDay().toString(),
                        next.lastDay().toString()),
                model);
    }

    private String show(Viewer viewer, List<Row> rows, Typed typed, Model model) {
        model.addAttribute("rows", rows);
        model.addAttribute("typed", typed);
        model.addAttribute("mayOpen", RoutePolicy.may(viewer, "POST", "/ciclos"));
        model.addAttribute("openers", RoutePolicy.posts("POST", "/ciclos"));
        return "ciclos/lista";
    }

    @PostMapping("/ciclos")
    String open(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(defaultValue = "") String bimestre,
            @RequestParam(defaultValue = "") String cierre,
            @RequestParam(defaultValue = "") String corte,
            Model model,
            HttpServletResponse response) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<Bimester> period = ReadCycle.asked(bimestre.strip());
        Optional<LocalDate> closing = day(cierre);
        Optional<LocalDate> cut = day(corte);
        if (period.isEmpty()) {
            problems.add(
                    new FieldProblem("bimestre", "Escriba el bimestre como 2026-4: el año y un número del 1 al 6."));
        }
        if (closing.isEmpty()) {
            problems.add(new FieldProblem("cierre", "Elija el día de cierre."));
        }
        if (cut.isEmpty()) {
            problems.add(new FieldProblem("corte", "Elija el corte de evidencia."));
        }
        if (problems.isEmpty()) {
            CycleActs.Form form = new CycleActs.Form(closing.orElseThrow(), cut.orElseThrow(), "", false);
            CycleActs.Pressed pressed = acts.press(CycleStep.OPEN, period.orElseThrow(), form, viewer);
            if (!(pressed.ending().orElse(new Ending.Done("")) instanceof Ending.Refused refused)) {
                return "redirect:/ciclos/" + period.orElseThrow();
            }
            problems.add(new FieldProblem("bimestre", refused.reason() + " " + refused.whatToDo()));
        }
        model.addAttribute("problems", problems);
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(viewer, rows(viewer), new Typed(bimestre, cierre, corte), model);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private List<Row> rows(Viewer viewer) {
        return reader.read(
                viewer,
                jdbc -> jdbc.sql("""
                        SELECT period, array_agg(step.step) FILTER (WHERE step.state = 'DONE') AS done
                        FROM cycle.cycle
                        LEFT JOIN cycle.step USING (period)
                        GROUP BY period
                        ORDER BY period DESC
                        """)
                        .query((row, number) -> row(
                                row.getString("period"),
                                row.getArray("done") == null
                                        ? List.of()
                                        : List.of(
                                                (String[]) row.getArray("done").getArray())))
                        .list());
    }

    private static Row row(String period, List<String> done) {
        String next = List.of(CycleStep.values()).stream()
                .filter(step -> !done.contains(step.name()))
                .findFirst()
                .map(CycleStep::spanish)
                .orElse("");
        return new Row(period, ReadCycle.months(Bimester.parse(period)), done.size(), next);
    }
}
