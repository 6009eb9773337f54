package org.ayni.app.console.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ayni.app.access.Role;
import org.ayni.app.console.Browser;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.RunningConsole;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;

/** Whatever a name on the roll says, it stays a text: on every page that a click reaches, in every export, in every question. */
class HostileTextTest {

    private static final int PAGES = 150;
    /** So many addresses that differ only in a code are enough of one kind. */
    private static final int OF_A_KIND = 4;

    private final RunningConsole console = HostileRoll.console();

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"UNIT_CHIEF", "OPERATIONS_HEAD", "AUDITOR", "ADMINISTRATOR"})
    void no_page_that_a_click_reaches_lets_a_name_act(Role role) {
        Browser browser = console.as(role);
        Map<String, List<String>> active = new HashMap<>();
        Set<String> hostile = new TreeSet<>();
        for (String address : reached(browser)) {
            HttpResponse<String> answer = browser.get(address);
            assertThat(answer.statusCode()).as(address).isLessThan(500);
            PageReading page = new PageReading(answer.body());
            if (!page.active().isEmpty()) {
                active.put(address, page.active());
            }
            if (page.says(HostileTexts.MARK)) {
                hostile.add(kind(address));
            }
        }
        assertThat(active).isEmpty();
        if (role != Role.ADMINISTRATOR) {
            // Otherwise nothing was tested.
            assertThat(hostile).anyMatch(kind -> kind.startsWith("/hogares/"));
        }
    }

    @Test
    void an_exported_list_carries_the_names_as_text_and_no_formula() throws IOException {
        Browser chief = console.as(Role.UNIT_CHIEF);
        String wanted = "&columnas=codigo,titular,centro&total=" + householdsOfTheUnit();
        HttpResponse<byte[]> csv = chief.download("/padron/exportar?formato=csv" + wanted);
        assertThat(csv.statusCode()).isEqualTo(200);
        String text = new String(csv.body(), StandardCharsets.UTF_8);
        assertThat(text).contains(HostileTexts.MARK);
        for (String line : text.split("\n")) {
            for (String cell : line.split(",")) {
                assertThat(cell).doesNotMatch("\"?[=+\\-@＝].*" + HostileTexts.MARK + ".*");
            }
        }
        HttpResponse<byte[]> xlsx = chief.download("/padron/exportar?formato=xlsx" + wanted);
        assertThat(xlsx.statusCode()).isEqualTo(200);
        List<String> seen = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
            workbook.getSheets().forEach(sheet -> {
                try (var rows = sheet.openStream()) {
                    rows.forEach(row -> row.forEach(cell -> {
                        if (cell != null) {
                            assertThat(cell.getType()).isNotEqualTo(CellType.FORMULA);
                            seen.add(cell.getRawValue());
                        }
                    }));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        assertThat(seen).anyMatch(cell -> cell != null && cell.contains(HostileTexts.MARK));
    }

    private long householdsOfTheUnit() {
        return console.reader()
                .read(
                        console.viewer(Role.UNIT_CHIEF),
                        jdbc -> jdbc.sql("SELECT count(*) FROM registry.household")
                                .query(Long.class)
                                .single());
    }

    @Test
    void no_question_breaks_a_page_or_acts_on_it() {
        Browser browser = console.as(Role.TECHNICAL_COORDINATOR);
        Map<String, Set<String>> asked = parameters(reached(browser));
        asked.computeIfAbsent("/buscar", path -> new LinkedHashSet<>()).add("q");
        List<String> broken = new ArrayList<>();
        asked.forEach((path, names) -> {
            for (String name : names) {
                Stream.concat(
                                HostileTexts.QUERIES.stream(),
                                HostileTexts.MARKUP.stream().limit(12))
                        .forEach(value -> {
                            HttpResponse<String> answer = browser.get(
                                    path + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
                            boolean refused = answer.statusCode() >= 500;
                            if (refused
                                    || !new PageReading(answer.body()).active().isEmpty()) {
                                broken.add(answer.statusCode() + " " + path + "?" + name + "=" + value);
                            }
                            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                                    .doesNotContain(HostileTexts.MARK);
                        });
            }
        });
        assertThat(asked).containsKey("/padron");
        assertThat(broken).isEmpty();
    }

    @Test
    void codes_in_an_address_are_not_paths_and_not_queries() {
        Browser browser = console.as(Role.TECHNICAL_COORDINATOR);
        List<String> broken = new ArrayList<>();
        for (var route : RoutePolicy.routes()) {
            String pattern = route.pattern().getPatternString();
            if (!route.method().equals(HttpMethod.GET) || !pattern.contains("{")) {
                continue;
            }
            for (String value : HostileTexts.QUERIES) {
                if (value.length() > 500) {
                    continue;
                }
                String path = pattern.replaceAll("\\{[^}]*}", "@");
                String asked = path.replace(
                        "@", URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
                HttpResponse<String> answer = browser.get(asked);
                if (answer.statusCode() >= 500 || answer.body().contains("root:x:")) {
                    broken.add(answer.statusCode() + " " + asked);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** Addresses by clicks from the first page on, and those of the table of rights that need no code. */
    private static Collection<String> reached(Browser browser) {
        Deque<String> waiting = new ArrayDeque<>();
        waiting.add("/");
        waiting.add("/padron");
        waiting.add("/buscar?q=" + HostileTexts.MARK);
        RoutePolicy.routes().stream()
                .filter(route -> route.method().equals(HttpMethod.GET))
                .map(route -> route.pattern().getPatternString())
                .filter(pattern -> !pattern.contains("{") && !pattern.contains("exporta"))
                .forEach(waiting::add);
        Set<String> seen = new LinkedHashSet<>();
        Map<String, Integer> kinds = new HashMap<>();
        while (!waiting.isEmpty() && seen.size() < PAGES) {
            String address = waiting.poll();
            if (address.contains("exporta") || address.contains("archivo") || address.startsWith("/assets")) {
                continue;
            }
            if (seen.contains(address) || kinds.merge(kind(address), 1, Integer::sum) > OF_A_KIND) {
                continue;
            }
            seen.add(address);
            HttpResponse<String> answer = browser.get(address);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                waiting.addAll(new PageReading(answer.body()).links());
            }
        }
        return seen;
    }

    /** What is left of an address without codes and values. */
    private static String kind(String address) {
        return address.replaceAll("=[^&]*", "=").replaceAll("/[^/?]*[0-9][^/?]*", "/#");
    }

    private static Map<String, Set<String>> parameters(Collection<String> addresses) {
        Map<String, Set<String>> asked = new HashMap<>();
        for (String address : addresses) {
            String[] parts = address.split("\\?", 2);
            if (parts.length == 2) {
                for (String pair : parts[1].split("&")) {
                    asked.computeIfAbsent(parts[0], path -> new LinkedHashSet<>())
                            .add(pair.split("=", 2)[0]);
                }
            }
        }
        return asked;
    }
}
