package org.ayni.app.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Role;
import org.ayni.app.console.Browser;
import org.ayni.app.console.RunningConsole;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final String COOKIE = "__Host-ayni";

    private final RunningConsole console = RunningConsole.get();

    @Test
    void a_page_leads_to_the_sign_in_page_and_from_there_back_to_itself() {
        Browser browser = console.browser();
        HttpResponse<String> asked = browser.get("/ayuda");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(location(asked)).endsWith("/entrar");
        OpenAccount.Opened person = console.person(Role.PLANNER);
        assertThat(location(browser.trySignIn(person.userName(), person.password())))
                .contains("/ayuda");
        assertThat(browser.get("/ayuda").statusCode()).isEqualTo(200);
    }

    @Test
    void the_name_may_be_typed_with_capitals_and_blanks() {
        OpenAccount.Opened person = console.person(Role.PLANNER);
        assertThat(location(console.browser().trySignIn("  Planner ", person.password())))
                .doesNotContain("error");
    }

    @Test
    void a_wrong_password_and_a_name_that_is_not_there_are_answered_alike() {
        HttpResponse<String> wrong = console.browser().trySignIn("planner", "no es la que es, esta no");
        HttpResponse<String> nobody = console.browser().trySignIn("nadie.nunca", "no es la que es, esta no");
        assertThat(location(wrong)).endsWith("/entrar?error").isEqualTo(location(nobody));
        assertThat(wrong.body()).isEqualTo(nobody.body());
    }

    @Test
    void the_session_id_changes_at_sign_in_and_is_dead_after_sign_out() {
        Browser browser = console.browser();
        browser.get("/entrar");
        String before = browser.cookie(COOKIE).orElseThrow();
        browser.signIn(console.person(Role.PLANNER));
        String during = browser.cookie(COOKIE).orElseThrow();
        assertThat(during).isNotEqualTo(before);
        assertThat(browser.post("/", "/salir", Map.of()).statusCode()).isEqualTo(302);
        browser.setCookie(COOKIE, during);
        assertThat(location(browser.get("/"))).contains("/entrar?vencio");
    }

    @Test
    void the_cookie_is_for_this_host_and_closed_to_scripts() {
        String set =
                String.join("\n", console.browser().get("/entrar").headers().allValues("Set-Cookie"));
        assertThat(set).startsWith(COOKIE + "=").contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
        assertThat(set).doesNotContain("Domain");
    }

    @Test
    void every_answer_has_the_headers_that_close_the_page() {
        for (String path : List.of("/", "/ayuda", "/no-existe", "/assets/console.css")) {
            var headers = console.as(Role.PLANNER).get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("same-origin");
        }
    }

    @Test
    void a_form_without_its_mark_is_refused() {
        Browser browser = console.as(Role.PLANNER);
        assertThat(browser.postBare("/mi-cuenta/clave", Map.of("nueva", "x", "otra", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_holds_no_script_and_no_style() {
        for (String path : List.of("/", "/ayuda", "/diseno", "/mi-cuenta/clave")) {
            assertThat(console.as(Role.LOCAL_MANAGER).get(path).body())
                    .as(path)
                    .doesNotContain("<style", " style=", "onclick", "javascript:")
                    .doesNotContainPattern("<script(?![^>]* src=)");
        }
    }

    @Test
    void a_password_made_by_somebody_else_is_changed_before_anything_else() {
        OpenAccount.Opened administrator =
                console.accounts().administrators(RunningConsole.today()).getFirst();
        Browser browser = console.browser().signIn(administrator);
        assertThat(location(browser.get("/"))).endsWith("/mi-cuenta/clave");
        assertThat(change(browser, "juntos2026").statusCode()).isEqualTo(422);
        assertThat(change(browser, "Programa-Júntos-2026-2026").statusCode()).isEqualTo(422);
        assertThat(change(browser, "tres papas y un camino largo").statusCode()).isEqualTo(302);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(location(console.browser().trySignIn(administrator.userName(), administrator.password())))
                .endsWith("?error");
    }

    @Test
    void many_failures_delay_their_source_and_every_failure_looks_the_same_until_then() {
        Browser browser = console.browser();
        for (int i = 0; i < 10; i++) {
            assertThat(location(browser.trySignIn("alguien.que.falla", "contraseña número " + i)))
                    .endsWith("?error");
        }
        assertThat(location(browser.trySignIn("alguien.que.falla", "otra más"))).contains("espere=1");
        assertThat(browser.get("/entrar?espere=1").body()).contains("no está bloqueada");
    }

    private static HttpResponse<String> change(Browser browser, String chosen) {
        return browser.post("/mi-cuenta/clave", "/mi-cuenta/clave", Map.of("nueva", chosen, "otra", chosen));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
