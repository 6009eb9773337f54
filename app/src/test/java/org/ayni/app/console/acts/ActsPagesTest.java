package org.ayni.app.console.acts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Role;
import org.ayni.app.access.SeenPlaces;
import org.ayni.app.access.Staff;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.ActsOn;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.ChainFile;
import org.ayni.app.audit.ChainVerdict;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ActsPagesTest {

    private static final int ACTS = 30_000;

    private final RunningConsole console = RunningConsole.forCycles();

    @Test
    void the_auditor_sees_who_looked_changed_and_exported_a_household_in_words() {
        look("H-1", "Ana", "visita <b>domiciliaria</b>");
        console.database()
                .transaction()
                .executeWithoutResult(transaction -> Audit.recordAbout(
                        console.database().app(),
                        new Actor("Beto"),
                        "export-facts",
                        "lista.csv",
                        Map.of("rows", "2"),
                        List.of(Audit.household("H-1"), Audit.household("H-2"))));
        String page = text(Role.AUDITOR, "/auditoria?hogar=%20H-1%20");
        assertThat(page)
                .contains(
                        "vio", "para qué: visita &lt;b&gt;domiciliaria", "exportó el padrón y la evidencia", "filas: 2")
                .doesNotContain("about_sha256", "<b>domi");
        assertThat(page.indexOf("Beto")).isLessThan(page.indexOf("Ana"));
        assertThat(text(Role.EXECUTIVE_DIRECTOR, "/auditoria?persona=Beto")).contains("lista.csv");
    }

    @Test
    void reading_the_record_is_itself_recorded() {
        text(Role.AUDITOR, "/auditoria?hogar=H-secreto");
        assertThat(text(Role.EXECUTIVE_DIRECTOR, "/auditoria?hogar=H-secreto"))
                .contains("auditor", "leyó el registro de actos");
    }

    @Test
    void nobody_else_reads_it_neither_on_the_page_nor_in_the_database() {
        assertThat(console.as(Role.ADMINISTRATOR).get("/auditoria").statusCode())
                .isEqualTo(403);
        assertThat(console.as(Role.TECHNICAL_COORDINATOR)
                        .get("/auditoria?hogar=H-1")
                        .statusCode())
                .isEqualTo(403);
        look("H-3", "Ana", "visita");
        assertThat(acts(console.reader(), console.viewer(Role.TECHNICAL_COORDINATOR), "H-3"))
                .isEmpty();
        assertThat(acts(console.reader(), console.viewer(Role.AUDITOR), "H-3")).hasSize(1);
    }

    @Test
    void old_acts_are_reached_a_page_at_a_time_and_none_twice() {
        for (int i = 0; i < 120; i++) {
            look("H-many", "Ana", "vez número " + i + ".");
        }
        String path = "/auditoria?hogar=H-many";
        int pages = 0;
        int seen = 0;
        while (!path.isEmpty()) {
            String page = text(Role.AUDITOR, path);
            Matcher each = Pattern.compile("vez número \\d+\\.").matcher(page);
            while (each.find()) {
                seen++;
            }
            Matcher next =
                    Pattern.compile("href=\"(/auditoria[^\"]*antes=[^\"]*)\"").matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : "";
            pages++;
        }
        assertThat(seen).isEqualTo(120);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void hostile_words_find_nothing_and_break_nothing() {
        for (String typed : List.of("%25", "'%3B--", "%00", "%3Cscript%3Ealert(1)%3C/script%3E", "x".repeat(4_000))) {
            assertThat(text(Role.AUDITOR, "/auditoria?hogar=" + typed + "&antes=nada"))
                    .contains("Auditoría")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void the_chain_is_checked_and_exported_beside_the_request_and_the_file_is_checked_without_the_server()
            throws Exception {
        text(Role.AUDITOR, "/auditoria/cadena/revision");
        awaitQuiet();
        assertThat(text(Role.AUDITOR, "/auditoria/cadena")).contains("La cadena está íntegra");
        assertThat(console.as(Role.AUDITOR)
                        .get("/auditoria/cadena/avance")
                        .headers()
                        .firstValue("HX-Redirect"))
                .contains("/auditoria/cadena");
        text(Role.AUDITOR, "/auditoria/cadena/exportacion");
        awaitQuiet();
        Matcher link = Pattern.compile("/auditoria/cadena/archivo/(cadena-[0-9-]+\\.csv)")
                .matcher(text(Role.AUDITOR, "/auditoria/cadena"));
        assertThat(link.find()).isTrue();
        HttpResponse<String> file = console.as(Role.AUDITOR).get(link.group());
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains(link.group(1));
        Path copy = Files.writeString(Files.createTempFile("cadena", ".csv"), file.body());
        assertThat(ChainFile.verify(copy, null)).isInstanceOf(ChainVerdict.Whole.class);
        assertThat(console.as(Role.AUDITOR)
                        .get("/auditoria/cadena/archivo/..%2F..%2Fpayer.properties")
                        .statusCode())
                .isIn(400, 404);
        assertThat(console.as(Role.LOCAL_MANAGER).get(link.group()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_question_visits_as_many_rows_as_it_shows_however_many_acts_there_are() {
        try (Database database = TestDatabase.fresh()) {
            database.app().sql("""
                            INSERT INTO audit.act (by_person, act, subject)
                            SELECT 'persona-' || n % 7, 'look', 'household/H' || n % 100
                            FROM generate_series(1, :acts) AS n
                            """).param("acts", ACTS).update();
            database.app()
                    .sql(
                            "INSERT INTO audit.about (subject, act) SELECT 'household/H' || (id + 1) % 100, id FROM audit.act")
                    .update();
            JdbcClient.create(database.ownerDataSource())
                    .sql("ANALYZE audit.act, audit.about")
                    .update();
            var auditor =
                    new Viewer(new Staff(1, "auditor", "Auditor", true), Set.of(Role.AUDITOR), SeenPlaces.NATION, "");
            for (String question : List.of(
                    "SELECT id FROM audit.act WHERE subject = 'household/H7' AND id < 9000000 ORDER BY id DESC LIMIT 51",
                    "SELECT id FROM audit.act WHERE by_person = 'persona-3' AND id < 9000000 ORDER BY id DESC LIMIT 51",
                    "SELECT act FROM audit.about WHERE subject = 'household/H7' AND act < 9000000 ORDER BY act DESC LIMIT 51")) {
                List<String> plan = new OnBehalfOf(database)
                        .read(
                                auditor,
                                jdbc -> jdbc.sql("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + question)
                                        .query(String.class)
                                        .list());
                assertThat(String.join("\n", plan))
                        .contains("Index")
                        .doesNotContain("Seq Scan on act", "Rows Removed by Filter", "Sort");
            }
            assertThat(acts(new OnBehalfOf(database), auditor, "H7")).hasSize(50);
        }
    }

    private static List<ActsOn.Act> acts(OnBehalfOf reader, Viewer viewer, String household) {
        return reader.read(viewer, jdbc -> new ActsOn(jdbc).of(Audit.household(household), Long.MAX_VALUE, 50));
    }

    private void look(String household, String person, String why) {
        Audit.look(console.database(), new Actor(person), household, why, "prueba");
    }

    private void awaitQuiet() {
        console.bean("backgroundWork", BackgroundWork.class).awaitEnding("audit chain", Duration.ofSeconds(60));
    }

    private String text(Role role, String path) {
        HttpResponse<String> answer = console.as(role).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replaceAll("</?span[^>]*>", "");
    }
}
