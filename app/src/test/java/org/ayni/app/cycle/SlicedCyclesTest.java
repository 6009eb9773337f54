package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ayni.app.cycle.Programme.ANA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.ayni.app.audit.Actor;
import org.ayni.app.columns.ColumnsUnfit;
import org.ayni.app.columns.ReadColumns;
import org.ayni.app.columns.RollSlices;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.opinion.AdversarialFacts;
import org.ayni.app.opinion.AuditResult;
import org.ayni.app.variance.AcceptFinding;
import org.ayni.app.variance.Finding;
import org.ayni.app.variance.Findings;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Households decided a few at a time are decided as all at once: the same fingerprints, and the very same stored rows. */
class SlicedCyclesTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);
    private static final int AT_ONCE = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void slices_of_any_size_leave_what_one_slice_leaves_also_when_members_moved() throws Exception {
        long seed = Long.getLong("ayni.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.println("SlicedCyclesTest: -Dayni.seed=" + seed);
        Random random = new Random(seed);
        Bimester period = Bimester.ofOrdinal(new Bimester(2025, 5).ordinal() + (int) (seed % 5));
        try (Programme programme = new Programme(folder)) {
            for (int cycle = 0; cycle < 3; cycle++) {
                AdversarialFacts facts = new AdversarialFacts(seed + cycle, period, 40);
                Path files = folder.resolve("facts-" + period);
                facts.write(files);
                if (cycle > 0) {
                    moveMembers(files, random);
                }
                new LoadFacts(programme.database, bytes -> {}, file -> {})
                        .run(files, Optional.empty(), ANA, rejected -> {});
                Programme.requireDone(programme.cycles.open(period, facts.closingDay, facts.evidenceCut, ANA));
                Programme.requireDone(programme.cycles.closeRoll(period, ANA));
                String atOnce = decide(programme, period, AT_ONCE, false);
                for (int size : List.of(1, 3, 3 + random.nextInt(30))) {
                    for (boolean together : List.of(true, false)) {
                        takeBack(programme, period);
                        assertThat(decide(programme, period, size, together))
                                .as("seed %d, %s, %d a slice, together: %s", seed, period, size, together)
                                .isEqualTo(atOnce);
                    }
                }
                assertThat(programme.cycles.audit(period, 20, ANA))
                        .as("seed %d, audit of %s", seed, period)
                        .isInstanceOfSatisfying(
                                AuditResult.Audited.class,
                                audited -> assertThat(audited.first()).isEmpty());
                authorise(programme, period);
                period = period.next();
            }
        }
    }

    /** Some members, the rows say, belong to another household now. */
    private static void moveMembers(Path files, Random random) throws IOException {
        Path file = files.resolve("members.csv");
        List<String> moved = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            boolean moves = !moved.isEmpty() && random.nextInt(4) == 0;
            moved.add(moves ? line.replaceFirst(",H[0-9]+,", ",H" + random.nextInt(40) + ",") : line);
        }
        Files.write(file, moved);
    }

    @Test
    void what_was_liquidated_for_who_lives_elsewhere_now_keeps_their_name() throws SQLException {
        try (Programme programme = new Programme(folder)) {
            programme.load(new SmallFacts(folder.resolve("facts"))
                    .calendar()
                    .household("H1", "ACTIVE", 0)
                    .household("H2", "ACTIVE", 0)
                    .household("H3", "ACTIVE", 0)
                    .row("liquidated.csv", "H1,2026-3,BASE,2026-05,,10000")
                    .row("liquidated.csv", "H1,2026-3,TAS,2026-05,M11,8000")
                    .row("liquidated.csv", "H1,2026-3,TAS,2026-06,M21,8000")
                    .write());
            programme.load(new SmallFacts(folder.resolve("moves"))
                    .row("members.csv", "M11,H3,2016-05-05,02000011,,97000011,Luz,Quispe,Quispe,0")
                    .write());
            programme.open(PERIOD);
            Programme.requireDone(programme.cycles.closeRoll(PERIOD, ANA));
            String atOnce = decide(programme, PERIOD, AT_ONCE, true);
            takeBack(programme, PERIOD);
            assertThat(decide(programme, PERIOD, 1, true)).isEqualTo(atOnce);
            assertThat(programme.database.app().sql("""
                                    SELECT household || ' ' || kind || ' ' || member || ' ' || amount
                                    FROM liquidation.line
                                    WHERE member IS NOT NULL
                                    ORDER BY 1""").query(String.class).list())
                    .containsExactly("H1 RECUPERO M11 -8000", "H1 RECUPERO M21 -8000");
        }
    }

    @Test
    void a_chunk_that_is_wrong_is_noticed_before_the_first_slice_and_the_rows_are_read() throws Exception {
        try (Programme programme = closed(300)) {
            String sound = decide(programme, PERIOD, 50, true);
            for (String damage : List.of(
                    "UPDATE columns.chunk SET body = overlay(body PLACING '\\x00'::bytea FROM 40) WHERE chunk_set = "
                            + "(SELECT max(chunk_set) FROM columns.chunk_set WHERE kind = 'HEALTH')",
                    "DELETE FROM columns.chunk WHERE chunk_set = "
                            + "(SELECT max(chunk_set) FROM columns.chunk_set WHERE kind = 'LIQUIDATED')",
                    "UPDATE columns.chunk SET body = '\\x01000000ff' WHERE chunk_set = "
                            + "(SELECT min(chunk_set) FROM columns.chunk_set WHERE kind = 'MEMBER')")) {
                takeBack(programme, PERIOD);
                asOwner(programme, damage);
                List<String> said = new ArrayList<>();
                Cycles cycles = new Cycles(programme.database, Programme.LAW, Programme.TERRITORY, hearing(said), 50);
                assertThat(decide(programme, PERIOD, cycles, true)).as(damage).isEqualTo(sound);
                assertThat(said).as(damage).anyMatch(text -> text.contains("ayni db rebuild-columns"));
                new RebuildColumns(programme.database, Programme.LAW, Talk.NOBODY).rebuild(ANA);
            }
        }
    }

    @Test
    void a_chunk_that_changes_while_slices_are_read_is_not_taken() throws Exception {
        try (Programme programme = closed(300)) {
            ClosedRoll roll = programme.cycles.closedRoll(PERIOD).orElseThrow();
            RollSlices slices = new ReadColumns(programme.database, Programme.LAW)
                    .slices(PERIOD, roll.knownAt(), roll.rollHash(), roll.horizon(Programme.LAW), 100);
            assertThat(slices.count()).isEqualTo(3);
            assertThat(slices.read(0, ClosedFacts.Books.NONE).facts().households.size())
                    .isEqualTo(100);
            asOwner(
                    programme,
                    "UPDATE columns.chunk SET body = overlay(body PLACING '\\x7f'::bytea FROM 60) WHERE chunk_set IN "
                            + "(SELECT chunk_set FROM columns.chunk_set WHERE kind = 'ATTENDANCE')");
            assertThatThrownBy(() -> slices.read(1, ClosedFacts.Books.NONE)).isInstanceOf(ColumnsUnfit.class);
            asOwner(programme, "DELETE FROM columns.chunk");
            assertThatThrownBy(() -> slices.read(2, ClosedFacts.Books.NONE)).isInstanceOf(ColumnsUnfit.class);
        }
    }

    private Programme closed(int households) {
        Programme programme = new Programme(folder);
        programme.load(Programme.generate(folder.resolve("facts"), households, 5, PERIOD));
        programme.open(PERIOD);
        Programme.requireDone(programme.cycles.closeRoll(PERIOD, ANA));
        return programme;
    }

    private static Talk hearing(List<String> said) {
        return new Talk() {
            @Override
            public void say(String text) {
                said.add(text);
            }

            @Override
            public void progress(String what, String unit, long done, long total) {}
        };
    }

    private static void takeBack(Programme programme, Bimester period) throws SQLException {
        new MeasureCycle(programme.database, programme.cycles).takeBack(period);
    }

    /** Verifies and liquidates; returns everything that was stored. */
    private static String decide(Programme programme, Bimester period, int householdsASlice, boolean together) {
        Cycles cycles =
                new Cycles(programme.database, Programme.LAW, Programme.TERRITORY, Talk.NOBODY, householdsASlice);
        return decide(programme, period, cycles, together);
    }

    private static String decide(Programme programme, Bimester period, Cycles cycles, boolean together) {
        Programme.requireDone(together ? cycles.verifyToLiquidate(period, ANA) : cycles.verify(period, ANA));
        Programme.requireDone(cycles.liquidate(period, ANA));
        StringBuilder stored =
                new StringBuilder(cycles.status(period).hashes().orElseThrow().whole());
        for (String table : List.of(
                "verification.stored_decision",
                "verification.stored_household_month",
                "liquidation.stored_line",
                "liquidation.stored_total",
                "liquidation.absent_household")) {
            stored.append('\n').append(table).append('\n');
            stored.append(String.join(
                    "\n",
                    programme
                            .database
                            .app()
                            .sql("SELECT t::text FROM " + table + " AS t WHERE period = :period")
                            .param("period", period.toString())
                            .query(String.class)
                            .list()
                            .stream()
                            .sorted()
                            .toList()));
        }
        return stored.toString();
    }

    private static void authorise(Programme programme, Bimester period) {
        for (Finding finding : new Findings(programme.database.app()).all(period)) {
            new AcceptFinding(programme.database).accept(period, finding.id(), "Revisado", new Actor("Dora Ccori"));
        }
        Programme.requireDone(programme.authorise(period));
    }

    private static void asOwner(Programme programme, String statement) throws SQLException {
        try (Connection connection = programme.database.ownerDataSource().getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
