package org.ayni.app.console.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.Role;
import org.ayni.app.audit.ActsOn;
import org.ayni.app.audit.Audit;
import org.ayni.app.console.RunningConsole;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The roll as people use it: filters, pages, numbers, files. */
class RollListTest {

    private static final Pattern ROW = Pattern.compile("name=\"marca\" value=\"([0-9]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern PREVIOUS = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");
    private static final Pattern CHIP = Pattern.compile("<a class=\"chip\" href=\"([^\"]+)\"");
    private static final Pattern TOTAL = Pattern.compile("name=\"total\" value=\"([0-9]+)\"");

    private final RunningConsole console = RunningConsole.get();

    @Test
    void each_viewer_sees_and_counts_the_households_of_the_own_places() {
        assertThat(total(Role.UNIT_CHIEF, "/padron/total")).isEqualTo(households(true));
        assertThat(total(Role.OPERATIONS_HEAD, "/padron/total")).isEqualTo(households(true) + households(false));
        String page = body(Role.UNIT_CHIEF, "/padron?filas=100");
        assertThat(page).contains(console.household(true)).doesNotContain(console.household(false));
    }

    @Test
    void a_row_opens_the_page_of_its_household() {
        assertThat(body(Role.UNIT_CHIEF, "/padron?filas=100"))
                .contains("href=\"/hogares/" + console.household(true) + "\"");
    }

    @Test
    void pages_by_key_give_every_household_once_in_both_directions() {
        Set<String> seen = new LinkedHashSet<>();
        String address = "/padron?filas=25";
        String last = address;
        int pages = 0;
        while (address != null) {
            String page = body(Role.OPERATIONS_HEAD, address);
            List<String> rows = all(ROW, page);
            assertThat(rows).isNotEmpty().noneMatch(seen::contains);
            seen.addAll(rows);
            last = address;
            pages++;
            address = first(NEXT, page);
        }
        assertThat(seen).hasSize((int) (households(true) + households(false)));
        assertThat(pages).isEqualTo(3);
        String back = first(PREVIOUS, body(Role.OPERATIONS_HEAD, last));
        assertThat(all(ROW, body(Role.OPERATIONS_HEAD, back)))
                .containsExactlyElementsOf(List.copyOf(seen).subList(25, 50));
    }

    @Test
    void another_order_gives_the_same_households() {
        Set<String> seen = new LinkedHashSet<>();
        String address = "/padron?filas=25&orden=-codigo";
        while (address != null) {
            String page = body(Role.OPERATIONS_HEAD, address);
            seen.addAll(all(ROW, page));
            address = first(NEXT, page);
        }
        assertThat(seen).hasSize((int) (households(true) + households(false)));
    }

    @Test
    void a_filter_is_a_chip_that_can_be_removed_and_an_address_that_others_can_open() {
        String address = "/padron?estado=AFFILIATED&cuenta=ACTIVE&filas=25";
        String page = body(Role.UNIT_CHIEF, address);
        List<String> chips = all(CHIP, page);
        assertThat(chips).hasSize(2);
        assertThat(chips.getFirst().replace("&amp;", "&")).isEqualTo("/padron?cuenta=ACTIVE&filas=25");
        assertThat(total(Role.OPERATIONS_HEAD, address.replace("/padron", "/padron/total")))
                .isGreaterThan(total(Role.UNIT_CHIEF, address.replace("/padron", "/padron/total")));
    }

    @Test
    void a_filter_on_a_place_of_others_finds_nothing_and_says_what_to_do() {
        String province = console.database()
                .app()
                .sql("""
                        SELECT province
                        FROM registry.household_place
                        JOIN registry.household USING (household)
                        WHERE household_id = :other
                        """)
                .param("other", console.household(false))
                .query(String.class)
                .single();
        assertThat(body(Role.UNIT_CHIEF, "/padron?provincia=" + province))
                .contains("No hay hogares con lo que se pide", "vea la lista completa");
        assertThat(all(ROW, body(Role.OPERATIONS_HEAD, "/padron?provincia=" + province)))
                .isNotEmpty();
    }

    @Test
    void each_filter_agrees_with_the_tables() {
        assertThat(total(Role.OPERATIONS_HEAD, "/padron/total?padron=activo")).isEqualTo(count("""
                SELECT count(*) FROM registry.household_state
                WHERE upper_inf(recorded) AND valid @> current_date AND state IN ('AFFILIATED', 'SUSPENDED')"""));
        assertThat(total(Role.OPERATIONS_HEAD, "/padron/total?padron=pasivo")).isEqualTo(count("""
                SELECT count(*) FROM registry.household_state
                WHERE upper_inf(recorded) AND valid @> current_date AND state = 'DISAFFILIATED'"""));
        assertThat(total(Role.OPERATIONS_HEAD, "/padron/total?clasificacion=PE&clasificacion=PNE"))
                .isEqualTo(count("""
                        SELECT count(*) FROM registry.classification
                        WHERE upper_inf(recorded) AND valid @> current_date AND cse IN ('PE', 'PNE')"""));
        assertThat(total(Role.OPERATIONS_HEAD, "/padron/total?menores=6")).isEqualTo(count("""
                SELECT count(DISTINCT household) FROM registry.membership
                JOIN registry.person_record AS child USING (person)
                WHERE upper_inf(membership.recorded) AND upper_inf(child.recorded)
                  AND (left_on IS NULL OR left_on > current_date) AND (died_on IS NULL OR died_on > current_date)
                  AND birth_date <= current_date AND birth_date > current_date - INTERVAL '6 years'"""));
        assertThat(total(Role.OPERATIONS_HEAD, "/padron/total?ut=" + console.unit()))
                .isEqualTo(households(true));
        assertThat(total(Role.OPERATIONS_HEAD, "/padron/total?al=2026-08-31&ut=" + console.unit()))
                .isEqualTo(households(true));
        assertThat(total(Role.OPERATIONS_HEAD, "/padron/total?al=2005-01-02")).isNotEqualTo(-1);
    }

    @Test
    void columns_are_those_chosen_and_a_document_is_covered_on_the_screen() {
        String page = body(Role.UNIT_CHIEF, "/padron?columnas=dni,telefono");
        assertThat(page)
                .contains("data-label=\"Hogar\"", "data-label=\"Teléfono\"")
                .doesNotContain("data-label=\"Distrito\"");
        assertThat(page).contains("••••").doesNotContainPattern("data-label=\"DNI del titular\"><span>[0-9]{8}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "al=2026-02-30",
                "al=ayer",
                "al=0001-01-01",
                "estado=NADA",
                "menores=99",
                "menores=-1",
                "menores=uno",
                "provincia=1' OR '1'='1",
                "distrito=%",
                "centro=<script>alert(1)</script>",
                "vence=2026-13-01",
                "ut=%25",
                "al=2026-01-01&al=2026-01-02"
            })
    void a_bad_value_is_said_and_nothing_is_read(String query) {
        HttpResponse<String> answer = console.as(Role.UNIT_CHIEF).get("/padron?" + safe(query));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("resumen-errores").doesNotContain("<script>alert");
        assertThat(all(ROW, answer.body())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orden=household; DROP TABLE registry.household",
                "orden=-(SELECT 1)",
                "columnas=1,(select),nada",
                "despues=abc",
                "despues=1&despues=2",
                "antes=99999999999",
                "despues=' OR 1=1 --",
                "filas=1000000",
                "filas=-1",
                "marca=x&marca=1",
                "nada=<b>",
                "despues=\u0000",
                "columnas=<img src=x onerror=alert(1)>"
            })
    void what_is_not_a_name_of_the_list_is_as_if_it_were_not_there(String query) {
        HttpResponse<String> answer = console.as(Role.UNIT_CHIEF).get("/padron?" + safe(query));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<img src=x", "DROP TABLE");
    }

    @Test
    void a_very_long_value_is_answered() {
        assertThat(console.as(Role.UNIT_CHIEF)
                        .get("/padron?centro=" + "9".repeat(6_000))
                        .statusCode())
                .isIn(400, 422);
    }

    @Test
    void an_export_has_the_rows_that_were_announced_and_each_household_can_be_asked_who_exported_it() throws Exception {
        long announced = total(Role.UNIT_CHIEF, "/padron/total");
        HttpResponse<byte[]> file = console.as(Role.UNIT_CHIEF)
                .download("/padron/exportar?formato=xlsx&columnas=codigo,dni,titular&total=" + announced);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"juntos_padron_[a-z0-9-]+_[0-9]{8}-[0-9]{4}\\.xlsx\"");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file.body()))) {
            assertThat(book.getFirstSheet().getName()).isEqualTo("Leyenda");
            Map<String, String> legend = legend(book);
            List<Row> rows = book.getSheet(1).orElseThrow().read();
            assertThat(rows).hasSize((int) announced + 1);
            assertThat(legend).containsEntry("Filas", Long.toString(announced));
            assertThat(legend.get("SHA-256 de las filas")).isEqualTo(digest(rows.subList(1, rows.size())));
            assertThat(legend.get("Hecho por")).contains("unit.chief");
            Cell dni = rows.get(1).getCell(2);
            assertThat(dni.getType()).isEqualTo(CellType.STRING);
            assertThat(rows.subList(1, rows.size()))
                    .allSatisfy(row -> assertThat(row.getCellText(2)).matches("|[0-9]{8}"));
        }
        List<ActsOn.Act> acts =
                new ActsOn(console.database().app()).of(Audit.household(console.household(true)), Long.MAX_VALUE, 5);
        assertThat(acts).anySatisfy(act -> {
            assertThat(act.act()).isEqualTo("export-list");
            assertThat(act.detail()).contains("\"rows\": \"" + announced + "\"");
        });
        assertThat(new ActsOn(console.database().app())
                        .of(Audit.household(console.household(false)), Long.MAX_VALUE, 50))
                .noneMatch(act -> act.byPerson().startsWith("unit.chief"));
    }

    @Test
    void a_file_with_another_number_of_rows_than_announced_is_not_given() {
        HttpResponse<byte[]> more = console.as(Role.UNIT_CHIEF).download("/padron/exportar?formato=csv&total=3");
        assertThat(more.statusCode()).isEqualTo(409);
        assertThat(new String(more.body(), StandardCharsets.UTF_8))
                .contains("La lista cambió", households(true) + " hogares")
                .doesNotContain(console.household(true));
        assertThat(console.as(Role.UNIT_CHIEF)
                        .get("/padron/exportar?formato=csv&total=44")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void marked_rows_are_exported_and_no_others() {
        List<String> rows = all(ROW, body(Role.UNIT_CHIEF, "/padron?filas=25")).subList(2, 5);
        HttpResponse<byte[]> file = console.as(Role.UNIT_CHIEF)
                .download("/padron/exportar?formato=csv&marca=" + String.join("&marca=", rows));
        assertThat(new String(file.body(), StandardCharsets.UTF_8).lines()).hasSize(4);
    }

    @Test
    void a_name_that_is_a_formula_is_text_in_the_csv_file() {
        String csv = new String(
                console.as(Role.UNIT_CHIEF)
                        .download("/padron/exportar?formato=csv&columnas=codigo,dni&total=" + households(true))
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(csv.lines().skip(1)).allMatch(line -> line.matches("[^=+@-].*"));
    }

    @Test
    void an_export_without_a_number_or_form_is_refused() {
        assertThat(console.as(Role.UNIT_CHIEF).get("/padron/exportar").statusCode())
                .isEqualTo(422);
        assertThat(console.as(Role.UNIT_CHIEF)
                        .get("/padron/exportar?formato=exe&total=1")
                        .statusCode())
                .isEqualTo(422);
        assertThat(console.as(Role.AUDITOR)
                        .post("/", "/padron/exportar", Map.of("formato", "csv", "total", "60"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void pasted_documents_are_found_or_not_and_those_elsewhere_are_a_number() {
        String own = holderDni(true);
        String other = holderDni(false);
        HttpResponse<String> answer = console.as(Role.UNIT_CHIEF)
                .post("/padron/pegar", "/padron/pegar", Map.of("dnis", own + "\n" + other + ", 00000001;abc <b>"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(own, "de ellos, 1 están fuera de su territorio", "&lt;b&gt;")
                .doesNotContain(console.household(false));
        assertThat(console.as(Role.UNIT_CHIEF)
                        .post("/padron/pegar", "/padron/pegar", Map.of("dnis", " "))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void five_thousand_documents_are_answered_and_one_more_is_too_many() {
        StringBuilder dnis = new StringBuilder(holderDni(true));
        for (int i = 1; i < PasteDnis.MOST; i++) {
            dnis.append('\n').append(String.format("%08d", i));
        }
        HttpResponse<String> answer =
                console.as(Role.UNIT_CHIEF).post("/padron/pegar", "/padron/pegar", Map.of("dnis", dnis.toString()));
        assertThat(answer.statusCode()).isEqualTo(200);
        HttpResponse<String> tooMany =
                console.as(Role.UNIT_CHIEF).post("/padron/pegar", "/padron/pegar", Map.of("dnis", dnis + "\n99999999"));
        assertThat(tooMany.statusCode()).isEqualTo(422);
    }

    @Test
    void the_second_list_is_one_class() {
        String page = body(Role.COMMUNICATOR, "/territorio/distritos?nombre=a&orden=-nombre&filas=25");
        assertThat(all(ROW, page)).hasSize(25);
        assertThat(page).contains("Nombre contiene:").doesNotContain("href=\"/padron?distrito=");
        assertThat(body(Role.UNIT_CHIEF, "/territorio/distritos")).contains("href=\"/padron?distrito=");
    }

    private String holderDni(boolean own) {
        return console.database()
                .app()
                .sql("""
                        SELECT person.dni
                        FROM registry.holder
                        JOIN registry.household USING (household)
                        JOIN registry.person_record AS person USING (person)
                        WHERE household_id = :household
                          AND upper_inf(person.recorded)
                        """)
                .param("household", console.household(own))
                .query(String.class)
                .single();
    }

    private long total(Role role, String address) {
        return Long.parseLong(java.util.Objects.requireNonNullElse(first(TOTAL, body(role, address)), "0"));
    }

    private String body(Role role, String address) {
        HttpResponse<String> answer = console.as(role).get(address);
        assertThat(answer.statusCode()).as(address + "\n" + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private long households(boolean ofTheUnit) {
        return console.database()
                .app()
                .sql("""
                        SELECT count(*)
                        FROM registry.household_place AS place
                        JOIN territory.province_unit AS unit
                          ON unit.province_code = place.province
                            AND unit.valid @> current_date
                        WHERE (unit.unit_code = :unit) = :ofTheUnit
                        """)
                .param("unit", console.unit())
                .param("ofTheUnit", ofTheUnit)
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return console.database().app().sql(sql).query(Long.class).single();
    }

    private static Map<String, String> legend(ReadableWorkbook book) throws IOException {
        var entries = new java.util.HashMap<String, String>();
        for (Row row : book.getFirstSheet().read()) {
            if (row.getCellCount() > 1) {
                entries.put(row.getCellText(0), row.getCellText(1));
            }
        }
        return entries;
    }

    private static String digest(List<Row> rows) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (Row row : rows) {
            sha256.update((row.getCellText(0) + "\t" + row.getCellText(1) + "\t" + row.getCellText(2) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static String safe(String query) {
        StringBuilder encoded = new StringBuilder();
        for (String pair : query.split("&", -1)) {
            String[] halves = pair.split("=", 2);
            encoded.append(encoded.isEmpty() ? "" : "&")
                    .append(halves[0])
                    .append('=')
                    .append(URLEncoder.encode(halves[1], StandardCharsets.UTF_8));
        }
        return encoded.toString();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static @org.jspecify.annotations.Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).replace("&amp;", "&") : null;
    }
}
