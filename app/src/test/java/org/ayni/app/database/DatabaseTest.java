package org.ayni.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ayni.app.database.Database.LockKind;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class DatabaseTest {

    @Test
    void a_fresh_test_database_is_empty() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(count(database, "audit.act")).isZero();
        }
    }

    @Test
    void two_test_databases_do_not_see_each_other() {
        try (Database one = TestDatabase.fresh();
                Database other = TestDatabase.fresh()) {
            act(one);
            assertThat(count(one, "audit.act")).isOne();
            assertThat(count(other, "audit.act")).isZero();
        }
    }

    @Test
    void the_daily_role_works_on_lima_time() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(text(database, "SELECT current_user")).isEqualTo("ayni_app");
            assertThat(text(database, "SELECT current_setting('TimeZone')")).isEqualTo("America/Lima");
        }
    }

    @Test
    void a_table_of_a_later_migration_can_be_read_and_added_to_but_not_changed() throws SQLException {
        try (Database database = TestDatabase.fresh()) {
            owner(
                    database,
                    "CREATE SCHEMA later",
                    "CREATE TABLE later.thing (id bigint GENERATED ALWAYS AS IDENTITY, name text)");
            database.app().sql("INSERT INTO later.thing (name) VALUES ('a')").update();
            assertThat(count(database, "later.thing")).isOne();
            for (String change :
                    List.of("UPDATE later.thing SET name = 'b'", "DELETE FROM later.thing", "TRUNCATE later.thing")) {
                assertThatThrownBy(() -> database.app().sql(change).update())
                        .isInstanceOf(DataAccessException.class)
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void opening_again_runs_no_migration() {
        Access access = TestDatabase.empty();
        assertThat(Migrations.run(access.owner(), access.place())).isTrue();
        assertThat(Migrations.run(access.owner(), access.place())).isFalse();
        try (Database database = Database.open(access, () -> {})) {
            assertThat(database.schemaVersion()).isNotEmpty();
        }
    }

    @Test
    void work_on_the_driver_is_part_of_the_transaction() {
        try (Database database = TestDatabase.fresh()) {
            database.transaction().executeWithoutResult(status -> {
                int mine = database.app()
                        .sql("SELECT pg_backend_pid()")
                        .query(Integer.class)
                        .single();
                assertThat(database.<Integer>onDriver(connection -> connection.getBackendPID()))
                        .isEqualTo(mine);
            });
        }
    }

    @Test
    void one_operator_at_a_time_holds_a_lock() {
        try (Database database = TestDatabase.fresh()) {
            try (OperatorLock mine = database.tryOperatorLock("cycle 2026-4").orElseThrow()) {
                assertThat(database.tryOperatorLock("cycle 2026-4")).isEmpty();
                database.tryOperatorLock("cycle 2026-5").orElseThrow().close();
                assertThat(mine.isHeld()).isTrue();
            }
            database.tryOperatorLock("cycle 2026-4").orElseThrow().close();
        }
    }

    @Test
    void a_lock_whose_connection_was_cut_is_no_longer_held() {
        try (Database database = TestDatabase.fresh();
                OperatorLock mine = database.tryOperatorLock("cycle 2026-4").orElseThrow()) {
            database.app()
                    .sql(
                            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                    .query()
                    .listOfRows();
            assertThat(mine.isHeld()).isFalse();
            database.tryOperatorLock("cycle 2026-4").orElseThrow().close();
        }
    }

    @Test
    void sharers_of_a_lock_do_not_wait_for_each_other_and_one_alone_waits_for_all() throws Exception {
        try (Database database = TestDatabase.fresh()) {
            CompletableFuture<Void> alone = database.transaction().execute(status -> {
                database.lockUntilCommit("roll", LockKind.SHARED);
                CompletableFuture.runAsync(() -> inTransaction(database, LockKind.SHARED))
                        .join();
                CompletableFuture<Void> waiting =
                        CompletableFuture.runAsync(() -> inTransaction(database, LockKind.ALONE));
                assertThat(waiting.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS))
                        .isNotNull();
                assertThat(count(database, "pg_locks WHERE locktype = 'advisory' AND granted"))
                        .isOne();
                return waiting;
            });
            assertThat(alone).isNotNull();
            alone.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_lock_until_commit_needs_a_transaction() {
        try (Database database = TestDatabase.fresh()) {
            assertThatThrownBy(() -> database.lockUntilCommit("roll", LockKind.SHARED))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void every_schema_table_view_and_column_says_what_it_means() {
        try (Database database = TestDatabase.fresh()) {
            List<String> silent = database.app().sql("""
                            SELECT format('%I.%I%s', n.nspname, c.relname, '.' || a.attname)
                            FROM pg_class c
                            JOIN pg_namespace n ON n.oid = c.relnamespace
                            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                            WHERE c.relkind IN ('r', 'p', 'v', 'm')
                              AND NOT c.relispartition
                              AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'migration')
                              AND coalesce(col_description(c.oid, a.attnum), '') = ''
                            UNION ALL
                            SELECT format('%I.%I', n.nspname, c.relname)
                            FROM pg_class c
                            JOIN pg_namespace n ON n.oid = c.relnamespace
                            WHERE c.relkind IN ('r', 'p', 'v', 'm')
                              AND NOT c.relispartition
                              AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'migration')
                              AND coalesce(obj_description(c.oid, 'pg_class'), '') = ''
                            UNION ALL
                            SELECT 'schema ' || n.nspname
                            FROM pg_namespace n
                            WHERE n.nspname !~ '^pg_'
                              AND n.nspname NOT IN ('information_schema', 'migration')
                              AND coalesce(obj_description(n.oid, 'pg_namespace'), '') = ''
                            """).query(String.class).list();
            assertThat(silent).isEmpty();
        }
    }

    private static void inTransaction(Database database, LockKind kind) {
        database.transaction().executeWithoutResult(status -> database.lockUntilCommit("roll", kind));
    }

    private static void act(Database database) {
        database.app()
                .sql("INSERT INTO audit.act (by_person, act, subject) VALUES ('ana', 'try', 'x')")
                .update();
    }

    private static long count(Database database, String from) {
        return database.app()
                .sql("SELECT count(*) FROM " + from)
                .query(Long.class)
                .single();
    }

    private static String text(Database database, String sql) {
        return database.app().sql(sql).query(String.class).single();
    }

    private static void owner(Database database, String... statements) throws SQLException {
        try (Connection connection = database.ownerDataSource().getConnection()) {
            for (String statement : statements) {
                try (var jdbc = connection.createStatement()) {
                    jdbc.execute(statement);
                }
            }
        }
    }
}
