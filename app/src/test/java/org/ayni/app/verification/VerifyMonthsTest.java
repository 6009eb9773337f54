package org.ayni.app.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.law.LawFiles;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.rule.Item;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class VerifyMonthsTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);
    private static final Law LAW = LawFiles.builtIn();

    @TempDir
    static Path folder;

    private static Facts facts;
    private static ClosedRoll roll;

    @BeforeAll
    static void generate() throws IOException {
        SyntheticCaseload.write(
                new CaseloadSpec(400, 7, PERIOD, 0), Territory.builtIn(), LAW, folder.resolve("facts"), done -> {});
        roll = new ClosedRoll(
                PERIOD,
                PERIOD.lastDay(),
                PERIOD.lastDay(),
                Instant.parse("2026-09-01T00:00:00Z"),
                "0".repeat(64),
                "1".repeat(64),
                0,
                0);
        AssessFiles files = new AssessFiles(LAW, roll.horizon(LAW), bytes -> {});
        facts = files.read(folder.resolve("facts"), rejected -> {});
        files.run(folder.resolve("facts"), folder.resolve("assessed"));
    }

    @Test
    void what_is_stored_reads_back_as_the_files_that_assess_writes() {
        try (Database database = TestDatabase.fresh()) {
            Verified verified = verify(database);
            assertThat(verified.households()).isEqualTo(400);
            assertThat(stored(database, StoredResult.MEMBER_MONTHS)).isEqualTo(assessed("member_months.csv"));
            assertThat(stored(database, StoredResult.HOUSEHOLD_MONTHS)).isEqualTo(assessed("household_months.csv"));
        }
    }

    @Test
    void every_decision_that_rests_on_records_names_them() {
        try (Database database = TestDatabase.fresh()) {
            verify(database);
            long silent = database.app().sql("""
                            SELECT count(*)
                            FROM verification.member_decision
                            WHERE outcome = 'COMPLIED'
                              AND reason = 'OK'
                              AND condition <> 'DNI'
                              AND health_records IS NULL
                              AND attendance_record IS NULL
                              AND mark IS NULL""").query(Long.class).single();
            assertThat(silent).isZero();
            long missed = database.app().sql("""
                            SELECT count(*)
                            FROM verification.member_decision
                            WHERE condition = 'CRED'
                              AND reason = 'CRED_MISSING'
                              AND missed IS NULL""").query(Long.class).single();
            assertThat(missed).isZero();
        }
    }

    @Test
    void a_published_cycle_takes_no_more_rows_and_gives_none_back() {
        try (Database database = TestDatabase.fresh()) {
            verify(database);
            for (String change : List.of(
                    "DELETE FROM verification.stored_decision",
                    "UPDATE verification.stored_household_month SET outcome = 0",
                    "INSERT INTO verification.stored_household_month VALUES ('2026-4', 1, 1, 0, 1)",
                    "INSERT INTO verification.stored_household_month_2026_4 VALUES ('2026-4', 9999, 1, 0, 1)",
                    "TRUNCATE verification.verification")) {
                assertThatThrownBy(() -> database.app().sql(change).update())
                        .as(change)
                        .isInstanceOf(DataAccessException.class);
            }
        }
    }

    @Test
    void of_a_verification_that_does_not_come_to_its_end_nobody_sees_anything_and_the_next_one_begins_anew() {
        try (Database database = TestDatabase.fresh()) {
            ClosedFacts.Read read = Registered.in(database, facts);
            assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
                        new VerifyMonths(database, LAW).verify(roll, read, new Actor("Ana"), done -> {});
                        throw new UncheckedIOException(new IOException("the power went"));
                    }))
                    .isInstanceOf(UncheckedIOException.class);
            for (String table : List.of("member_decision", "household_month", "verification")) {
                assertThat(database.app()
                                .sql("SELECT count(*) FROM verification." + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
            Verified again = database.transaction()
                    .execute(
                            status -> new VerifyMonths(database, LAW).verify(roll, read, new Actor("Ana"), done -> {}));
            assertThat(again).isNotNull();
            assertThat(stored(database, StoredResult.MEMBER_MONTHS)).isEqualTo(assessed("member_months.csv"));
        }
    }

    @Test
    void a_published_partition_is_not_taken_for_one_that_was_left_behind() {
        try (Database database = TestDatabase.fresh()) {
            verify(database);
            assertThatThrownBy(() -> database.app()
                            .sql("SELECT verification.open_table('stored_decision', '2026-4')")
                            .query()
                            .listOfRows())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("already exists");
            assertThat(stored(database, StoredResult.MEMBER_MONTHS)).isEqualTo(assessed("member_months.csv"));
        }
    }

    @Test
    void the_lists_of_the_database_are_those_of_the_kernel_in_its_order() {
        try (Database database = TestDatabase.fresh()) {
            String decisions = database.app()
                    .sql("SELECT pg_get_viewdef('verification.member_decision'::regclass)")
                    .query(String.class)
                    .single();
            String months = database.app()
                    .sql("SELECT pg_get_viewdef('verification.household_month'::regclass)")
                    .query(String.class)
                    .single();
            assertThat(decisions)
                    .contains(list(Category.values()), list(Condition.values()), list(Outcome.values()))
                    .contains(list(Reason.values()));
            assertThat(months).contains(list(HouseholdOutcome.values()));
            for (Item item : Item.values()) {
                assertThat(database.app()
                                .sql("SELECT array_to_string(verification.items(:bit), ' ')")
                                .param("bit", item.bit())
                                .query(String.class)
                                .single())
                        .isEqualTo(item.name());
            }
        }
    }

    private static String list(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> "'" + constant.name() + "'::text")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }

    @Test
    void a_bimestre_is_a_bimestre_also_for_the_function_that_makes_its_tables() {
        try (Database database = TestDatabase.fresh()) {
            assertThatThrownBy(() -> database.app()
                            .sql("SELECT verification.open_table('stored_decision', '2026-4; DROP SCHEMA audit')")
                            .query()
                            .listOfRows())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("not a bimestre");
        }
    }

    private static Verified verify(Database database) {
        Verified verified = database.transaction()
                .execute(status -> new VerifyMonths(database, LAW)
                        .verify(roll, Registered.in(database, facts), new Actor("Ana"), done -> {}));
        assertThat(verified).isNotNull();
        return verified;
    }

    private static String stored(Database database, StoredResult result) {
        return database.onDriver(connection -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                result.writeTo(out, connection, PERIOD);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    private static String assessed(String file) {
        try {
            return Files.readString(folder.resolve("assessed").resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
