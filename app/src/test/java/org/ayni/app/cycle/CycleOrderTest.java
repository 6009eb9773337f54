package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ayni.app.cycle.Programme.ANA;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bimestres go one after the other. */
class CycleOrderTest {

    private static final Bimester MAY_JUNE = new Bimester(2026, 3);
    private static final Bimester JULY_AUGUST = new Bimester(2026, 4);
    private static final Bimester SEPTEMBER_OCTOBER = new Bimester(2026, 5);

    @TempDir
    Path folder;

    private Programme programme;

    @BeforeEach
    void open() {
        programme = new Programme(folder);
    }

    @AfterEach
    void close() {
        programme.close();
    }

    @Test
    void any_bimestre_may_be_the_first_of_an_installation() {
        assertThat(programme.open(SEPTEMBER_OCTOBER)).isInstanceOf(StepResult.Done.class);
    }

    @Test
    void an_earlier_bimestre_is_not_opened_after_a_later_one() {
        programme.open(JULY_AUGUST);
        refused(programme.open(MAY_JUNE), "posterior a 2026-3");
    }

    @Test
    void a_bimestre_is_not_opened_while_the_one_before_it_is_not_authorised() {
        loadOneHousehold();
        programme.open(MAY_JUNE);
        refused(programme.open(JULY_AUGUST), "2026-3 está abierto y sin autorizar");
        programme.runToLiquidation(MAY_JUNE);
        refused(programme.open(JULY_AUGUST), "2026-3 está abierto y sin autorizar");
        programme.authorise(MAY_JUNE);
        assertThat(programme.open(JULY_AUGUST)).isInstanceOf(StepResult.Done.class);
    }

    @Test
    void a_bimestre_is_not_skipped() {
        loadOneHousehold();
        programme.runToLiquidation(MAY_JUNE);
        programme.authorise(MAY_JUNE);
        refused(programme.open(SEPTEMBER_OCTOBER), "saltar 2026-4");
    }

    @Test
    void a_bimestre_is_not_liquidated_while_an_earlier_one_that_was_opened_is_not_authorised() {
        loadOneHousehold();
        programme.open(JULY_AUGUST);
        programme.database.app().sql("""
                        INSERT INTO cycle.cycle (period, closing_day, evidence_cut, opened_by)
                        VALUES ('2026-3', '2026-06-30', '2026-06-30', 'otra versión')""").update();
        programme.cycles.closeRoll(JULY_AUGUST, ANA);
        programme.cycles.verify(JULY_AUGUST, ANA);
        refused(programme.cycles.liquidate(JULY_AUGUST, ANA), "2026-3 está abierto y sin autorizar");
        assertThat(programme.count("SELECT count(*) FROM liquidation.liquidation"))
                .isZero();
    }

    @Test
    void of_two_people_who_open_different_bimestres_at_once_one_is_refused() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            List<Future<StepResult>> results = Stream.of(JULY_AUGUST, SEPTEMBER_OCTOBER)
                    .map(period -> people.submit(() -> {
                        together.await();
                        return programme.open(period);
                    }))
                    .toList();
            assertThat(List.of(results.get(0).get(), results.get(1).get()))
                    .hasAtLeastOneElementOfType(StepResult.Done.class)
                    .hasAtLeastOneElementOfType(StepResult.Refused.class);
        }
        assertThat(programme.count("SELECT count(*) FROM cycle.cycle")).isEqualTo(1);
    }

    private void loadOneHousehold() {
        programme.load(new SmallFacts(folder.resolve("facts"))
                .calendar()
                .household("H1", "ACTIVE", 0)
                .write());
    }

    private static void refused(StepResult result, String because) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        StepResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains(because));
    }
}
