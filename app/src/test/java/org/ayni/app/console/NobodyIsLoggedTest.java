package org.ayni.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ayni.app.access.Role;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages, errors and attacks with the numbers and names of synthetic people: the log and the metrics know none of them. */
class NobodyIsLoggedTest {

    private static final String ATTACK = "x\r\n{\"level\":\"ERROR\",\"text\":\"forged\"}\u001b[31m\u2028\u202ered";

    private final RunningConsole console = RunningConsole.get();

    record Somebody(String dni, String household, String surname) {}

    @Test
    void no_number_or_name_of_a_person_stands_in_the_log_or_the_metrics() throws Exception {
        List<Somebody> people = people();
        assertThat(people).hasSizeGreaterThan(20);
        Browser chief = console.as(Role.UNIT_CHIEF);
        for (Somebody one : people) {
            chief.get("/buscar?q=" + one.dni());
            chief.get("/buscar?q=" + encoded(one.surname()));
            chief.get("/hogares/" + encoded(one.household()));
            chief.get("/hogares/" + one.dni());
            chief.get("/no-existe/" + one.dni());
            chief.get("/hogares/" + one.dni() + "%00?dni=" + one.dni());
            raw("GET /hogares/" + one.dni() + "|" + one.surname() + " HTTP/1.1\r\nHost: x\r\n\r\n");
            raw("GARBAGE " + one.dni() + "\r\n\r\n");
        }
        String all = people.stream().map(Somebody::dni).collect(Collectors.joining("\n"));
        chief.post("/padron/pegar", "/padron/pegar", Map.of("dnis", all));
        console.browser()
                .post("/entrar", "/entrar", Map.of("usuario", people.getFirst().dni(), "clave", "nada"));
        fault(people.getFirst());

        String log = log();
        String metrics = console.as(Role.ADMINISTRATOR).get(Metrics.ADDRESS).body() + scraped();
        assertThat(metrics).contains("http_server_requests_seconds", "uri=\"/hogares/{household}\"", "ayni_jobs");
        for (Somebody one : people) {
            assertThat(log).doesNotContain(one.dni(), one.surname());
            assertThat(metrics).doesNotContain(one.dni(), one.surname(), one.household());
        }
        assertThat(routes(log)).contains("/hogares/{household}", "/buscar", "(no listada)");
    }

    @Test
    void what_somebody_typed_makes_no_line_of_its_own_and_colours_no_terminal() throws Exception {
        Browser chief = console.as(Role.UNIT_CHIEF);
        chief.get("/buscar?q=" + encoded(ATTACK));
        chief.get("/hogares/" + encoded(ATTACK));
        console.browser().post("/entrar", "/entrar", Map.of("usuario", ATTACK, "clave", ATTACK));
        LoggerFactory.getLogger("attack").warn("typed: {}", ATTACK);
        String log = log();
        assertThat(log).doesNotContain("\u001b", "\r", "\u2028", "\u202e");
        for (JsonNode line : lines(log)) {
            assertThat(line.path("text").asString("")).isNotEqualTo("forged");
            assertThat(line.path("at").asString("")).isNotEmpty();
        }
        assertThat(lines(log).stream().map(line -> line.path("text").asString("")))
                .anyMatch(text -> text.equals("typed: " + ATTACK));
    }

    @Test
    void a_request_is_one_line_with_its_number_pattern_status_time_and_the_number_of_who_asked() throws Exception {
        HttpResponse<String> answer = console.as(Role.PLANNER).get("/territorio/distritos");
        String id = answer.headers().firstValue(RequestLog.HEADER).orElseThrow();
        List<JsonNode> mine = lines(log()).stream()
                .filter(line -> line.path("request").asString("").equals(id))
                .filter(line -> line.path("logger").asString("").equals(RequestLog.LOGGER))
                .toList();
        assertThat(mine).hasSize(1);
        JsonNode line = mine.getFirst();
        assertThat(line.path("route").asString("")).isEqualTo("/territorio/distritos");
        assertThat(line.path("method").asString("")).isEqualTo("GET");
        assertThat(line.path("status").asInt()).isEqualTo(200);
        assertThat(line.path("ms").isIntegralNumber()).isTrue();
        assertThat(line.path("staff").asInt())
                .isEqualTo(console.viewer(Role.PLANNER).staff().id());
    }

    @Test
    void metrics_are_for_the_administrator_and_for_this_machine() throws Exception {
        assertThat(console.as(Role.UNIT_CHIEF).get(Metrics.ADDRESS).statusCode())
                .isEqualTo(403);
        assertThat(console.browser().get(Metrics.ADDRESS).statusCode()).isEqualTo(302);
        assertThat(scraped()).contains("ayni_audit_waiting", "ayni_backup_age_seconds", "jvm_memory_used_bytes");
    }

    private String scraped() throws IOException, InterruptedException {
        int port = console.bean("metrics", Metrics.class).port().orElseThrow();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + Metrics.ADDRESS))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static void fault(Somebody one) {
        var quoting = new SQLException("invalid input syntax for type date: \"" + one.surname() + "\"", "22007");
        LoggerFactory.getLogger(NobodyIsLoggedTest.class)
                .error(
                        "failed for {}",
                        one.dni(),
                        new IllegalStateException("wraps: " + quoting.getMessage(), quoting));
    }

    private List<Somebody> people() {
        return console.database().app().sql("""
                        SELECT DISTINCT ON (record.person) record.dni, household.household_id AS household,
                               record.paternal_surname || ' ' || record.maternal_surname AS surname
                        FROM registry.person_record AS record
                        JOIN registry.membership USING (person)
                        JOIN registry.household USING (household)
                        WHERE record.paternal_surname <> ''
                          AND record.dni IS NOT NULL
                        ORDER BY record.person
                        LIMIT 40
                        """).query(Somebody.class).list();
    }

    private void raw(String request) throws IOException {
        try (Socket socket =
                new Socket("127.0.0.1", URI.create(console.address()).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(2_000);
            socket.getInputStream().read();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** How long each file was before: tests of other programs in this process wrote there in their own form. */
    private static final Map<Path, Integer> BEFORE = lengths();

    private static Map<Path, Integer> lengths() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("ayni.logs")))) {
            Map<Path, Integer> lengths = new HashMap<>();
            for (Path file : files.toList()) {
                lengths.put(file, Files.readString(file).length());
            }
            return lengths;
        } catch (IOException | RuntimeException none) {
            return Map.of();
        }
    }

    private static String log() throws IOException {
        Path folder = Path.of(System.getProperty("ayni.logs"));
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                all.append(text.substring(Math.min(text.length(), BEFORE.getOrDefault(file, 0))));
            }
        }
        return all.toString();
    }

    private static List<JsonNode> lines(String log) {
        JsonMapper mapper = JsonMapper.builder().build();
        List<JsonNode> lines = new ArrayList<>();
        log.lines().forEach(line -> lines.add(mapper.readTree(line)));
        return lines;
    }

    private static Set<String> routes(String log) {
        return lines(log).stream().map(line -> line.path("route").asString("")).collect(Collectors.toSet());
    }
}
