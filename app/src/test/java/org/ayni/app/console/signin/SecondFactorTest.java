package org.ayni.app.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Role;
import org.ayni.app.console.Browser;
import org.ayni.app.console.RunningConsole;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

    private static final String PAGE = "/mi-cuenta/segundo-factor";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final RunningConsole console = RunningConsole.get();

    @Test
    void a_code_of_the_telephone_is_asked_for_after_the_password_and_taken_once() throws Exception {
        OpenAccount.Opened person = console.accounts()
                .synthetic(
                        "con.celular",
                        "Persona Sintética Con Celular",
                        Role.PLANNER,
                        OpenAccount.Place.HEADQUARTERS,
                        RunningConsole.today());
        Browser browser = console.browser().signIn(person);
        byte[] secret = secretShownIn(browser.get(PAGE).body());
        assertThat(browser.post(PAGE, PAGE, Map.of("codigo", "000000")).statusCode())
                .isEqualTo(422);
        assertThat(browser.post(PAGE, PAGE, Map.of("codigo", code(secret, -30))).statusCode())
                .isEqualTo(302);

        Browser later = console.browser().signIn(person);
        for (String path : new String[] {"/", "/ayuda", "/propuestas", "/mi-cuenta/clave", PAGE}) {
            assertThat(location(later.get(path))).as(path).endsWith("/entrar/codigo");
        }
        assertThat(enter(later, "123").statusCode()).isEqualTo(422);
        String code = code(secret, 0);
        assertThat(enter(later, code).statusCode()).isEqualTo(302);
        assertThat(later.get("/").statusCode()).isEqualTo(200);

        Browser thief = console.browser().signIn(person);
        assertThat(enter(thief, code).statusCode()).isEqualTo(422);
        assertThat(location(thief.get("/"))).endsWith("/entrar/codigo");
    }

    @Test
    void the_secret_is_nowhere_in_the_database_as_it_is() {
        OpenAccount.Opened person = console.accounts()
                .synthetic(
                        "con.otro.celular",
                        "Persona Sintética Con Otro Celular",
                        Role.PLANNER,
                        OpenAccount.Place.HEADQUARTERS,
                        RunningConsole.today());
        Browser browser = console.browser().signIn(person);
        byte[] secret = secretShownIn(browser.get(PAGE).body());
        browser.post(PAGE, PAGE, Map.of("codigo", code(secret, 0)));
        assertThat(console.database()
                        .app()
                        .sql("SELECT encode(sealed, 'hex') FROM access.second_factor")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(HexFormat.of().formatHex(secret)));
    }

    private static HttpResponse<String> enter(Browser browser, String code) {
        return browser.post("/entrar/codigo", "/entrar/codigo", Map.of("codigo", code));
    }

    private static byte[] secretShownIn(String page) {
        Matcher shown = Pattern.compile("<code>([A-Z2-7 ]{32,})</code>").matcher(page);
        assertThat(shown.find()).isTrue();
        String letters = shown.group(1).replace(" ", "");
        byte[] secret = new byte[letters.length() * 5 / 8];
        for (int bit = 0; bit < secret.length * 8; bit++) {
            int value = LETTERS.indexOf(letters.charAt(bit / 5));
            secret[bit / 8] |= (byte) ((value >> 4 - bit % 5 & 1) << 7 - bit % 8);
        }
        return secret;
    }

    private static String code(byte[] secret, int secondsFromNow) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "RAW"), Instant.now().plusSeconds(secondsFromNow));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
