package org.ayni.app.console.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.ayni.app.access.Role;
import org.ayni.app.audit.Actor;
import org.ayni.app.console.Browser;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.database.Database;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulationPagesTest {

    private static final RunningConsole CONSOLE = RunningConsole.forCycles();

    /** Two that were kept, and a third of another bimestre. */
    @BeforeAll
    static void keepSome() {
        keep("base-120", "2026-4", 12_000);
        keep("base-150", "2026-4", 15_000);
        keep("vieja", "2026-3", 9_000);
    }

    @Test
    void the_list_leads_to_one_what_if_with_its_costs_and_whom_it_helps() {
        assertThat(text(Role.PLANNER, "/simulaciones")).contains("base-120", "base-150", "sintéticos");
        assertThat(text(Role.AUDITOR, "/simulaciones/base-120"))
                .contains("Costo por concepto", "S/ 100.00", "S/ 120.00", "+S/ 20.00", "Piura", "gana menos de S/ 50")
                .contains("<svg class=\"bar\"")
                .doesNotContain("Aprobar</button>");
        assertThat(CONSOLE.as(Role.PLANNER).get("/simulaciones/ninguna").statusCode())
                .isEqualTo(404);
        assertThat(CONSOLE.as(Role.UNIT_CHIEF).get("/simulaciones").statusCode())
                .isEqualTo(403);
    }

    @Test
    void two_stand_side_by_side_and_unlike_ground_is_said() {
        assertThat(text(Role.PLANNER, "/simulaciones/comparar?a=base-120&b=base-150"))
                .contains("+S/ 20.00", "+S/ 50.00")
                .doesNotContain("Cuidado");
        assertThat(text(Role.PLANNER, "/simulaciones/comparar?s=base-120&s=vieja"))
                .contains("Cuidado: son de bimestres distintos");
        assertThat(text(Role.PLANNER, "/simulaciones/comparar?a=%3Cscript%3E&b=" + "x".repeat(3_000)))
                .contains("hacen falta dos o tres");
    }

    @Test
    void it_becomes_law_with_two_people_and_no_command_is_named() {
        String page = "/simulaciones/base-150";
        Browser planner = CONSOLE.as(Role.PLANNER);
        assertThat(planner.post(page, page + "/proponer", Map.of("desde", "mañana", "norma", ""))
                        .body())
                .contains("Elija el primer día", "Escriba el nombre y el número de la norma");
        assertThat(planner.post(page, page + "/proponer", Map.of("desde", "2028-02-03", "norma", "R.M. 1"))
                        .body())
                .contains("no es el primer día de un bimestre");
        assertThat(CONSOLE.as(Role.AUDITOR)
                        .post("/simulaciones", page + "/proponer", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(planner.post(page, page + "/proponer", Map.of("desde", "2028-01-01", "norma", "R.M. 1"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(text(Role.PLANNER, page)).contains("propuesta por planner", "La aprueba: Director ejecutivo");
        Browser director = CONSOLE.as(Role.EXECUTIVE_DIRECTOR);
        assertThat(director.post(page, page + "/aprobar", Map.of("confirma", "otra"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(director.post(page, page + "/aprobar", Map.of("confirma", "base-150"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(text(Role.PLANNER, page))
                .contains("aprobada por executive.director")
                .doesNotContain("ayni whatif");
    }

    private static void keep(String name, String period, long after) {
        Database database = CONSOLE.database();
        database.transaction().executeWithoutResult(transaction -> {
            database.app()
                    .sql("""
                            INSERT INTO whatif.scenario (
                                name, period, scope, source, roll_hash, synthetic, closing_day, evidence_cut, law_hash,
                                changes, households, result_hash, saved_by)
                            VALUES (:name, :period, '', 'FILES', '', true, '2026-08-31', '2026-08-31', repeat('a', 64),
                                    :changes, 1, repeat('b', 64), :by)""")
                    .param("name", name)
                    .param("period", period)
                    .param("changes", "- {id: base_amount, values: [{value: " + after + "}]}")
                    .param("by", new Actor("Ana Quispe").name())
                    .update();
            database.app()
                    .sql("INSERT INTO whatif.unit_cost VALUES (:name, 'PIURA', 'BASE', 10000, :after)")
                    .param("name", name)
                    .param("after", after)
                    .update();
            database.app()
                    .sql("INSERT INTO whatif.unit_effect VALUES (:name, 'PIURA', 3, 1, 0, 0, 0)")
                    .param("name", name)
                    .update();
            database.app()
                    .sql("INSERT INTO whatif.range_count VALUES (:name, 'SAME', 3, 0), (:name, 'MORE', 1, :more)")
                    .param("name", name)
                    .param("more", after - 10_000)
                    .update();
        });
    }

    private static String text(Role role, String path) {
        HttpResponse<String> answer = CONSOLE.as(role).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replaceAll("</?span[^>]*>", "");
    }
}
