package org.ayni.app.console.cycles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.NationalSums;
import org.ayni.app.console.NationalSums.Sum;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.Waiting;
import org.ayni.app.console.WaitingWork;
import org.ayni.app.cycle.CycleStatus;
import org.ayni.app.cycle.CycleStep;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.Talk;
import org.ayni.app.payment.Payments;
import org.ayni.app.variance.Findings;
import org.ayni.kernel.time.Bimester;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The step of a bimestre that this person presses next, the findings to answer for, what of the bank is still parked. */
@Component
@Order(20)
class StepsThatWait implements WaitingWork {

    /** Only the latest can have something open: one is opened when the one before it is authorised. */
    private static final int LATEST = 3;

    private static final String LINK = "Ver el bimestre";

    private final NationalSums sums;
    private final CycleActs acts;

    StepsThatWait(NationalSums sums, CycleActs acts) {
        this.sums = sums;
        this.acts = acts;
    }

    /** A bimestre as it stands. */
    private record Now(CycleStatus status, long openFindings, long parked) {}

    @Override
    public List<Waiting> waitingFor(Viewer viewer) {
        if (!RoutePolicy.may(viewer, "GET", "/ciclos")) {
            return List.of();
        }
        Cycles cycles = acts.cycles(Talk.NOBODY);
        Map<Bimester, Now> latest = new LinkedHashMap<>();
        sums.read(viewer, Sum.STEPS, jdbc -> cycles.opened()).stream()
                .limit(LATEST)
                .forEach(period -> latest.put(period, now(period, cycles, viewer)));
        List<Waiting> waiting = new ArrayList<>();
        latest.forEach((period, now) -> waiting.addAll(of(period, now, viewer)));
        if (latest.values().stream().allMatch(now -> now.status().next().isEmpty())) {
            opening(latest, viewer).ifPresent(waiting::add);
        }
        return waiting;
    }

    private Now now(Bimester period, Cycles cycles, Viewer viewer) {
        CycleStatus status = sums.read(viewer, Sum.STEPS, jdbc -> cycles.status(period));
        long open = sums.read(viewer, Sum.FINDINGS, jdbc -> new Findings(jdbc).counts(period))
                .map(Findings.Counts::open)
                .orElse(0L);
        boolean settlesReplies = status.next().isEmpty() && RoutePolicy.may(viewer, "POST", replies(period));
        long parked = settlesReplies ? sums.read(viewer, Sum.BANK, jdbc -> new Payments(jdbc).openBreaks(period)) : 0;
        return new Now(status, open, parked);
    }

    private static List<Waiting> of(Bimester period, Now now, Viewer viewer) {
        List<Waiting> waiting = new ArrayList<>();
        Optional<CycleStep> next = now.status().next();
        next.map(StepButton::of).ifPresent(button -> waiting.add(step(button, period, now, viewer)));
        boolean beforeAuthorising =
                next.filter(step -> step == CycleStep.AUTHORISE).isPresent();
        String findings = "/ciclos/" + period + "/hallazgos";
        if (beforeAuthorising && now.openFindings() > 0 && RoutePolicy.may(viewer, "POST", findings)) {
            waiting.add(Waiting.toDo(
                    "Hallazgos de " + period,
                    now.openFindings(),
                    "Nadie los ha aceptado: sin eso no se autoriza.",
                    "Revisar",
                    findings));
        }
        if (now.parked() > 0) {
            waiting.add(Waiting.toDo(
                    "Discrepancias con el banco de " + period,
                    now.parked(),
                    "El banco dijo algo que no se pudo aplicar.",
                    "Revisar",
                    replies(period)));
        }
        return waiting;
    }

    private static Waiting step(StepButton button, Bimester period, Now now, Viewer viewer) {
        String title = button.label() + ": " + period;
        String address = "/ciclos/" + period;
        if (!button.mayPress(viewer, period)) {
            return Waiting.news(
                    title,
                    "Es el paso que sigue. Le toca a: "
                            + String.join(", ", button.posts(period)).toLowerCase(Locale.forLanguageTag("es-PE")) + ".",
                    LINK,
                    address);
        }
        boolean open = now.openFindings() > 0 && button.step() == CycleStep.AUTHORISE;
        return Waiting.toDo(
                title,
                1,
                open
                        ? "Es el paso que sigue, cuando alguien haya respondido por los hallazgos."
                        : "Es el paso que sigue en este bimestre, y lo pulsa su puesto.",
                LINK,
                address);
    }

    private static Optional<Waiting> opening(Map<Bimester, Now> latest, Viewer viewer) {
        if (!RoutePolicy.may(viewer, "POST", "/ciclos")) {
            return Optional.empty();
        }
        String which = latest.keySet().stream()
                .findFirst()
                .map(last -> "Abrir el bimestre " + last.next())
                .orElse("Abrir el primer bimestre");
        return Optional.of(Waiting.toDo(which, 1, "Todo lo anterior está hecho.", "Abrir", "/ciclos"));
    }

    private static String replies(Bimester period) {
        return "/ciclos/" + period + "/respuestas";
    }
}
