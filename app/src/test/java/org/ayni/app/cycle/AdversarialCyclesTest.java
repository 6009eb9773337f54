package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ayni.app.cycle.Programme.ANA;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.ayni.app.audit.Actor;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.opinion.AdversarialFacts;
import org.ayni.app.opinion.AuditResult;
import org.ayni.app.variance.AcceptFinding;
import org.ayni.app.variance.Finding;
import org.ayni.app.variance.Findings;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three bimestres in a row of one database, before each of which everything known of every household becomes something else:
 * what is possible, not what is likely. Loading, closing, columns, the kernel and the books of the bimestres before must come
 * to what the second opinion reads from the rows.
 */
class AdversarialCyclesTest {

    private static final int HOUSEHOLDS = 200;

    @TempDir
    Path folder;

    @Test
    void the_second_opinion_agrees_and_every_decision_explains_itself() throws Exception {
        long seed = Long.getLong("ayni.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.println("AdversarialCyclesTest: -Dayni.seed=" + seed);
        Bimester period = Bimester.ofOrdinal(new Bimester(2025, 5).ordinal() + (int) (seed % 5));
        try (Programme programme = new Programme(folder)) {
            for (int cycle = 0; cycle < 3; cycle++) {
                AdversarialFacts facts = new AdversarialFacts(seed + cycle, period, HOUSEHOLDS);
                facts.write(folder.resolve("facts-" + period));
                new LoadFacts(programme.database, bytes -> {}, file -> {})
                        .run(folder.resolve("facts-" + period), Optional.empty(), ANA, rejected -> {});
                Programme.requireDone(programme.cycles.open(period, facts.closingDay, facts.evidenceCut, ANA));
                Programme.requireDone(programme.cycles.closeRoll(period, ANA));
                Programme.requireDone(programme.cycles.verify(period, ANA));
                Programme.requireDone(programme.cycles.liquidate(period, ANA));
                assertAgreed(programme, period, seed);
                authorise(programme, period);
                period = period.next();
            }
            for (Bimester earlier : programme.cycles.opened()) {
                assertAgreed(programme, earlier, seed);
            }
        }
    }

    private static void assertAgreed(Programme programme, Bimester period, long seed) {
        assertThat(programme.cycles.audit(period, 20, ANA))
                .as("seed %d, audit of %s", seed, period)
                .isInstanceOfSatisfying(
                        AuditResult.Audited.class,
                        audited -> assertThat(audited.first()).isEmpty());
        assertThat(new ReplayCycle(programme.database, Programme.LAW, Talk.NOBODY).replay(period, Optional.empty()))
                .as("seed %d, replay of %s", seed, period)
                .isInstanceOfSatisfying(
                        Replay.Computed.class,
                        computed -> assertThat(computed.differing()).isEmpty());
        ExplainDecision explain = new ExplainDecision(programme.database, Programme.LAW);
        List<String> households = programme
                .database
                .app()
                .sql("SELECT household FROM liquidation.total WHERE period = :period")
                .param("period", period.toString())
                .query(String.class)
                .list();
        for (String household : households) {
            assertThat(explain.read(period, household).orElseThrow().differences())
                    .as("seed %d, %s in %s", seed, household, period)
                    .isEmpty();
        }
    }

    private static void authorise(Programme programme, Bimester period) {
        for (Finding finding : new Findings(programme.database.app()).all(period)) {
            new AcceptFinding(programme.database).accept(period, finding.id(), "Revisado", new Actor("Dora Ccori"));
        }
        Programme.requireDone(programme.authorise(period));
    }
}
