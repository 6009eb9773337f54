package org.ayni.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class AuditTest {

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_act_is_kept_with_who_what_and_its_facts() {
        record(new Actor("ana.quispe"), Map.of("households", "5000", "file", "a «b» {c}, \"d\""));
        Map<String, Object> row = database.app()
                .sql(
                        "SELECT by_person, act, subject, detail->>'households' AS households, detail->>'file' AS file FROM audit.act")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("by_person", "ana.quispe")
                .containsEntry("act", "close-roll")
                .containsEntry("subject", "2026-4")
                .containsEntry("households", "5000")
                .containsEntry("file", "a «b» {c}, \"d\"");
    }

    @Test
    void an_act_without_facts_is_kept_too() {
        record(Actor.SYSTEM, Map.of());
        assertThat(database.app()
                        .sql("SELECT detail::text FROM audit.act")
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

    @Test
    void an_act_that_fails_leaves_no_record() {
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
                    Audit.record(database.app(), Actor.SYSTEM, "close-roll", "2026-4", Map.of());
                    throw new IllegalStateException("the act failed");
                }))
                .hasMessage("the act failed");
        assertThat(database.app()
                        .sql("SELECT count(*) FROM audit.act")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void an_act_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> Audit.record(database.app(), Actor.SYSTEM, "close-roll", "2026-4", Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit.act SET by_person = 'otro'",
                "DELETE FROM audit.act",
                "TRUNCATE audit.act",
                "INSERT INTO audit.act (at, by_person, act, subject) VALUES (now() - interval '1 day', 'x', 'y', 'z')"
            })
    void the_daily_role_can_neither_change_the_record_nor_choose_its_time(String statement) {
        record(Actor.SYSTEM, Map.of());
        assertThatThrownBy(() -> database.app().sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE audit.act SET by_person = 'otro'", "DELETE FROM audit.act", "TRUNCATE audit.act CASCADE"
            })
    void not_even_the_owner_can_change_the_record(String statement) throws SQLException {
        record(Actor.SYSTEM, Map.of());
        try (Connection owner = database.ownerDataSource().getConnection();
                Statement jdbc = owner.createStatement()) {
            assertThatThrownBy(() -> jdbc.execute(statement)).hasMessageContaining("rows of audit.act are only added");
        }
    }

    private void record(Actor by, Map<String, String> detail) {
        database.transaction()
                .executeWithoutResult(status -> Audit.record(database.app(), by, "close-roll", "2026-4", detail));
    }
}
