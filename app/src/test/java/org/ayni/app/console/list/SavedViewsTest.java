package org.ayni.app.console.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Role;
import org.ayni.app.console.Browser;
import org.ayni.app.console.RunningConsole;
import org.junit.jupiter.api.Test;

/** Saved views: kept, shared with the UT, opened first, changed, taken away. */
class SavedViewsTest {

    private static final Pattern VIEW = Pattern.compile("id=\"v([0-9]+)\"");

    private final RunningConsole console = RunningConsole.get();

    @Test
    void a_view_is_kept_opens_on_signing_in_is_changed_and_taken_away() {
        OpenAccount.Opened person = person("vistas.una", Role.UNIT_COORDINATOR);
        Browser browser = console.browser().signIn(person);
        HttpResponse<String> kept = browser.post(
                "/padron",
                "/vistas",
                Map.of(
                        "lista",
                        "padron",
                        "consulta",
                        "estado=SUSPENDED&orden=-codigo&nada=1&despues=4",
                        "nombre",
                        "Mis <b>suspendidos</b>",
                        "inicio",
                        "true"));
        assertThat(kept.headers().firstValue("Location").orElse("")).endsWith("/padron?estado=SUSPENDED&orden=-codigo");
        assertThat(browser.get("/padron").body()).contains("Mis &lt;b&gt;suspendidos&lt;/b&gt;", "Al entrar");
        assertThat(console.browser()
                        .trySignIn(person.userName(), person.password())
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/padron?estado=SUSPENDED&orden=-codigo");

        String id = id(browser);
        assertThat(browser.post("/vistas", "/vistas/" + id, Map.of("nombre", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/vistas", "/vistas/" + id, Map.of("nombre", "Otra"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/vistas").body()).contains("Otra").doesNotContain("Mis &lt;b&gt;", "Al entrar</span>");
        assertThat(browser.post("/vistas", "/vistas/" + id + "/quitar", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/vistas").body()).doesNotContain("Otra</a>");
    }

    @Test
    void a_shared_view_is_seen_in_the_own_unit_and_changed_by_its_owner_alone() {
        Browser owner = console.browser().signIn(person("vistas.dos", Role.UNIT_COORDINATOR));
        owner.post(
                "/padron",
                "/vistas",
                Map.of(
                        "lista",
                        "padron",
                        "consulta",
                        "cuenta=NONE",
                        "nombre",
                        "Sin cuenta de la UT",
                        "compartir",
                        "true"));
        owner.post("/padron", "/vistas", Map.of("lista", "padron", "consulta", "cuenta=BLOCKED", "nombre", "Solo mía"));
        assertThat(console.as(Role.UNIT_CHIEF).get("/padron").body())
                .contains("Sin cuenta de la UT", "/padron?cuenta=NONE")
                .doesNotContain("Solo mía");
        assertThat(console.as(Role.OPERATIONS_HEAD).get("/padron").body()).doesNotContain("Sin cuenta de la UT");
        String id = id(owner);
        assertThat(console.as(Role.UNIT_CHIEF)
                        .post("/", "/vistas/" + id, Map.of("nombre", "Robada"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(console.as(Role.UNIT_CHIEF)
                        .post("/", "/vistas/" + id + "/quitar", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_view_of_no_list_or_with_a_bad_name_is_refused() {
        Browser browser = console.as(Role.UNIT_CHIEF);
        assertThat(browser.post("/padron", "/vistas", Map.of("lista", "http://otra", "consulta", "", "nombre", "x"))
                        .statusCode())
                .isEqualTo(404);
        for (String name : List.of(" ", "x".repeat(61), "a\nb")) {
            assertThat(browser.post("/padron", "/vistas", Map.of("lista", "padron", "consulta", "", "nombre", name))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    private OpenAccount.Opened person(String name, Role role) {
        return console.accounts()
                .synthetic(
                        name,
                        "Persona de " + name,
                        role,
                        new OpenAccount.Place(console.unit(), List.of()),
                        RunningConsole.today());
    }

    private static String id(Browser browser) {
        Matcher found = VIEW.matcher(browser.get("/vistas").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
