package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ayni.app.cycle.Programme.ANA;
import static org.ayni.app.cycle.Programme.BETO;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ayni.app.audit.Actor;
import org.ayni.app.liquidation.EarlierLiquidations;
import org.ayni.app.registry.Load;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.explanation.Explainer;
import org.ayni.kernel.explanation.Explanation;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The closed roll stays what it was, and what is done by two at once is done once. */
class ClosedRollTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);

    @TempDir
    static Path generated;

    @TempDir
    Path folder;

    @BeforeAll
    static void generate() {
        Programme.generate(generated.resolve("facts"), 300, 21, PERIOD);
    }

    @Test
    void corrections_after_the_closing_do_not_change_what_was_closed() {
        String undisturbed;
        try (Programme programme = new Programme(folder.resolve("a"))) {
            programme.load(generated.resolve("facts"));
            programme.runToLiquidation(PERIOD);
            undisturbed = hashes(programme).whole();
        }
        try (Programme programme = new Programme(folder.resolve("b"))) {
            programme.load(generated.resolve("facts"));
            programme.open(PERIOD);
            programme.cycles.closeRoll(PERIOD, ANA);
            correct(programme, "one");
            programme.cycles.verify(PERIOD, ANA);
            correct(programme, "two");
            programme.cycles.liquidate(PERIOD, ANA);
            assertThat(hashes(programme).whole()).isEqualTo(undisturbed);
            assertThat(programme.count("SELECT count(*) FROM registry.load")).isEqualTo(3);
        }
    }

    /** Suspends every household as of always, brings a new one, and says that nobody was ever at school. */
    private void correct(Programme programme, String name) {
        SmallFacts facts =
                new SmallFacts(folder.resolve("correction-" + name)).household("H9" + name.length(), "ACTIVE", 0);
        for (int i = 0; i < 300; i++) {
            facts.row(
                    "households.csv",
                    String.format("SH%07d,010101,0101010001,SUSPENDED,2019-04-15,NP,2020-12-31,NONE,0,99%07d", i, i));
        }
        List<String> members = programme
                .database
                .app()
                .sql("SELECT member_id FROM registry.person WHERE member_id LIKE 'SM%' ORDER BY member_id LIMIT 200")
                .query(String.class)
                .list();
        for (String member : members) {
            facts.row("attendance.csv", member + ",2026-07," + SmallFacts.SCHOOL + ",20,20,0,2026-08-30");
        }
        programme.load(facts.write());
    }

    @Test
    void a_load_that_is_under_way_is_wholly_before_the_closing_and_a_later_one_wholly_after() throws Exception {
        try (Programme programme = new Programme(folder);
                ExecutorService pool = Executors.newFixedThreadPool(2)) {
            programme.load(generated.resolve("facts"));
            programme.open(PERIOD);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            Future<?> load = pool.submit(() -> programme.database.transaction().executeWithoutResult(status -> {
                Load.begin(programme.database, new Actor("Carga lenta"), Optional.empty(), "lenta");
                begun.countDown();
                await(mayEnd);
            }));
            await(begun);
            Future<StepResult> close = pool.submit(() -> programme.cycles.closeRoll(PERIOD, ANA));
            Thread.sleep(500);
            assertThat(close.isDone()).isFalse();
            mayEnd.countDown();
            load.get(30, TimeUnit.SECONDS);
            assertThat(close.get(30, TimeUnit.SECONDS)).isInstanceOf(StepResult.Done.class);
            long lastLoad = programme.count("""
                    SELECT l.load
                    FROM cycle.closed_roll r
                    JOIN registry.load l ON l.recorded_at = r.known_at""");
            assertThat(lastLoad).isEqualTo(2);
        }
    }

    @Test
    void a_closed_roll_whose_rows_no_longer_read_the_same_stops_the_step_that_has_to_read_them() {
        try (Programme programme = new Programme(folder)) {
            programme.load(generated.resolve("facts"));
            programme.open(PERIOD);
            programme.cycles.closeRoll(PERIOD, ANA);
            JdbcClient owner = JdbcClient.create(programme.database.ownerDataSource());
            owner.sql("ALTER TABLE registry.classification DISABLE TRIGGER USER")
                    .update();
            owner.sql("UPDATE registry.classification SET cse = 'NP' WHERE household = 1")
                    .update();
            owner.sql("DELETE FROM columns.roll_seal").update();
            assertThatThrownBy(() -> programme.cycles.verify(PERIOD, ANA)).hasMessageContaining("no longer reads");
            StepRow verify = programme.cycles.status(PERIOD).steps().getLast();
            assertThat(verify.state()).isEqualTo(StepRow.State.STOPPED);
            assertThat(verify.cause()).contains("no longer reads");
        }
    }

    @Test
    void two_operators_at_once_give_exactly_one_result() throws Exception {
        try (Programme programme = new Programme(folder);
                ExecutorService pool = Executors.newFixedThreadPool(4)) {
            programme.load(generated.resolve("facts"));
            programme.open(PERIOD);
            Cycles other = new Cycles(programme.database, Programme.LAW, Programme.TERRITORY, Talk.NOBODY);
            List<Callable<StepResult>> rounds = List.of(
                    () -> other.closeRoll(PERIOD, ANA),
                    () -> other.verify(PERIOD, ANA),
                    () -> other.liquidate(PERIOD, ANA),
                    () -> other.authorise(PERIOD, "RDE-1", BETO));
            for (Callable<StepResult> step : rounds) {
                List<Future<StepResult>> both = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    both.add(pool.submit(step));
                }
                List<StepResult> results = new ArrayList<>();
                for (Future<StepResult> one : both) {
                    results.add(one.get(60, TimeUnit.SECONDS));
                }
                assertThat(results)
                        .filteredOn(StepResult.Done.class::isInstance)
                        .hasSize(1);
                assertThat(results)
                        .filteredOn(StepResult.AlreadyDone.class::isInstance)
                        .hasSize(2);
            }
            assertThat(programme.count("SELECT count(*) FROM liquidation.total"))
                    .isEqualTo(300);
            assertThat(programme.count("SELECT count(*) FROM audit.act WHERE act LIKE 'cycle-%'"))
                    .isEqualTo(5);
        }
    }

    @Test
    void one_household_read_alone_explains_itself_as_within_the_whole_roll() {
        try (Programme programme = new Programme(folder)) {
            programme.load(generated.resolve("facts"));
            programme.open(PERIOD);
            programme.cycles.closeRoll(PERIOD, ANA);
            ClosedRoll roll = programme.cycles.closedRoll(PERIOD).orElseThrow();
            ClosedFacts closed = new ClosedFacts(programme.database, Programme.LAW);
            programme.database.transaction().executeWithoutResult(status -> {
                Facts all = closed.readClosed(roll, new EarlierLiquidations(programme.database, PERIOD))
                        .facts();
                for (int household = 0; household < 300; household += 17) {
                    String id = all.households.ids.get(household);
                    Facts alone = closed.readHousehold(roll, id, new EarlierLiquidations(programme.database, PERIOD));
                    assertThat(alone.households.size()).isEqualTo(1);
                    Explanation whole = new Explainer(all, Programme.LAW).explain(household);
                    assertThat(new Explainer(alone, Programme.LAW).explain(0)).isEqualTo(whole);
                }
                assertThat(closed.readHousehold(roll, "' OR true --", ClosedFacts.Books.NONE)
                                .households
                                .size())
                        .isZero();
            });
        }
    }

    @Test
    void a_changed_law_does_not_decide_a_closed_roll() {
        try (Programme programme = new Programme(folder)) {
            programme.load(generated.resolve("facts"));
            programme.open(PERIOD);
            programme.cycles.closeRoll(PERIOD, ANA);
            JdbcClient owner = JdbcClient.create(programme.database.ownerDataSource());
            owner.sql("ALTER TABLE cycle.closed_roll DISABLE TRIGGER append_only")
                    .update();
            owner.sql("UPDATE cycle.closed_roll SET law_hash = repeat('0', 64)").update();
            assertThat(programme.cycles.verify(PERIOD, ANA))
                    .isInstanceOfSatisfying(
                            StepResult.Refused.class,
                            refused -> assertThat(refused.reason()).contains("parámetros de la ley"));
        }
    }

    @Test
    void closing_days_other_than_the_last_day_decide_who_is_paid() {
        try (Programme programme = new Programme(folder)) {
            programme.load(new SmallFacts(folder.resolve("facts"))
                    .calendar()
                    .row(
                            "households.csv",
                            "H1,010101,0101010001,AFFILIATED,2019-04-15,PE,2026-08-20,ACTIVE,0,99000000001")
                    .write());
            LocalDate closing = LocalDate.of(2026, 8, 25);
            Programme.requireDone(programme.cycles.open(PERIOD, closing, closing, ANA));
            Programme.requireDone(programme.cycles.closeRoll(PERIOD, ANA));
            Programme.requireDone(programme.cycles.verify(PERIOD, ANA));
            Programme.requireDone(programme.cycles.liquidate(PERIOD, ANA));
            assertThat(programme
                            .database
                            .app()
                            .sql("SELECT state FROM liquidation.total")
                            .query(String.class)
                            .single())
                    .isEqualTo("CLASSIFICATION_EXPIRED");
        }
    }

    private static ResultHashes hashes(Programme programme) {
        return Objects.requireNonNull(programme.cycles.status(PERIOD).hashes().orElseThrow());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
