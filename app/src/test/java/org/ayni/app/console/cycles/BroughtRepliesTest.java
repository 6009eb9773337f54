package org.ayni.app.console.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ayni.app.access.Role;
import org.ayni.app.bank.SimulatedBank;
import org.ayni.app.console.Browser;
import org.ayni.app.console.PaidBimestre;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.console.background.Ending;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bank answers, brought on the page; the reports and the order files, fetched from it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BroughtRepliesTest {

    private static final String CYCLE = "/ciclos/2026-4";
    private static final String PAGE = CYCLE + "/respuestas";
    private static final String FILES = PAGE + "/archivos";
    private static final RunningConsole CONSOLE = RunningConsole.forReplies();

    private static Map<String, byte[]> answers = Map.of();
    private static Map<String, byte[]> otherAnswers = Map.of();

    @BeforeAll
    static void instruct() throws IOException {
        Path folder = CONSOLE.home().folder().resolve("cycles").resolve("2026-4");
        PaidBimestre.instruct(CONSOLE.database(), folder);
        answers = answers(folder, 5, 100_000);
        otherAnswers = answers(folder, 6, 900_000);
    }

    private static Map<String, byte[]> answers(Path folder, long seed, int rejected) throws IOException {
        Path out = Files.createTempDirectory(Path.of("target"), "brought");
        new SimulatedBank(seed, rejected).answer(folder.resolve("to-bank"), out);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> listed = Files.list(out)) {
            for (Path file : listed.filter(one -> one.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    @Order(1)
    void what_is_no_reply_of_the_bank_is_refused_with_its_reason_and_nothing_of_it_is_kept() throws IOException {
        String xml = new String(answers.values().iterator().next(), StandardCharsets.UTF_8);
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        hostile.put("vacio.xml", new byte[0]);
        hostile.put("libro.xml", zip());
        hostile.put("comprimido.xml", gzip(xml));
        hostile.put("informe.xml", "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII));
        hostile.put("programa.xml", "MZ\u0090".getBytes(StandardCharsets.ISO_8859_1));
        hostile.put("pagina.xml", "<html><body>hola</body></html>".getBytes(StandardCharsets.UTF_8));
        hostile.put("utf16.xml", xml.getBytes(StandardCharsets.UTF_16));
        hostile.put(
                "entidad.xml",
                ("<?xml version=\"1.0\"?><!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document>&x;</Document>")
                        .getBytes(StandardCharsets.UTF_8));
        hostile.put(
                "orden.xml",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"/>"
                        .getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = liquidator().upload(PAGE, FILES, "archivos", hostile);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("vacio.xml: El archivo está vacío")
                .contains("libro.xml: Es un archivo comprimido (ZIP) o un libro de Excel")
                .contains("comprimido.xml: Es un archivo comprimido")
                .contains("informe.xml: Es un PDF")
                .contains("programa.xml: Es un programa ejecutable")
                .contains("pagina.xml: Línea")
                .contains("utf16.xml: Es un texto en UTF-16")
                .contains("entidad.xml: Línea 1", "DTD")
                .contains("orden.xml: Línea 1", "pain.001.001.09")
                .doesNotContain("root:");
        assertThat(count("SELECT count(*) FROM console.brought_reply_end WHERE outcome = 'REFUSED'"))
                .isEqualTo(hostile.size());
        assertThat(waitingFiles()).isEmpty();
        assertThat(count("SELECT count(*) FROM payment.reply_file")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "C:\\\\a\\\\b.xml", "a\u0000b.xml", "...", "ñandú Día.XML", "con|pipe?.xml"})
    @Order(2)
    void a_name_becomes_one_of_ours(String name) {
        assertThat(BringReplies.clean(name))
                .matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.xml")
                .doesNotContain("..");
    }

    @Test
    @Order(3)
    void only_the_liquidator_brings_and_nothing_chosen_is_said() {
        assertThat(CONSOLE.as(Role.OPERATIONS_HEAD)
                        .upload(PAGE, FILES, "archivos", answers)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> nothing = liquidator().upload(PAGE, FILES, "archivos", Map.of());
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Elija uno o más archivos XML");
        assertThat(CONSOLE.browser()
                        .upload("/entrar", FILES, "archivos", answers)
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    @Order(4)
    void while_a_step_is_in_progress_what_was_brought_waits_and_is_read_afterwards() throws Exception {
        BackgroundWork work = CONSOLE.bean("backgroundWork", BackgroundWork.class);
        var hold = new CountDownLatch(1);
        work.begin("cycle 2026-4", "Trabajo de prueba", CYCLE, CONSOLE.viewer(Role.OPERATIONS_HEAD), talk -> {
            hold.await();
            return new Ending.Done("listo");
        });
        Map<String, byte[]> first = Map.of(
                answers.keySet().iterator().next(), answers.values().iterator().next());
        try {
            assertThat(liquidator().upload(PAGE, FILES, "archivos", first).statusCode())
                    .isEqualTo(302);
            assertThat(body(Role.LIQUIDATION_SPECIALIST))
                    .contains("Lo que subió queda esperando", "Espera ser leído", "Leer el archivo que espera");
            assertThat(waitingFiles()).hasSize(1);
        } finally {
            hold.countDown();
        }
        quiet();
        liquidator().post(PAGE, PAGE + "/pendientes", Map.of());
        quiet();
        assertThat(body(Role.AUDITOR)).contains("Leído").doesNotContain("Espera ser leído");
        assertThat(waitingFiles()).isEmpty();
    }

    @Test
    @Order(5)
    void several_files_are_read_with_a_receipt_and_the_same_ones_again_change_nothing() {
        Map<String, byte[]> mixed = new LinkedHashMap<>(answers);
        mixed.put("otra-cosa.xml", "no es xml".getBytes(StandardCharsets.UTF_8));
        assertThat(liquidator().upload(PAGE, FILES, "archivos", mixed).statusCode())
                .isEqualTo(302);
        assertThat(body(Role.LIQUIDATION_SPECIALIST))
                .contains("Se recibieron " + answers.size() + " archivos", "otra-cosa.xml: Línea 1");
        quiet();
        assertThat(body(Role.AUDITOR)).contains("Todo cuadra", "abonos confirmados", "Ya se había leído");
        long lines = count("SELECT count(*) FROM payment.reply_line");
        liquidator().upload(PAGE, FILES, "archivos", answers);
        quiet();
        assertThat(count("SELECT count(*) FROM payment.reply_line")).isEqualTo(lines);
        assertThat(count("SELECT count(*) FROM audit.act WHERE act = 'bring-bank-reply'"))
                .isEqualTo(count("SELECT count(*) FROM console.brought_reply"));
    }

    @Test
    @Order(6)
    void what_contradicts_is_parked_and_settled_by_two_people() {
        liquidator().upload(PAGE, FILES, "archivos", otherAnswers);
        quiet();
        String page = body(Role.LIQUIDATION_SPECIALIST);
        Matcher form =
                Pattern.compile("discrepancias/(D-[0-9a-f]{12})/proponer").matcher(page);
        assertThat(form.find()).isTrue();
        String address = PAGE + "/discrepancias/" + form.group(1);
        assertThat(CONSOLE.as(Role.AUDITOR).get("/").body()).doesNotContain("Discrepancias con el banco");
        assertThat(liquidator().get("/").body()).contains("Discrepancias con el banco de 2026-4");
        assertThat(liquidator()
                        .post(PAGE, address + "/proponer", Map.of("motivo", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(liquidator()
                        .post(PAGE, PAGE + "/discrepancias/D-000000000000/proponer", Map.of("motivo", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(liquidator()
                        .post(PAGE, address + "/proponer", Map.of("motivo", "El banco lo aclaró <b>"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(body(Role.LIQUIDATION_SPECIALIST)).contains("Lo confirma otra persona", "aclaró &lt;b&gt;");
        assertThat(liquidator().post(PAGE, address + "/confirmar", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(CONSOLE.as(Role.AUDITOR)
                        .post(PAGE, address + "/confirmar", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(CONSOLE.as(Role.OPERATIONS_HEAD)
                        .post(PAGE, address + "/confirmar", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(body(Role.AUDITOR)).contains("Ya se resolvió 1, con dos personas");
    }

    @Test
    @Order(7)
    void reports_are_written_and_each_file_is_given_to_its_posts_and_written_down() {
        String page = CYCLE + "/archivos";
        Browser head = CONSOLE.as(Role.OPERATIONS_HEAD);
        assertThat(head.get(page).body()).contains("Todavía no se escribieron los reportes", "pain001-");
        assertThat(head.post(page, CYCLE + "/reportes", Map.of()).statusCode()).isEqualTo(302);
        quiet();
        assertThat(head.get(page).body()).contains("hogares_2026-4.xlsx", "5 reportes, cada uno en XLSX y CSV");
        assertThat(CONSOLE.as(Role.VERIFICATION_HEAD).get(page).body())
                .contains("hogares_2026-4.xlsx")
                .doesNotContain("pain001-");
        HttpResponse<byte[]> report = CONSOLE.as(Role.AUDITOR).download(page + "/reportes/hogares_2026-4.csv");
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", "hogares_2026-4.csv");
        String order = Pattern.compile("pain001-[A-Za-z0-9-]+\\.xml")
                .matcher(head.get(page).body())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        assertThat(head.download(page + "/banco/" + order).statusCode()).isEqualTo(200);
        assertThat(CONSOLE.as(Role.VERIFICATION_HEAD)
                        .download(page + "/banco/" + order)
                        .statusCode())
                .isEqualTo(403);
        assertThat(CONSOLE.as(Role.UNIT_CHIEF).get(page).statusCode()).isEqualTo(403);
        assertThat(count("SELECT count(*) FROM audit.act WHERE act = 'fetch-cycle-file'"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/banco/hogares_2026-4.csv",
                "/reportes/nada.csv",
                "/reportes/..%2Fto-bank%2Fx.xml",
                "/reportes/%2e%2e",
                "/reportes/hogares_2026-4.csv%00",
                "/reportes/con.txt"
            })
    @Order(8)
    void nothing_else_can_be_fetched(String path) {
        assertThat(CONSOLE.as(Role.OPERATIONS_HEAD)
                        .download(CYCLE + "/archivos" + path)
                        .statusCode())
                .isIn(400, 404);
    }

    private static Browser liquidator() {
        return CONSOLE.as(Role.LIQUIDATION_SPECIALIST);
    }

    private static String body(Role role) {
        HttpResponse<String> answer = CONSOLE.as(role).get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static void quiet() {
        CONSOLE.bean("backgroundWork", BackgroundWork.class).awaitEnding("cycle 2026-4", Duration.ofSeconds(60));
    }

    private static long count(String question) {
        return CONSOLE.database().app().sql(question).query(Long.class).single();
    }

    private static List<Path> waitingFiles() throws IOException {
        Path folder =
                CONSOLE.home().folder().resolve("cycles").resolve("2026-4").resolve("brought");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("a.xml"));
            out.write(new byte[100_000]);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
