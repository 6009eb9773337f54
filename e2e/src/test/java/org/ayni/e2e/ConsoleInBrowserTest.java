package org.ayni.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console through a browser: what people do first, and what every page owes them. */
class ConsoleInBrowserTest {

    private static final String CHIEF = "demo.jefe";
    private static final Path PICTURES = Path.of("target", "pictures");

    /** Of the first visit to a page: bytes of all answers, as they travel, and how many there are. */
    private static final int FIRST_BYTES = 120 * 1024;

    private static final int AGAIN_BYTES = 25 * 1024;
    private static final int MOST_REQUESTS = 10;

    private static final List<String> PAGES =
            List.of("/", "/diseno", "/ayuda", "/mi-cuenta/clave", "/no-hay-tal-pagina");

    private static ServedDemo demo;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        demo = ServedDemo.get();
        chromium = Chromium.open();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_person_signs_in_looks_and_leaves() {
        Page page = chromium.window(1440, ColorScheme.LIGHT);
        page.navigate(demo.address() + "/ayuda");
        assertThat(page).hasTitle("Entrar · Ayni");
        page.getByLabel("Usuario").fill(CHIEF);
        page.getByLabel("Contraseña").fill("no es esta contraseña");
        page.getByLabel("Contraseña").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("no coinciden");
        fillSignIn(page, CHIEF);
        assertThat(page).hasTitle("Ayuda · Ayni");
        page.getByText("Persona Sintética").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Salir"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Salió");
        page.goBack();
        page.navigate(demo.address() + "/");
        assertThat(page).hasTitle("Entrar · Ayni");
    }

    @Test
    void the_keyboard_alone_is_enough() {
        Page page = chromium.window(1440, ColorScheme.LIGHT);
        page.navigate(demo.address() + "/");
        page.keyboard().type(CHIEF);
        page.keyboard().press("Tab");
        page.keyboard().type(demo.password(CHIEF));
        page.keyboard().press("Enter");
        assertThat(page).hasTitle("Inicio · Ayni");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Ir al contenido");
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        page.navigate(demo.address() + "/ayuda");
        page.keyboard().press("g");
        page.keyboard().press("h");
        assertThat(page).hasTitle("Inicio · Ayni");
    }

    @Test
    void a_page_is_light_on_the_line_and_comes_from_this_host_only() {
        Page entered = signedIn(1440, ColorScheme.LIGHT, CHIEF);
        Page page = chromium.window(1440, ColorScheme.LIGHT);
        page.context().addCookies(entered.context().cookies());
        List<Request> asked = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onRequestFinished(asked::add);
        long first = visit(page, asked);
        assertThat(asked).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
        assertThat(asked).allSatisfy(request -> assertThat(request.url()).startsWith(demo.address()));
        long again = visit(page, asked);
        System.out.printf("inicio: %d bytes la primera vez, %d otra vez%n", first, again);
        assertThat(first).isLessThan(FIRST_BYTES);
        assertThat(again).isLessThan(AGAIN_BYTES);
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1440, LIGHT", "1440, DARK"})
    void pages_fit_and_axe_finds_nothing_serious(int width, ColorScheme scheme) {
        Page page = chromium.window(width, scheme);
        page.navigate(demo.address() + "/entrar");
        examine(page, "entrar", width, scheme);
        fillSignIn(page, CHIEF);
        for (String path : PAGES) {
            page.navigate(demo.address() + path);
            examine(page, path.equals("/") ? "inicio" : path.substring(1).replace('/', '-'), width, scheme);
        }
    }

    @Test
    void a_page_fits_320_pixels_as_at_a_zoom_of_four() {
        Page page = signedIn(320, ColorScheme.LIGHT, CHIEF);
        for (String path : PAGES) {
            page.navigate(demo.address() + path);
            assertThat(overflow(page)).as(path).isZero();
        }
    }

    /** Takes a picture, and asks that nothing runs out of the window and that axe finds nothing serious. */
    private static void examine(Page page, String name, int width, ColorScheme scheme) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(
                        name + "-" + width + "-" + scheme.name().toLowerCase() + ".png")));
        assertThat(overflow(page)).as(name).isZero();
        List<String> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(ConsoleInBrowserTest::told)
                        .toList();
        assertThat(serious).as(name + " " + width + " " + scheme).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** Pixels by which the page is wider than its window. */
    private static int overflow(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private static Page signedIn(int width, ColorScheme scheme, String userName) {
        Page page = chromium.window(width, scheme);
        fillSignIn(page, userName, demo.address() + "/");
        return page;
    }

    private static void fillSignIn(Page page, String userName, String address) {
        page.navigate(address);
        fillSignIn(page, userName);
    }

    private static void fillSignIn(Page page, String userName) {
        page.getByLabel("Usuario").fill(userName);
        page.getByLabel("Contraseña").fill(demo.password(userName));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Entrar"))
                .click();
        page.waitForLoadState();
    }

    /** Opens the first page. Returns the bytes that all answers had on the line. */
    private static long visit(Page page, List<Request> asked) {
        asked.clear();
        page.navigate(demo.address() + "/");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return asked.stream()
                .mapToLong(request -> request.sizes().responseBodySize + request.sizes().responseHeadersSize)
                .sum();
    }
}
