package org.ayni.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that somebody else runs, named by AYNI_DB_URL. */
class ExternalServerTest {

    @TempDir
    private Path folder;

    @Test
    void with_only_the_address_of_an_owner_the_daily_work_steps_down_to_a_role_that_cannot_delete() throws Exception {
        var server = new PostgresServer(TestDatabase.ownHome("external"));
        ServerKeys keys = server.ensureRunning(talk -> {});
        try {
            // As an administrator hands it over: a database and its owner, nothing of ours yet.
            JdbcClient admin =
                    JdbcClient.create(ServerRoles.source(keys, "postgres", ServerRoles.ADMIN, keys.adminPassword()));
            admin.sql("DROP DATABASE ayni").update();
            admin.sql("DROP ROLE ayni_app").update();
            admin.sql("CREATE ROLE \"dueña\" LOGIN CREATEROLE PASSWORD 'clave con espacio'")
                    .update();
            admin.sql("CREATE DATABASE juntos OWNER \"dueña\"").update();
            Map<String, String> environment = Map.of(
                    "AYNI_DB_URL",
                    "postgresql://due%C3%B1a@127.0.0.1:" + keys.port() + "/juntos",
                    "PGPASSWORD",
                    "clave con espacio");

            Home unused = new Home(folder.resolve("never created"));
            try (Database database = Database.open(unused, environment, talk -> {})) {
                assertThat(database.place()).isEqualTo("127.0.0.1:" + keys.port() + "/juntos");
                assertThat(database.app()
                                .sql("SELECT current_user")
                                .query(String.class)
                                .single())
                        .isEqualTo("ayni_app");
                assertThatThrownBy(() ->
                                database.app().sql("DELETE FROM audit.act").update())
                        .isInstanceOf(DataAccessException.class)
                        .rootCause()
                        .hasMessageContaining("permission denied");
                assertThat(database.tryOperatorLock("x")).isPresent();
            }
            Database.open(unused, environment, talk -> {}).close(); // a second time too
            assertThat(unused.folder()).doesNotExist();
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://ana:secreto@db.midis:5433/ayni,           db.midis:5433/ayni",
        "postgres://db.midis/ayni,                              db.midis:5432/ayni",
        "jdbc:postgresql://db.midis:5433/ayni?user=ana&password=secreto, db.midis:5433/ayni"
    })
    void an_address_may_be_written_in_the_usual_ways_and_is_shown_without_its_password(String url, String place) {
        assertThat(Access.external(Map.of("AYNI_DB_URL", url)).place()).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ana:secreto@x/y",
                "ana:secreto@x",
                "postgresql://ana:secreto@x y/z",
                "jdbc:postgresql:ana:secreto"
            })
    void an_address_that_cannot_be_read_is_a_usage_problem_that_shows_no_password(String url) {
        assertThatThrownBy(() -> Database.open(new Home(folder), Map.of("AYNI_DB_URL", url), talk -> {}))
                .isInstanceOfSatisfying(ProblemException.class, stop -> {
                    assertThat(stop.problem().kind()).isEqualTo(Problem.Kind.USAGE);
                    assertThat(stop.problem().toString()).doesNotContain("secreto");
                });
    }

    @Test
    void a_server_that_does_not_answer_is_a_missing_precondition() {
        var environment = Map.of("AYNI_DB_URL", "postgresql://ana:secreto@127.0.0.1:1/ayni");
        assertThatThrownBy(() -> Database.open(new Home(folder), environment, talk -> {}))
                .isInstanceOfSatisfying(ProblemException.class, stop -> {
                    assertThat(stop.problem().kind()).isEqualTo(Problem.Kind.MISSING);
                    assertThat(stop.problem().toString()).doesNotContain("secreto");
                });
    }
}
