package org.ayni.app.console.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.ActsOn;
import org.ayni.app.audit.Audit;
import org.ayni.app.console.Browser;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.console.background.Ending;
import org.ayni.app.database.Database;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** Work in the background, with the worker of the running console. */
class JobsTest {

    private static final Pattern FILE = Pattern.compile("href=\"(/trabajos/[0-9]+/archivo)\"");
    private static final Pattern TOTAL = Pattern.compile("name=\"total\" value=\"([0-9]+)\"");

    private final RunningConsole console = RunningConsole.get();
    private final Database database = console.database();

    @Test
    void a_long_export_is_made_in_the_background_and_given_to_its_owner_alone() throws Exception {
        Browser owner = console.as(Role.TECHNICAL_COORDINATOR);
        String part = owner.get("/padron/total").body();
        assertThat(part).contains("method=\"post\"", "segundo plano");
        Matcher total = TOTAL.matcher(part);
        assertThat(total.find()).isTrue();
        assertThat(owner.get("/padron/exportar?formato=xlsx&total=" + total.group(1))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> asked = owner.post(
                "/padron",
                "/padron/exportar",
                Map.of("formato", "xlsx", "total", total.group(1), "columnas", "codigo"));
        assertThat(asked.headers().firstValue("Location").orElse("")).endsWith("/trabajos");
        String file = await(owner);
        try (ReadableWorkbook book = new ReadableWorkbook(
                new ByteArrayInputStream(owner.download(file).body()))) {
            assertThat(book.getSheet(1).orElseThrow().read()).hasSize(Integer.parseInt(total.group(1)) + 1);
        }
        assertThat(console.as(Role.OPERATIONS_HEAD).get(file).statusCode()).isEqualTo(404);
        assertThat(new ActsOn(database.app()).of(Audit.household(console.household(false)), Long.MAX_VALUE, 50))
                .anyMatch(
                        act -> act.act().equals("export-list") && act.byPerson().startsWith("technical.coordinator"));
    }

    @Test
    void a_result_is_not_given_to_who_now_sees_other_places() {
        long job = insert(Role.UNIT_CHIEF, "DONE", "elsewhere", "file_name = 'x.csv', worker = 'w'");
        database.app()
                .sql("INSERT INTO console.job_file (job, part, body) VALUES (:job, 0, 'secret')")
                .param("job", job)
                .update();
        assertThat(console.as(Role.UNIT_CHIEF)
                        .get("/trabajos/" + job + "/archivo")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void work_whose_worker_died_is_taken_up_by_another() throws Exception {
        long job = insert(
                Role.VERIFICATION_HEAD,
                "RUNNING",
                "*",
                "worker = 'dead', attempts = 1, lease_until = clock_timestamp() - INTERVAL '1 second'");
        assertThat(awaitState(job)).isEqualTo("DONE");
        assertThat(console.as(Role.VERIFICATION_HEAD).get("/trabajos").body())
                .contains("retomado después de una interrupción: vez 2");
    }

    @Test
    void work_that_died_three_times_fails_and_can_be_repeated() throws Exception {
        long job = insert(
                Role.VERIFICATION_HEAD,
                "RUNNING",
                "*",
                "worker = 'dead', attempts = 3, lease_until = clock_timestamp() - INTERVAL '1 second'");
        assertThat(awaitState(job)).isEqualTo("FAILED");
        Browser owner = console.as(Role.VERIFICATION_HEAD);
        assertThat(owner.get("/trabajos").body()).contains("se interrumpió tres veces", "Otra vez");
        owner.post("/padron", "/trabajos/" + job + "/repetir", Map.of());
        assertThat(awaitState(job)).isEqualTo("DONE");
    }

    @Test
    void another_count_than_announced_fails_with_what_to_do() throws Exception {
        long job = insert(Role.VERIFICATION_HEAD, "QUEUED", "*", "done = 0");
        assertThat(awaitState(job)).isEqualTo("DONE");
        long wrong = new Jobs(database)
                .ask(viewer(Role.VERIFICATION_HEAD), "export", "Exportar", "padron.csv?", 7)
                .orElseThrow();
        assertThat(awaitState(wrong)).isEqualTo("FAILED");
        assertThat(console.as(Role.VERIFICATION_HEAD).get("/trabajos").body())
                .contains("Se anunciaron 7 filas y ahora son");
    }

    @Test
    void who_lost_the_lease_or_was_cancelled_keeps_no_half_result() throws Exception {
        long job = insert(
                Role.VERIFICATION_HEAD,
                "RUNNING",
                "*",
                "worker = 'mine', lease_until = clock_timestamp() + INTERVAL '1 hour'");
        var mine = new JobLease(database, "mine");
        var other = new JobLease(database, "other");
        assertThat(other.renew(job, 1)).isFalse();
        assertThat(mine.renew(job, 1)).isTrue();
        Browser owner = console.as(Role.VERIFICATION_HEAD);
        owner.post("/padron", "/trabajos/" + job + "/cancelar", Map.of());
        assertThat(mine.renew(job, 2)).isFalse();
        java.nio.file.Path file = java.nio.file.Files.createTempFile("half", ".csv");
        mine.finish(job, new Work.Made(file, "half.csv"));
        assertThat(awaitState(job)).isEqualTo("CANCELLED");
        assertThat(database.app()
                        .sql("SELECT count(*) FROM console.job_file WHERE job = :job")
                        .param("job", job)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void work_of_somebody_else_is_not_there() {
        long job = insert(Role.VERIFICATION_HEAD, "FAILED", "*", "cause = 'x'");
        for (String act : new String[] {"cancelar", "repetir"}) {
            assertThat(console.as(Role.UNIT_CHIEF)
                            .post("/", "/trabajos/" + job + "/" + act, Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void an_act_of_a_page_stands_in_the_tray_of_who_began_it_until_its_end() throws Exception {
        var work = console.bean("backgroundWork", BackgroundWork.class);
        var hold = new CountDownLatch(1);
        Browser owner = console.as(Role.PLANNER);
        assertThat(work.begin("act of a test", "Acto de prueba", "/simulaciones", viewer(Role.PLANNER), talk -> {
                    talk.progress("Probando", "hogares", 15, 60);
                    hold.await();
                    return new Ending.Done("Quedó hecho.");
                }))
                .isTrue();
        try {
            assertThat(work.begin(
                            "act of a test",
                            "Otro",
                            "/",
                            viewer(Role.UNIT_CHIEF),
                            talk -> new Ending.Done("no debió empezar")))
                    .isFalse();
            String tray = awaitText(owner, "Probando: 15 de 60 hogares.");
            assertThat(tray).contains("Acto de prueba", "25 %", "No se cancela", "empezó");
            long job = idOf("act of a test");
            for (String act : new String[] {"cancelar", "repetir"}) {
                assertThat(owner.post("/", "/trabajos/" + job + "/" + act, Map.of())
                                .statusCode())
                        .isEqualTo(404);
            }
        } finally {
            hold.countDown();
        }
        assertThat(work.awaitEnding("act of a test", Duration.ofSeconds(30))).contains(new Ending.Done("Quedó hecho."));
        assertThat(owner.get("/trabajos").body()).contains("Quedó hecho.", "href=\"/simulaciones\"", "terminó bien");
        assertThat(console.as(Role.UNIT_CHIEF).get("/trabajos").body()).doesNotContain("Acto de prueba");
    }

    @Test
    void an_act_whose_program_died_is_shown_as_stopped_with_its_cause_and_can_be_begun_again() throws Exception {
        long job = insert(
                Role.PLANNER,
                "RUNNING",
                "*",
                "act = 'cut off', page = '/simulaciones', worker = 'dead', attempts = 1,"
                        + " lease_until = clock_timestamp() - INTERVAL '1 second'");
        var work = console.bean("backgroundWork", BackgroundWork.class);
        assertThat(work.find("cut off").orElseThrow().isRunning()).isFalse();
        assertThat(awaitState(job)).isEqualTo("FAILED");
        assertThat(console.as(Role.PLANNER).get("/trabajos").body())
                .contains("El programa se detuvo mientras lo hacía");
        assertThat(work.begin("cut off", "Otra vez", "/", viewer(Role.PLANNER), talk -> new Ending.Done("sí")))
                .isTrue();
        assertThat(work.awaitEnding("cut off", Duration.ofSeconds(30))).contains(new Ending.Done("sí"));
    }

    private long idOf(String act) {
        return database.app()
                .sql("SELECT max(job) FROM console.job WHERE act = :act")
                .param("act", act)
                .query(Long.class)
                .single();
    }

    private static String awaitText(Browser owner, String text) throws InterruptedException {
        String body = "";
        for (int i = 0; i < 200 && !body.contains(text); i++) {
            body = owner.get("/trabajos").body();
            Thread.sleep(Duration.ofMillis(50));
        }
        return body;
    }

    /** Work as it stands in the table after something happened to it: by the owner of the tables. */
    private long insert(Role role, String state, String places, String set) {
        var owner = org.springframework.jdbc.core.simple.JdbcClient.create(database.ownerDataSource());
        long whole = owner.sql("SELECT count(*) FROM registry.household_place")
                .query(Long.class)
                .single();
        long job = owner.sql("""
            INSERT INTO console.job (staff, places, kind, title, request, whole, state, ended_at)
            VALUES (:staff, :places, 'export', 'Exportar', 'padron.csv?columnas=codigo', :whole, 'CANCELLED', now())
            RETURNING job
            """)
                .param("staff", viewer(role).staff().id())
                .param("places", places)
                .param("whole", whole)
                .query(Long.class)
                .single();
        owner.sql("UPDATE console.job SET state = :state, " + set + " WHERE job = :job")
                .param("state", state)
                .param("job", job)
                .update();
        return job;
    }

    private Viewer viewer(Role role) {
        return console.viewer(role);
    }

    private String await(Browser owner) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Matcher file = FILE.matcher(owner.get("/trabajos").body());
            if (file.find()) {
                return file.group(1);
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        throw new AssertionError(owner.get("/trabajos").body());
    }

    private String awaitState(long job) throws InterruptedException {
        String state = "";
        for (int i = 0; i < 400; i++) {
            state = database.app()
                    .sql("SELECT state FROM console.job WHERE job = :job")
                    .param("job", job)
                    .query(String.class)
                    .single();
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                return state;
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        return state;
    }
}
