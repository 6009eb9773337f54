package org.ayni.app.console.cycles;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Moments;
import org.ayni.app.console.NationalSums;
import org.ayni.app.console.NationalSums.Sum;
import org.ayni.app.console.NotFound;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.console.background.Ending;
import org.ayni.app.console.cycles.CycleView.Standing;
import org.ayni.app.cycle.CycleStatus;
import org.ayni.app.cycle.CycleStep;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.StepRow;
import org.ayni.app.cycle.Talk;
import org.ayni.app.liquidation.SamePerson;
import org.ayni.app.opinion.CycleAudits;
import org.ayni.app.variance.Findings;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a bimestre for its page: sums and steps of the nation, nothing of a household. */
@Component
class ReadCycle {

    /** How long what has ended is still told on the page. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private static final Locale SPANISH = Locale.forLanguageTag("es-PE");

    private final NationalSums sums;
    private final CycleActs acts;
    private final Clock clock;

    ReadCycle(NationalSums sums, CycleActs acts, Clock clock) {
        this.sums = sums;
        this.acts = acts;
        this.clock = clock;
    }

    /** The bimestre that an address names, if it was ever opened. */
    Bimester opened(String text) {
        return asked(text).filter(acts.cycles(Talk.NOBODY).opened()::contains).orElseThrow(NotFound::new);
    }

    /** The bimestre that somebody wrote; empty when it is none. */
    static Optional<Bimester> asked(String text) {
        return text.matches("[0-9]{4}-[1-6]") ? Optional.of(Bimester.parse(text)) : Optional.empty();
    }

    CycleView of(Bimester period, Viewer viewer) {
        Cycles cycles = acts.cycles(Talk.NOBODY);
        CycleStatus status = sums.read(viewer, Sum.STEPS, jdbc -> cycles.status(period));
        boolean running = acts.work(period).map(BackgroundWork.State::isRunning).orElse(false)
                || (status.steps().stream().anyMatch(row -> row.state() == StepRow.State.RUNNING)
                        && cycles.isAtWork(period));
        Optional<Findings.Counts> counts = sums.read(viewer, Sum.FINDINGS, jdbc -> new Findings(jdbc).counts(period));
        List<CycleView.StepView> steps = new ArrayList<>();
        for (CycleStep step : CycleStep.values()) {
            Optional<StepRow> row = status.steps().stream()
                    .filter(known -> known.step() == step)
                    .findFirst();
            boolean next = status.next().filter(step::equals).isPresent();
            Standing standing = standing(row, next, running);
            steps.add(new CycleView.StepView(
                    capital(step.spanish()),
                    standing,
                    row.map(ReadCycle::who).orElse(""),
                    row.map(known -> said(known, running)).orElse(""),
                    next ? blockers(cycles, period, step, status, counts, viewer) : List.of(),
                    next ? StepButton.of(step).posts(period) : List.of(),
                    next && !running ? button(step, period, viewer) : Optional.empty()));
        }
        return new CycleView(
                period.toString(),
                months(period),
                sums.read(viewer, Sum.STEPS, jdbc -> dates(jdbc, period)),
                steps,
                counts.map(all -> new CycleView.FindingsView(
                        all.all(), all.open(), RoutePolicy.may(viewer, "GET", "/ciclos/" + period + "/hallazgos"))),
                counts.map(all -> sums.read(viewer, Sum.SECOND_OPINION, jdbc -> opinion(jdbc, period))),
                !running && RoutePolicy.may(viewer, "POST", "/ciclos/" + period + "/segunda-opinion"),
                status.next().isEmpty() && RoutePolicy.may(viewer, "GET", "/ciclos/" + period + "/respuestas"),
                counts.isPresent() && RoutePolicy.may(viewer, "GET", "/ciclos/" + period + "/archivos"),
                panel(period),
                status.hashes().map(ReadCycle::fingerprints).orElse(List.of()));
    }

    /** What is being done on a bimestre, here or in another process, or has just ended here. */
    Optional<CycleView.Panel> panel(Bimester period) {
        Optional<BackgroundWork.State> work = acts.work(period);
        if (work.isPresent() && work.get().isRunning()) {
            return work.map(ReadCycle::running);
        }
        Cycles cycles = acts.cycles(Talk.NOBODY);
        Optional<StepRow> elsewhere = cycles.status(period).steps().stream()
                .filter(row -> row.state() == StepRow.State.RUNNING)
                .findFirst()
                .filter(row -> cycles.isAtWork(period));
        if (elsewhere.isPresent()) {
            return elsewhere.map(
                    row -> new CycleView.Panel(true, "", capital(row.step().spanish()), who(row), row.progress(), ""));
        }
        Instant oldest = clock.instant().minus(FRESH);
        return work.flatMap(known ->
                known.ended().filter(ended -> ended.at().isAfter(oldest)).map(ended -> ended(known, ended.ending())));
    }

    private static CycleView.Panel running(BackgroundWork.State work) {
        return new CycleView.Panel(
                true, "", work.what(), work.by() + ", desde " + Moments.moment(work.since()), work.progress(), "");
    }

    private static CycleView.Panel ended(BackgroundWork.State work, Ending ending) {
        return switch (ending) {
            case Ending.Done done -> new CycleView.Panel(false, "good", work.what(), work.by(), done.text(), "");
            case Ending.Refused refused ->
                new CycleView.Panel(false, "bad", work.what(), work.by(), refused.reason(), refused.whatToDo());
            case Ending.Failed failed -> new CycleView.Panel(false, "bad", work.what(), work.by(), failed.text(), "");
        };
    }

    private static Standing standing(Optional<StepRow> row, boolean next, boolean running) {
        return row.map(known -> switch (known.state()) {
                    case DONE -> Standing.DONE;
                    case STOPPED -> Standing.STOPPED;
                    case RUNNING -> running ? Standing.RUNNING : Standing.CUT;
                })
                .orElse(next ? Standing.NEXT : Standing.PENDING);
    }

    private static String who(StepRow row) {
        return row.by() + ", " + Moments.moment(row.finishedAt().orElse(row.startedAt()));
    }

    private static String said(StepRow row, boolean running) {
        return switch (row.state()) {
            case DONE -> row.result();
            case STOPPED -> row.isOurFault() ? new Ending.Failed().text() : StepButton.onScreen(row.cause());
            case RUNNING ->
                running
                        ? row.progress()
                        : "El servidor se detuvo mientras se hacía, y no se guardó nada. Se puede pulsar otra vez.";
        };
    }

    private List<String> blockers(
            Cycles cycles,
            Bimester period,
            CycleStep step,
            CycleStatus status,
            Optional<Findings.Counts> counts,
            Viewer viewer) {
        List<String> blockers = new ArrayList<>();
        switch (step) {
            case LIQUIDATE -> cycles.obstacleToLiquidating(period).ifPresent(blockers::add);
            case AUTHORISE -> {
                counts.filter(all -> all.open() > 0)
                        .ifPresent(all -> blockers.add(
                                all.open() == 1
                                        ? "Hay 1 hallazgo que nadie ha aceptado."
                                        : "Hay " + all.open() + " hallazgos que nadie ha aceptado."));
                status.steps().stream()
                        .filter(row -> row.step() == CycleStep.LIQUIDATE)
                        .filter(row -> SamePerson.decide(
                                row.by(), viewer.staff().actor().name()))
                        .findFirst()
                        .ifPresent(row -> blockers.add("Usted liquidó este bimestre: debe autorizar otra persona."));
            }
            case OPEN, CLOSE_ROLL, VERIFY, INSTRUCT -> {
                // Nothing that is known before it is pressed.
            }
        }
        return blockers;
    }

    private static Optional<CycleView.Button> button(CycleStep step, Bimester period, Viewer viewer) {
        StepButton button = StepButton.of(step);
        return button.mayPress(viewer, period)
                ? Optional.of(new CycleView.Button(button.label(), button.address(period)))
                : Optional.empty();
    }

    private static String opinion(JdbcClient jdbc, Bimester period) {
        return CycleAudits.last(jdbc, period)
                .map(made -> (made.differences() == 0
                                ? "Igual a lo guardado, hasta el último byte"
                                : String.format(Locale.ROOT, "%,d diferencias con lo guardado", made.differences()))
                        + " (" + made.by() + ", " + Moments.moment(made.at()) + ").")
                .orElse("Todavía no se ha pedido.");
    }

    private static String dates(JdbcClient jdbc, Bimester period) {
        return jdbc.sql("SELECT closing_day, evidence_cut FROM cycle.cycle WHERE period = :period")
                .param("period", period.toString())
                .query((row, number) -> "Día de cierre "
                        + Moments.day(row.getDate("closing_day").toLocalDate()) + " · corte de evidencia "
                        + Moments.day(row.getDate("evidence_cut").toLocalDate()))
                .optional()
                .orElse("");
    }

    private static List<CycleView.Fingerprint> fingerprints(ResultHashes hashes) {
        return List.of(
                new CycleView.Fingerprint("member_months.csv", hashes.memberMonths()),
                new CycleView.Fingerprint("household_months.csv", hashes.householdMonths()),
                new CycleView.Fingerprint("lines.csv", hashes.lines()),
                new CycleView.Fingerprint("totals.csv", hashes.totals()),
                new CycleView.Fingerprint("todo el resultado", hashes.whole()));
    }

    /** {@code julio y agosto de 2026}. */
    static String months(Bimester period) {
        return month(period.firstMonth()) + " y " + month(period.secondMonth()) + " de " + period.year();
    }

    private static String month(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, SPANISH);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(SPANISH) + text.substring(1);
    }
}
