package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ayni.app.cycle.Programme.ANA;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bimestre computed again, from what was known then or from what is known now. */
class ReplayCycleTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);
    private static final String MOTHER = "M10";
    private static final String CHILD = "M11";

    @TempDir
    static Path generated;

    @TempDir
    Path folder;

    @BeforeAll
    static void generate() {
        Programme.generate(generated.resolve("facts"), 200, 31, PERIOD);
    }

    @Test
    void at_the_closing_it_gives_what_was_stored_however_much_was_corrected_since() {
        try (Programme programme = withOneHouseholdMore()) {
            String stored = stored(programme);
            correctEverything(programme);
            Replay.Computed replay = replay(programme, Optional.empty());
            assertThat(replay.hashes().whole()).isEqualTo(stored);
            assertThat(replay.differing()).isEmpty();
            assertThat(replay.closing())
                    .hasValueSatisfying(closing -> assertThat(closing.loadsSince() == 0
                                    && closing.sameRoll()
                                    && closing.sameLaw()
                                    && closing.stored().size() == 4)
                            .isTrue());
        }
    }

    @Test
    void later_it_gives_what_would_be_decided_with_what_is_known_then() {
        try (Programme programme = withOneHouseholdMore()) {
            String stored = stored(programme);
            Instant beforeLateEvidence = lastRecorded(programme);
            programme.load(new SmallFacts(folder.resolve("late"))
                    .attendance("H1", "2026-08", 15, 0, "2026-08-30")
                    .write());
            Instant afterLateEvidence = lastRecorded(programme);
            programme.load(new SmallFacts(folder.resolve("birth"))
                    .row(
                            "members.csv",
                            CHILD + ",H1,2000-05-05," + SmallFacts.SCHOOL + ",,97000011,Luz,Quispe,Quispe,0")
                    .write());

            assertThat(replay(programme, Optional.of(beforeLateEvidence))
                            .hashes()
                            .whole())
                    .isEqualTo(stored);
            Replay.Computed withEvidence = replay(programme, Optional.of(afterLateEvidence));
            assertThat(withEvidence.differing())
                    .containsExactly("member_months.csv", "household_months.csv", "lines.csv", "totals.csv");
            assertThat(withEvidence.closing().orElseThrow().loadsSince()).isEqualTo(1);
            Replay.Computed withBirth = replay(programme, Optional.of(lastRecorded(programme)));
            assertThat(withBirth.hashes().whole())
                    .isNotEqualTo(stored)
                    .isNotEqualTo(withEvidence.hashes().whole());
            assertThat(withBirth.closing().orElseThrow().sameRoll()).isFalse();
        }
    }

    @Test
    void who_is_paid_may_change_without_what_is_paid() {
        try (Programme programme = withOneHouseholdMore()) {
            programme.load(new SmallFacts(folder.resolve("holder"))
                    .row("members.csv", MOTHER + ",H1,1990-05-05,,,97000010,Rosa,Quispe,Mamani,0")
                    .row(
                            "members.csv",
                            CHILD + ",H1,2016-05-05," + SmallFacts.SCHOOL + ",,97000011,Luz,Quispe,Quispe,1")
                    .write());
            Replay.Computed replay = replay(programme, Optional.of(lastRecorded(programme)));
            assertThat(replay.closing().orElseThrow().sameRoll()).isFalse();
            assertThat(replay.differing()).isEmpty();
        }
    }

    @Test
    void what_was_liquidated_later_is_not_in_the_books_of_an_earlier_instant() {
        try (Programme programme = new Programme(folder)) {
            programme.load(new SmallFacts(folder.resolve("june"))
                    .calendar()
                    .household("H1", "ACTIVE", 0)
                    .attendance("H1", "2026-05", 20, 20, "2026-06-05")
                    .attendance("H1", "2026-06", 20, 0, "2026-06-30")
                    .write());
            Instant beforeJune = Instant.now().minus(Duration.ofMillis(1));
            programme.runWhole(PERIOD.previous(), 0);
            programme.load(new SmallFacts(folder.resolve("august"))
                    .attendance("H1", "2026-05", 20, 0, "2026-07-05")
                    .attendance("H1", "2026-07", 15, 0, "2026-08-05")
                    .attendance("H1", "2026-08", 15, 0, "2026-08-30")
                    .write());
            programme.runWhole(PERIOD, 0);
            assertThat(programme.count("SELECT sum(reintegro)::bigint FROM liquidation.total"))
                    .isEqualTo(10_000);
            assertThat(replay(programme, Optional.empty()).differing()).isEmpty();
            // Before anything of May and June was liquidated nothing could be owed for it.
            Replay.Computed early = replay(programme, Optional.of(beforeJune));
            assertThat(early.differing()).contains("lines.csv", "totals.csv");
        }
    }

    @Test
    void it_writes_nothing_and_gives_the_same_twice() {
        try (Programme programme = withOneHouseholdMore()) {
            long acts = programme.count("SELECT count(*) FROM audit.act");
            Replay first = replay(programme, Optional.empty());
            assertThat(replay(programme, Optional.empty())).isEqualTo(first);
            assertThat(programme.count("SELECT count(*) FROM audit.act")).isEqualTo(acts);
        }
    }

    @Test
    void what_cannot_be_replayed_is_refused_with_what_to_do() {
        try (Programme programme = new Programme(folder)) {
            assertThat(refusal(programme, Optional.empty())).contains("nunca se abrió");
            programme.load(new SmallFacts(folder.resolve("facts"))
                    .household("H1", "ACTIVE", 0)
                    .write());
            programme.open(PERIOD);
            assertThat(refusal(programme, Optional.empty())).contains("no está cerrado");
            assertThat(refusal(programme, Optional.of(Instant.parse("2001-01-01T00:00:00Z"))))
                    .contains("no se conocía ningún hogar");
            assertThat(refusal(programme, Optional.of(lastRecorded(programme)))).contains("calendario escolar");
        }
    }

    @Test
    void an_open_bimestre_is_computed_and_compared_with_nothing() {
        try (Programme programme = new Programme(folder)) {
            programme.load(generated.resolve("facts"));
            programme.open(PERIOD);
            Replay.Computed replay = replay(programme, Optional.of(lastRecorded(programme)));
            assertThat(replay.closing()).isEmpty();
            programme.cycles.closeRoll(PERIOD, ANA);
            assertThat(replay(programme, Optional.empty())
                            .closing()
                            .orElseThrow()
                            .stored())
                    .isEmpty();
            programme.cycles.verify(PERIOD, ANA);
            assertThat(replay(programme, Optional.empty())
                            .closing()
                            .orElseThrow()
                            .stored())
                    .extracting(Replay.StoredFile::name)
                    .isEqualTo(List.of("member_months.csv", "household_months.csv"));
        }
    }

    /** The generated caseload and the household H1, whose August nobody knows of; liquidated. */
    private Programme withOneHouseholdMore() {
        Programme programme = new Programme(folder);
        programme.load(generated.resolve("facts"));
        programme.load(new SmallFacts(folder.resolve("facts"))
                .household("H1", "ACTIVE", 0)
                .attendance("H1", "2026-07", 15, 0, "2026-08-05")
                .write());
        programme.runToLiquidation(PERIOD);
        return programme;
    }

    private void correctEverything(Programme programme) {
        programme.load(new SmallFacts(folder.resolve("everything"))
                .attendance("H1", "2026-08", 15, 0, "2026-08-30")
                .row("members.csv", MOTHER + ",H1,1991-06-06,,,97000010,Rosa,Quispe,Mamani,0")
                .row("members.csv", CHILD + ",H1,2010-05-05," + SmallFacts.SCHOOL + ",,97000011,Luz,Quispe,Quispe,1")
                .write());
    }

    private static Instant lastRecorded(Programme programme) {
        return programme
                .database
                .app()
                .sql("SELECT max(recorded_at) FROM registry.load")
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static String stored(Programme programme) {
        return programme.cycles.status(PERIOD).hashes().orElseThrow().whole();
    }

    private static Replay.Computed replay(Programme programme, Optional<Instant> asKnown) {
        return (Replay.Computed) replayed(programme, asKnown);
    }

    private static String refusal(Programme programme, Optional<Instant> asKnown) {
        return ((Replay.Refused) replayed(programme, asKnown)).reason();
    }

    private static Replay replayed(Programme programme, Optional<Instant> asKnown) {
        return new ReplayCycle(programme.database, Programme.LAW, Talk.NOBODY).replay(PERIOD, asKnown);
    }
}
