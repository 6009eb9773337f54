package org.ayni.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ayni.app.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server of its own, as a user has it: durable, and treated badly. */
class PostgresServerTest {

    private static Home home;
    private static PostgresServer server;

    @BeforeAll
    static void home() throws IOException {
        home = TestDatabase.ownHome("una carpeta con ñ");
        server = new PostgresServer(home);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @AfterEach
    void the_server_still_answers() {
        assertThat(client(server.ensureRunning(talk -> {}))
                        .sql("SELECT 1")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void the_server_is_durable_and_closed_to_others() throws IOException {
        ServerKeys keys = server.ensureRunning(talk -> {});
        JdbcClient client =
                JdbcClient.create(ServerRoles.source(keys, "postgres", ServerRoles.ADMIN, keys.adminPassword()));
        Map<String, String> expected = Map.of(
                "fsync", "on",
                "data_checksums", "on",
                "full_page_writes", "on",
                "synchronous_commit", "on",
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "server_encoding", "UTF8");
        expected.forEach((name, value) -> assertThat(client.sql("SELECT current_setting(:name)")
                        .param("name", name)
                        .query(String.class)
                        .single())
                .as(name)
                .isEqualTo(value));
        assertThat(client.sql(
                                "SELECT concat_ws(' ', datlocprovider, datlocale) FROM pg_database WHERE datname = 'ayni'")
                        .query(String.class)
                        .single())
                .isEqualTo("b C.UTF-8");
        assertThat(Files.readString(server.data().resolve("pg_hba.conf"))
                        .lines()
                        .filter(line -> line.matches("^(host|local).*")))
                .allMatch(line -> line.endsWith("scram-sha-256"));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.folder().resolve("database/keys.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void stopping_and_starting_keeps_the_data_and_the_port() {
        ServerKeys before = server.ensureRunning(talk -> {});
        remember(before, "stop");
        assertThat(server.stop()).isTrue();
        assertThat(server.running()).isEmpty();
        assertThat(server.stop()).isFalse();
        ServerKeys after = server.ensureRunning(talk -> {});
        assertThat(after.port()).isEqualTo(before.port());
        assertThat(remembered(after)).contains("stop");
    }

    @Test
    void after_kill_9_of_the_server_what_was_committed_is_there() throws Exception {
        ServerKeys keys = server.ensureRunning(talk -> {});
        for (int round = 1; round <= 3; round++) {
            remember(keys, "round " + round);
            try (Connection open = source(keys).getConnection();
                    Statement statement = open.createStatement()) {
                open.setAutoCommit(false);
                statement.execute("INSERT INTO memory VALUES ('never committed')");
                kill9(server.running().orElseThrow().pid());
            } catch (SQLException e) {
                // closing a connection that was cut
            }
            long start = System.nanoTime();
            keys = server.ensureRunning(talk -> {});
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
            assertThat(remembered(keys)).contains("round " + round).doesNotContain("never committed");
        }
    }

    @Test
    void a_server_that_dies_at_this_very_moment_is_not_taken_for_a_living_one() throws SQLException {
        for (int round = 1; round <= 3; round++) {
            server.ensureAnswering(talk -> {});
            // Not waited for: its file still says that it is ready.
            ProcessHandle.of(server.running().orElseThrow().pid()).orElseThrow().destroyForcibly();
            ServerKeys keys = server.ensureAnswering(talk -> {});
            try (Connection answering = source(keys).getConnection()) {
                assertThat(answering.isValid(0)).isTrue();
            }
        }
    }

    @Test
    void a_lock_file_whose_number_belongs_to_another_program_is_removed() throws IOException {
        server.ensureRunning(talk -> {});
        server.stop();
        Files.write(
                server.data().resolve(PostmasterFile.NAME),
                List.of(
                        Long.toString(ProcessHandle.current().pid()),
                        server.data().toString(),
                        "1",
                        "5432",
                        "",
                        "127.0.0.1",
                        "  1 1",
                        "ready   "));
        assertThat(server.running()).isEmpty();
        server.ensureRunning(talk -> {});
        assertThat(server.running()).isPresent();
    }

    @Test
    void a_port_that_somebody_took_is_replaced() throws IOException {
        int port = server.ensureRunning(talk -> {}).port();
        server.stop();
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.ensureRunning(talk -> {}).port()).isNotEqualTo(port);
        }
    }

    @Test
    void two_processes_at_once_use_one_server_and_it_outlives_them() throws Exception {
        server.ensureRunning(talk -> {});
        server.stop();
        List<Process> commands = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            commands.add(command(home));
        }
        List<String> seen = new ArrayList<>();
        for (Process command : commands) {
            seen.add(command.inputReader(StandardCharsets.UTF_8).readLine());
            command.destroyForcibly().waitFor(); // kill -9
        }
        assertThat(seen).doesNotContainNull();
        assertThat(seen.get(0)).isEqualTo(seen.get(1));
        assertThat(seen.get(0))
                .isEqualTo(Long.toString(server.running().orElseThrow().pid()));
    }

    @Test
    void the_server_has_a_session_of_its_own_so_that_a_ctrl_c_does_not_reach_it() throws IOException {
        server.ensureRunning(talk -> {});
        long pid = server.running().orElseThrow().pid();
        String afterName = Files.readString(Path.of("/proc/" + pid + "/stat")).replaceFirst("^.*\\) ", "");
        long session = Long.parseLong(afterName.split(" ")[3]);
        assertThat(session).isEqualTo(pid);
    }

    @Test
    void no_file_but_the_keys_holds_a_password() throws IOException {
        ServerKeys keys = server.ensureRunning(talk -> {});
        assertThat(keys.toString()).doesNotContain(keys.adminPassword(), keys.ownerPassword(), keys.appPassword());
        try (Stream<Path> files = Files.walk(home.folder().resolve("database"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.endsWith("keys.properties")) {
                    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertThat(content.contains(keys.adminPassword())
                                    || content.contains(keys.ownerPassword())
                                    || content.contains(keys.appPassword()))
                            .as(file.toString())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void data_of_another_version_are_refused_with_what_to_do() throws IOException {
        server.ensureRunning(talk -> {});
        server.stop();
        Path version = server.data().resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(() -> server.ensureRunning(talk -> {}))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            stop -> assertThat(stop.problem().found()).isEqualTo("17"));
        } finally {
            Files.writeString(version, "18\n");
        }
    }

    @Test
    void a_preparation_that_was_killed_half_way_is_begun_again() throws IOException {
        Home other = TestDatabase.ownHome("half");
        Path half = Files.createDirectories(other.folder().resolve("database/data-unfinished/base"));
        Files.writeString(half.resolve("1"), "half a table");
        var fresh = new PostgresServer(other);
        try {
            assertThat(client(fresh.ensureRunning(talk -> {}))
                            .sql("SELECT 1")
                            .query(Integer.class)
                            .single())
                    .isOne();
        } finally {
            fresh.stop();
        }
    }

    private static Process command(Home home) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndWait.class.getName(),
                        home.folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What a command does first; then it waits to be killed. */
    static final class StartAndWait {
        public static void main(String[] arguments) throws InterruptedException {
            var server = new PostgresServer(new Home(Path.of(arguments[0])));
            server.ensureRunning(talk -> {});
            System.out.println(server.running().orElseThrow().pid());
            TimeUnit.MINUTES.sleep(5);
        }
    }

    private static void kill9(long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor())
                .isZero();
        ProcessHandle.of(pid)
                .ifPresent(process ->
                        process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    private static void remember(ServerKeys keys, String what) {
        client(keys).sql("CREATE TABLE IF NOT EXISTS memory (what text)").update();
        client(keys)
                .sql("INSERT INTO memory VALUES (:what)")
                .param("what", what)
                .update();
    }

    private static List<String> remembered(ServerKeys keys) {
        return client(keys).sql("SELECT what FROM memory").query(String.class).list();
    }

    private static JdbcClient client(ServerKeys keys) {
        return JdbcClient.create(source(keys));
    }

    private static javax.sql.DataSource source(ServerKeys keys) {
        return ServerRoles.source(keys, ServerRoles.DATABASE, ServerRoles.OWNER, keys.ownerPassword());
    }
}
