package org.ayni.app.console.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ayni.app.access.Role;
import org.ayni.app.console.Browser;
import org.ayni.app.console.RunningConsole;
import org.junit.jupiter.api.Test;

/** The lists of places, one of them on its page, and the wizard that brings a list. */
class PlacePagesTest {

    private static final List<String> KINDS = List.of("centros-poblados", "escuelas", "establecimientos");

    private final RunningConsole console = RunningConsole.get();

    @Test
    void each_list_shows_its_places_filters_counts_and_exports_them() {
        for (String kind : KINDS) {
            String page = text(Role.PLANNER, "/territorio/" + kind);
            assertThat(page).contains("<tbody", "href=\"/territorio/" + kind + "/", "Otras listas");
            String none = text(Role.PLANNER, "/territorio/" + kind + "?nombre=nadaquexista");
            assertThat(none).contains("con lo que se pide").doesNotContain("<tbody");
            assertThat(text(Role.PLANNER, "/territorio/" + kind + "/total?nombre=sintetic"))
                    .as("accents are forgiven")
                    .doesNotContain(">0 ");
            String total = text(Role.PLANNER, "/territorio/" + kind + "/total?ut=" + console.unit());
            assertThat(total).contains("exportar");
        }
        String rows = one("SELECT count(*)::text FROM territory.health_facility");
        byte[] csv = console.as(Role.PLANNER)
                .download("/territorio/establecimientos/exportar?formato=CSV&total=" + rows)
                .body();
        assertThat(new String(csv, StandardCharsets.UTF_8)).contains("Puesto de Salud Sintético");
    }

    @Test
    void the_page_of_a_school_counts_those_registered_within_the_territory_of_who_looks() {
        String school = one("""
                SELECT registered.school_id
                FROM registry.registration AS registered
                JOIN registry.membership AS belongs USING (person)
                JOIN registry.household_place AS place USING (household)
                WHERE upper_inf(registered.recorded)
                  AND upper_inf(belongs.recorded)
                  AND registered.school_id IS NOT NULL
                GROUP BY registered.school_id
                ORDER BY count(DISTINCT place.province) DESC, count(*) DESC
                LIMIT 1
                """);
        String all = registered(text(Role.OPERATIONS_HEAD, "/territorio/escuelas/" + school));
        String own = registered(text(Role.UNIT_CHIEF, "/territorio/escuelas/" + school));
        assertThat(Integer.parseInt(own)).isPositive().isLessThan(Integer.parseInt(all));
        assertThat(text(Role.COMMUNICATOR, "/territorio/escuelas/" + school)).contains("no se cuenta a nadie");
    }

    @Test
    void the_page_of_a_centro_poblado_leads_to_its_households_and_to_what_lies_in_it() {
        String centro = one("""
                SELECT lives.centro_poblado
                FROM registry.residence AS lives
                JOIN territory.school ON school.centro_poblado = lives.centro_poblado
                WHERE upper_inf(lives.recorded)
                GROUP BY lives.centro_poblado
                ORDER BY count(*) DESC, lives.centro_poblado
                LIMIT 1
                """);
        assertThat(text(Role.OPERATIONS_HEAD, "/territorio/centros-poblados/" + centro))
                .contains("/padron?centro=" + centro, "href=\"/territorio/escuelas/9", "Pueblo Sintético");
    }

    @Test
    void a_code_that_only_the_roll_names_says_so_and_one_that_nobody_names_is_not_found() {
        for (String path : List.of(
                "/territorio/escuelas/12345678",
                "/territorio/escuelas/1234567",
                "/territorio/establecimientos/%27%20OR%201=1",
                "/territorio/centros-poblados/..%2f..")) {
            assertThat(console.as(Role.OPERATIONS_HEAD).get(path).statusCode())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    @Test
    void a_list_is_brought_checked_applied_and_taken_back_on_the_screen() {
        Browser head = console.as(Role.OPERATIONS_HEAD);
        String start = "/territorio/centros-poblados/listas";
        byte[] list = ("codigo;nombre\n0601019991;=cmd|' /C calc'!A0 <script>alert(1)</script>\n"
                        + "601019992;Sin cero\n0601019993;\n")
                .getBytes(StandardCharsets.UTF_8);
        String page = head.upload(start, start, "archivo", Map.of("centros.csv", list))
                .headers()
                .firstValue("Location")
                .orElse("");
        assertThat(page).contains(start + "/");
        String path = page.substring(page.indexOf("/territorio"));
        String checked = settled(head, path);
        assertThat(checked)
                .contains("Qué pasaría al aplicarla", "Filas rechazadas", "codigo", "0601019992", "Falta")
                .doesNotContain("<script>alert(1)");
        assertThat(one("SELECT count(*)::text FROM territory.centro_poblado WHERE code LIKE '060101999%'"))
                .isEqualTo("0");
        assertThat(head.post(path, path + "/aplicar", Map.of()).statusCode()).isEqualTo(302);
        assertThat(settled(head, path)).contains("Constancia");
        assertThat(text(Role.OPERATIONS_HEAD, "/territorio/centros-poblados?codigo=060101999"))
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
        assertThat(text(Role.OPERATIONS_HEAD, "/territorio/centros-poblados/0601019991"))
                .doesNotContain("<script>alert(1)");
        assertThat(head.post(path, path + "/revertir", Map.of("motivo", "prueba"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(settled(head, path)).contains("Revertida");
        assertThat(text(Role.OPERATIONS_HEAD, "/territorio/centros-poblados/0601019991"))
                .contains("Lo que las listas dijeron en otro momento");
        assertThat(console.as(Role.AUDITOR).get(start).statusCode()).isEqualTo(200);
        assertThat(console.as(Role.UNIT_CHIEF).get(start).statusCode()).isEqualTo(403);
    }

    /** The page once nothing is under way. */
    private static String settled(Browser browser, String path) {
        String page = browser.get(path).body();
        for (int i = 0; i < 100 && page.contains("hx-trigger=\"every 2s\""); i++) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            page = browser.get(path).body();
        }
        return page;
    }

    private static String registered(String page) {
        String after = page.substring(page.indexOf("Miembros de hogares"));
        return after.substring(after.indexOf("figure\">") + 8).split("<", 2)[0].replace(",", "");
    }

    private String one(String sql) {
        return console.database().app().sql(sql).query(String.class).single();
    }

    private String text(Role role, String path) {
        var answer = console.as(role).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
