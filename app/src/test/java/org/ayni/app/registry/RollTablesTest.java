package org.ayni.app.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** What the database itself refuses, whatever the program does. */
class RollTablesTest {

    private static final String SINCE_JANUARY = "tstzrange('2026-01-01 00:00-05', NULL)";

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        run("INSERT INTO registry.load (recorded_at, by_person, source) VALUES ('2026-01-01 00:00-05', 'ana', 'x')");
        run("INSERT INTO registry.household VALUES (1, 'H1', 1), (2, 'H2', 1)");
        run("INSERT INTO registry.person VALUES (1, 'M1', 1), (2, 'M2', 1)");
        run("INSERT INTO registry.residence VALUES (1, '010101', NULL, NULL, '[2026-01-01,2026-07-01)', "
                + SINCE_JANUARY + ", 1)");
        run("INSERT INTO registry.household_state VALUES (1, 'AFFILIATED', NULL, NULL, '[2026-01-01,2026-07-01)', "
                + SINCE_JANUARY + ", 1)");
        run("INSERT INTO registry.classification VALUES (1, 'PE', NULL, '[2026-01-01,2026-07-01)', " + SINCE_JANUARY
                + ", 1)");
        run("INSERT INTO registry.account VALUES (1, 'ACTIVE', '1', NULL, '[2026-01-01,2026-07-01)', " + SINCE_JANUARY
                + ", 1)");
        run("INSERT INTO registry.membership VALUES (1, 1, NULL, NULL, '[2026-01-01,2026-07-01)', " + SINCE_JANUARY
                + ", 1)");
        run("INSERT INTO registry.holder VALUES (1, 1, '[2026-01-01,2026-07-01)', " + SINCE_JANUARY + ", 1)");
        run("INSERT INTO registry.registration VALUES (1, 'S1', 'F1', '[2026-01-01,2026-07-01)', " + SINCE_JANUARY
                + ", 1)");
        run("INSERT INTO registry.person_record (person, valid, recorded, load) VALUES (1, '[2026-01-01,2026-07-01)', "
                + SINCE_JANUARY + ", 1)");
        run("INSERT INTO registry.pregnancy VALUES (1, 1, '2026-01-01', NULL, " + SINCE_JANUARY + ", 1)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "residence_one_at_a_time       | residence VALUES (1, '010102', NULL, NULL, %s, %s, 1)",
                "household_state_one_at_a_time | household_state VALUES (1, 'SUSPENDED', 'S01', NULL, %s, %s, 1)",
                "classification_one_at_a_time  | classification VALUES (1, 'NP', NULL, %s, %s, 1)",
                "account_one_at_a_time         | account VALUES (1, 'BLOCKED', NULL, NULL, %s, %s, 1)",
                "registration_one_at_a_time    | registration VALUES (1, 'S2', NULL, %s, %s, 1)",
                "person_record_one_at_a_time   | person_record (person, valid, recorded, load) VALUES (1, %s, %s, 1)",
                "membership_in_one_household   | membership VALUES (1, 2, NULL, NULL, %s, %s, 1)",
                "holder_one_of_a_household     | holder VALUES (1, 2, %s, %s, 1)",
                "holder_of_one_household       | holder VALUES (2, 1, %s, %s, 1)",
            })
    void two_beliefs_about_the_same_day_at_the_same_time_are_refused(String constraint, String insert) {
        String sql = "INSERT INTO registry." + insert;
        assertThatThrownBy(() -> run(sql.formatted("'[2026-06-30,)'", SINCE_JANUARY)))
                .hasMessageContaining(constraint);
        assertThatThrownBy(() -> run(sql.formatted("'(,)'", "tstzrange('2026-03-01 00:00-05', NULL)")))
                .hasMessageContaining(constraint);
        // The next day, or before we knew better, is another matter.
        assertThatCode(() -> run(sql.formatted("'[2026-07-01,)'", SINCE_JANUARY)))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        run(sql.formatted("'[2026-06-30,2026-07-01)'", "'[2025-01-01 00:00-05,2026-01-01 00:00-05)'")))
                .doesNotThrowAnyException();
    }

    @Test
    void place_in_a_set_is_taken_once() {
        assertThatThrownBy(() -> run(
                        "INSERT INTO registry.pregnancy VALUES (1, 1, '2026-02-01', NULL, " + SINCE_JANUARY + ", 1)"))
                .hasMessageContaining("pregnancy_once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO registry.membership VALUES (1, 9, NULL, NULL, '[2026-08-01,)', tstzrange(now(), NULL), 1)",
                "INSERT INTO registry.membership VALUES (9, 1, NULL, NULL, '[2026-08-01,)', tstzrange(now(), NULL), 1)",
                "INSERT INTO registry.household_state VALUES (2, 'GONE', NULL, NULL, '(,)', tstzrange(now(), NULL), 1)",
                "INSERT INTO registry.household_state VALUES (2, 'SUSPENDED', 'S99', NULL, '(,)', tstzrange(now(), NULL), 1)",
                "INSERT INTO registry.residence VALUES (2, '010101', NULL, NULL, 'empty', tstzrange(now(), NULL), 1)",
                "INSERT INTO registry.residence VALUES (2, '010101', NULL, NULL, '(,)', tstzrange(NULL, NULL), 1)",
                "INSERT INTO registry.household VALUES (3, 'H1', 1)",
                "INSERT INTO registry.household VALUES (3, '', 1)",
                "INSERT INTO registry.person_record (person, dni, valid, recorded, load) VALUES (2, '1234', '(,)', tstzrange(now(), NULL), 1)",
            })
    void what_no_belief_can_be_is_refused(String insert) {
        assertThatThrownBy(() -> run(insert)).isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE registry.residence SET ubigeo = '010109'",
                "UPDATE registry.residence SET valid = '(,)'",
                "UPDATE registry.residence SET recorded = tstzrange(lower(recorded), now()), ubigeo = '010109'",
                "UPDATE registry.household SET household_id = 'H9'",
                "UPDATE registry.person SET member_id = 'M9'",
                "UPDATE registry.load SET by_person = 'otra'",
                "UPDATE registry.opening_balance SET amount = 0",
                "DELETE FROM registry.residence",
                "DELETE FROM registry.holder",
                "DELETE FROM registry.load",
                "TRUNCATE registry.membership",
                "TRUNCATE registry.enrolment",
                "TRUNCATE registry.person CASCADE",
            })
    void nothing_is_changed_or_deleted_not_even_by_the_owner_of_the_tables(String change) {
        assertThatThrownBy(() -> run(change)).rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asOwner(change)).hasMessageMatching("(?s).*(only added|only closed|refused).*");
    }

    @Test
    void belief_is_closed_once_and_never_opened_again() {
        assertThatThrownBy(
                        () -> run(
                                "UPDATE registry.residence SET recorded = tstzrange(lower(recorded) - INTERVAL '1 day', now())"))
                .rootCause()
                .hasMessageContaining("only closed");
        run("UPDATE registry.residence SET recorded = tstzrange(lower(recorded), now())");
        assertThatThrownBy(() -> run("UPDATE registry.residence SET recorded = tstzrange(lower(recorded), NULL)"))
                .rootCause()
                .hasMessageContaining("only closed");
        assertThatThrownBy(
                        () -> run(
                                "UPDATE registry.residence SET recorded = tstzrange(lower(recorded), now() + INTERVAL '1 day')"))
                .rootCause()
                .hasMessageContaining("only closed");
        assertThat(database.app()
                        .sql("SELECT count(*) FROM registry.residence WHERE upper_inf(recorded)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void belief_is_not_closed_before_an_instant_at_which_the_roll_was_closed() {
        run("INSERT INTO registry.roll_instant VALUES ('2026-07-01 00:00-05')");
        assertThatThrownBy(() -> run(
                        "UPDATE registry.residence SET recorded = tstzrange(lower(recorded), '2026-06-30 23:59-05')"))
                .rootCause()
                .hasMessageContaining("from the latest instant of the roll on");
        run("UPDATE registry.residence SET recorded = tstzrange(lower(recorded), '2026-07-01 00:00-05')");
    }

    private void run(String sql) {
        database.app().sql(sql).update();
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = database.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
