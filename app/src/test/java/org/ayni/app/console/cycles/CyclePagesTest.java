package org.ayni.app.console.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.Role;
import org.ayni.app.audit.ActsOn;
import org.ayni.app.audit.Audit;
import org.ayni.app.bank.SimulatedBank;
import org.ayni.app.console.Browser;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.console.background.Ending;
import org.ayni.app.cycle.CycleStep;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bimestre pressed through on the pages, by the people whose steps they are; the story is told in its order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CyclePagesTest {

    private static final String PAGE = "/ciclos/2026-4";

    private final RunningConsole console = RunningConsole.forCycles();

    @Test
    @Order(1)
    void only_who_answers_for_it_opens_a_bimestre_and_is_told_what_is_wrong() {
        assertThat(console.as(Role.OPERATIONS_HEAD)
                        .post("/ciclos", "/ciclos", Map.of("bimestre", "2026-9", "cierre", "ayer", "corte", "")))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(422);
                    assertThat(answer.body()).contains("un número del 1 al 6", "Elija el día de cierre");
                });
        assertThat(console.as(Role.OPERATIONS_HEAD).get(PAGE).statusCode()).isEqualTo(404);
        assertThat(open(Role.UNIT_CHIEF).statusCode()).isEqualTo(403);
        assertThat(open(Role.OPERATIONS_HEAD).statusCode()).isEqualTo(302);
        assertThat(text(Role.LOCAL_MANAGER, PAGE))
                .contains(
                        "Apertura", "Hecho", "operations.head", "julio y agosto de 2026", "Cierre del padrón", "Sigue")
                .contains("Lo hace: Especialista en afiliaciones o Jefe de afiliación y liquidación")
                .doesNotContain("Cerrar el padrón…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-7", "nada", "2026-5", "%27%3B--", "..%2F..", "<script>"})
    @Order(2)
    void what_is_no_opened_bimestre_is_not_there(String period) {
        String path = "/ciclos/" + period.replace("<", "%3C").replace(">", "%3E");
        assertThat(console.as(Role.EXECUTIVE_DIRECTOR).get(path).statusCode()).isIn(400, 404);
    }

    @Test
    @Order(3)
    void what_cannot_be_undone_asks_for_its_number_back() {
        oneAccountForAll();
        String page = PAGE + "/cerrar-padron";
        Browser head = console.as(Role.OPERATIONS_HEAD);
        assertThat(head.get(page).body()).contains("60 hogares", "No se puede deshacer");
        HttpResponse<String> wrong = head.post(page, page, Map.of("confirma", "61"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Lo escrito no es lo que se pide confirmar");
        assertThat(text(Role.OPERATIONS_HEAD, PAGE)).contains("Cerrar el padrón…");
        press(Role.OPERATIONS_HEAD, "cerrar-padron", Map.of("confirma", " 60 "));
        assertThat(text(Role.OPERATIONS_HEAD, PAGE)).contains("Verificación", "Sigue");
    }

    @Test
    @Order(4)
    void a_step_out_of_its_turn_says_what_to_press_before_and_names_no_command() {
        press(
                Role.LIQUIDATION_SPECIALIST,
                "liquidar",
                Map.of("confirma", confirm(Role.LIQUIDATION_SPECIALIST, "liquidar")));
        assertThat(text(Role.LIQUIDATION_SPECIALIST, PAGE))
                .contains("no se hizo", "«Verificar»")
                .doesNotContain("ayni cycle");
    }

    @Test
    @Order(5)
    void verification_and_liquidation_are_pressed_by_different_posts() {
        assertThat(console.as(Role.LIQUIDATION_SPECIALIST)
                        .post(PAGE, PAGE + "/verificar", Map.of("confirma", "60"))
                        .statusCode())
                .isEqualTo(403);
        press(
                Role.VERIFICATION_SPECIALIST,
                "verificar",
                Map.of("confirma", confirm(Role.VERIFICATION_SPECIALIST, "verificar")));
        press(
                Role.LIQUIDATION_SPECIALIST,
                "liquidar",
                Map.of("confirma", confirm(Role.LIQUIDATION_SPECIALIST, "liquidar")));
        assertThat(text(Role.PLANNER, PAGE))
                .contains("Liquidado: 60 hogares", "Segunda opinión", "Todavía no se ha pedido");
    }

    @Test
    @Order(6)
    void findings_block_until_the_head_accepts_them_and_a_look_at_them_is_recorded() {
        assertThat(text(Role.EXECUTIVE_DIRECTOR, PAGE)).contains("Hay 1 hallazgo que nadie ha aceptado");
        String household = console.database()
                .app()
                .sql("SELECT involved[1] FROM variance.finding WHERE period = '2026-4'")
                .query(String.class)
                .single();
        String page = PAGE + "/hallazgos";
        assertThat(console.as(Role.UNIT_CHIEF).get(page).statusCode()).isEqualTo(403);
        assertThat(text(Role.TECHNICAL_COORDINATOR, page))
                .contains("CUENTA-" + household, "Los acepta: Jefe de afiliación");
        assertThat(new ActsOn(console.database().app()).of(Audit.household(household), Long.MAX_VALUE, 5))
                .anyMatch(act -> act.act().equals("look") && act.byPerson().equals("technical.coordinator"));
        Browser head = console.as(Role.OPERATIONS_HEAD);
        assertThat(head.post(page, page, Map.of("hallazgo", "CUENTA-" + household, "motivo", "  "))
                        .body())
                .contains("Escriba el motivo");
        assertThat(head.post(page, page, Map.of("hallazgo", "OTRO-" + "x".repeat(10_000), "motivo", "sí"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(head.post(
                                page,
                                page + "/clase",
                                Map.of("clase", "CUENTA", "cuantos", "2", "motivo", "<script>alert(1)</script>"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(head.post(
                                page,
                                page,
                                Map.of("hallazgo", "CUENTA-" + household, "motivo", "<script>alert(1)</script>"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(text(Role.OPERATIONS_HEAD, page))
                .contains("Aceptado", "&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    @Order(7)
    void the_second_opinion_is_asked_for_on_the_page_and_its_result_stays_there() {
        assertThat(console.as(Role.OPERATIONS_HEAD)
                        .post(PAGE, PAGE + "/segunda-opinion", Map.of())
                        .statusCode())
                .isEqualTo(302);
        awaitQuiet();
        assertThat(text(Role.AUDITOR, PAGE)).contains("Igual a lo guardado, hasta el último byte (operations.head");
    }

    @Test
    @Order(8)
    void the_director_authorises_with_a_resolution_and_the_sum_typed_back() {
        String page = PAGE + "/autorizar";
        Browser director = console.as(Role.EXECUTIVE_DIRECTOR);
        assertThat(director.post(page, page, Map.of("confirma", "1")).body())
                .contains("Escriba el número de la resolución", "Lo escrito no es lo que se pide confirmar");
        assertThat(console.as(Role.AUDITOR).post(PAGE, page, Map.of()).statusCode())
                .isEqualTo(403);
        press(
                Role.EXECUTIVE_DIRECTOR,
                "autorizar",
                Map.of("resolucion", "RDE-1", "confirma", confirm(Role.EXECUTIVE_DIRECTOR, "autorizar")));
        assertThat(text(Role.EXECUTIVE_DIRECTOR, PAGE)).contains("Autorizado con RDE-1");
    }

    @Test
    @Order(9)
    void instructing_without_a_payer_says_so_and_with_one_the_bank_answers() throws IOException {
        String typed = confirm(Role.LIQUIDATION_SPECIALIST, "instruir");
        press(Role.LIQUIDATION_SPECIALIST, "instruir", Map.of("confirma", typed));
        assertThat(text(Role.LIQUIDATION_SPECIALIST, PAGE)).contains("falta el archivo del pagador");
        Files.writeString(
                console.home().folder().resolve("payer.properties"),
                "name=PROGRAMA SINTETICO\ntax_id=20000000001\naccount=00000000001\nbank=BANCO SIMULADO\n");
        press(Role.LIQUIDATION_SPECIALIST, "instruir", Map.of("confirma", typed));
        Path folder = console.home().folder().resolve("cycles").resolve("2026-4");
        new SimulatedBank(5, 0).answer(folder.resolve("to-bank"), folder.resolve("from-bank"));
        String replies = PAGE + "/respuestas";
        assertThat(text(Role.AUDITOR, replies)).contains("Sin respuesta", "Los lee: Especialista en liquidación");
        assertThat(console.as(Role.LIQUIDATION_SPECIALIST)
                        .post(replies, replies, Map.of())
                        .statusCode())
                .isEqualTo(302);
        awaitQuiet();
        assertThat(text(Role.AUDITOR, replies)).contains("Todo cuadra");
    }

    @Test
    @Order(10)
    void while_something_runs_nothing_can_be_pressed_a_second_time_and_a_reload_still_shows_it() throws Exception {
        BackgroundWork work = console.bean("backgroundWork", BackgroundWork.class);
        var hold = new CountDownLatch(1);
        assertThat(work.begin("cycle 2026-4", "Trabajo de prueba", PAGE, console.viewer(Role.OPERATIONS_HEAD), talk -> {
                    talk.progress("Probando", "hogares", 3, 60);
                    hold.await();
                    return new Ending.Done("listo");
                }))
                .isTrue();
        try {
            assertThat(text(Role.OPERATIONS_HEAD, PAGE)).contains("Trabajo de prueba: en marcha", "every 2s");
            assertThat(console.as(Role.OPERATIONS_HEAD)
                            .get(PAGE + "/avance")
                            .headers()
                            .firstValue("HX-Refresh"))
                    .isEmpty();
            assertThat(console.as(Role.OPERATIONS_HEAD)
                            .post("/ciclos", PAGE + "/segunda-opinion", Map.of())
                            .statusCode())
                    .isEqualTo(302);
            assertThat(work.find("cycle 2026-4").orElseThrow().what()).isEqualTo("Trabajo de prueba");
        } finally {
            hold.countDown();
        }
        awaitQuiet();
        assertThat(console.as(Role.OPERATIONS_HEAD)
                        .get(PAGE + "/avance")
                        .headers()
                        .firstValue("HX-Refresh"))
                .contains("true");
    }

    @Test
    @Order(11)
    void a_step_that_was_cut_off_with_its_server_is_offered_again() {
        assertThat(console.as(Role.OPERATIONS_HEAD)
                        .post(
                                "/ciclos",
                                "/ciclos",
                                Map.of("bimestre", "2026-5", "cierre", "2026-10-31", "corte", "2026-10-31"))
                        .statusCode())
                .isEqualTo(302);
        console.database().app().sql("""
            INSERT INTO cycle.step (period, step, state, attempt, started_by, started_at, progress, cause,
                                    finished_at, result, result_hash)
            VALUES ('2026-5', 'CLOSE_ROLL', 'RUNNING', 1, 'alguien', now(), '', '', NULL, '', '')\
            """).update();
        assertThat(text(Role.OPERATIONS_HEAD, "/ciclos/2026-5"))
                .contains("Quedó a medias", "no se guardó nada", "Cerrar el padrón…");
    }

    @Test
    @Order(12)
    void every_command_that_a_refusal_names_has_a_button() {
        for (CycleStep step : CycleStep.values()) {
            assertThat(StepButton.onScreen("Hágalo con «ayni " + step.command() + " 2026-4 --by PERSONA»."))
                    .isEqualTo("Hágalo con «" + StepButton.of(step).label() + "».");
        }
    }

    private HttpResponse<String> open(Role role) {
        return console.as(role)
                .post(
                        "/ciclos",
                        "/ciclos",
                        Map.of("bimestre", "2026-4", "cierre", "2026-08-31", "corte", "2026-08-31"));
    }

    /** What the page of a step asks to be typed. */
    private String confirm(Role role, String step) {
        Matcher asked = Pattern.compile("escriba (?:el número de hogares|la suma): ([^<]+)")
                .matcher(console.as(role).get(PAGE + "/" + step).body());
        assertThat(asked.find()).as(step).isTrue();
        return asked.group(1);
    }

    private void press(Role role, String step, Map<String, String> fields) {
        HttpResponse<String> answer = console.as(role).post(PAGE + "/" + step, PAGE + "/" + step, fields);
        assertThat(answer.statusCode()).as(step).isEqualTo(302);
        awaitQuiet();
    }

    private void awaitQuiet() {
        console.bean("backgroundWork", BackgroundWork.class).awaitEnding("cycle 2026-4", Duration.ofSeconds(60));
    }

    private String text(Role role, String path) {
        HttpResponse<String> answer = console.as(role).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(List.of(answer.body().split("<script")).size()).isLessThan(4);
        return answer.body().replaceAll("</?span[^>]*>", "");
    }

    /** Before the roll is closed, every household is given the account of the first: what no caseload has by itself. */
    private void oneAccountForAll() {
        console.database().transaction().executeWithoutResult(transaction -> {
            console.database()
                    .app()
                    .sql("INSERT INTO registry.load (recorded_at, by_person, source) VALUES (now(), 'prueba',"
                            + " 'prueba')")
                    .update();
            console.database().app().sql("""
                UPDATE registry.account
                SET recorded = tstzrange(lower(recorded), now())
                WHERE status = 'ACTIVE'
                  AND upper_inf(recorded)
                """).update();
            console.database().app().sql("""
                INSERT INTO registry.account (household, status, number, entity, valid, recorded, load)
                SELECT household, status, '04000000001', NULL, valid, tstzrange(now(), NULL), load
                FROM registry.account
                WHERE status = 'ACTIVE'
                  AND upper(recorded) = now()
                """).update();
        });
    }
}
