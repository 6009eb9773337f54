package org.ayni.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTablesTest {

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        partition("attendance", "2026-07-15");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attendance",
                "attendance_2026_4",
                "attendance_other",
                "health",
                "health_other",
                "mark",
                "report",
                "school_day",
                "opening_liquidation"
            })
    void evidence_is_only_added_also_for_the_owner_and_in_every_partition(String table) {
        for (String change :
                List.of("UPDATE evidence.%s SET load = 9", "DELETE FROM evidence.%s", "TRUNCATE evidence.%s")) {
            String sql = change.formatted(table);
            assertThatThrownBy(() -> database.app().sql(sql).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> asOwner(sql)).hasMessageContaining("only added");
        }
    }

    @Test
    void partition_holds_its_bimestre_and_is_made_once() {
        partition("attendance", "2026-08-01");
        partition("attendance", "2026-12-31");
        partition("attendance", "2009-12-31");
        partition("attendance", "9999-12-31");
        assertThat(database.app().sql("""
                                SELECT c.relname || ' ' || pg_get_expr(c.relpartbound, c.oid)
                                FROM pg_inherits AS i
                                JOIN pg_class AS c ON c.oid = i.inhrelid
                                WHERE i.inhparent = 'evidence.attendance'::regclass
                                ORDER BY 1""").query(String.class).list())
                .containsExactly(
                        "attendance_2026_4 FOR VALUES FROM ('2026-07-01') TO ('2026-09-01')",
                        "attendance_2026_6 FOR VALUES FROM ('2026-11-01') TO ('2027-01-01')",
                        "attendance_other DEFAULT");
    }

    @Test
    void only_tables_of_evidence_get_partitions() {
        assertThatThrownBy(() -> partition("school_day", "2026-07-01"))
                .rootCause()
                .hasMessageContaining("not partitioned");
        assertThatThrownBy(() -> partition("mark\"; DROP TABLE audit.act; --", "2026-07-01"))
                .rootCause()
                .hasMessageContaining("not partitioned");
    }

    private void partition(String table, String day) {
        database.app()
                .sql("SELECT evidence.open_partition(:table, :day::date)")
                .param("table", table)
                .param("day", day)
                .query()
                .listOfRows();
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = database.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
