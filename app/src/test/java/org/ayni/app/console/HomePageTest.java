package org.ayni.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.EmergencyAccess;
import org.ayni.app.access.Role;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.list.CountedLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first page: what waits for each post, each number being the number of what stands behind its link. */
class HomePageTest {

    private static final Pattern TILE = Pattern.compile(
            "<li class=\"tile\">\\s*<h3>([^<]*)</h3>\\s*(?:<p class=\"figure\">([0-9,]+)</p>)?\\s*<p class=\"hint\">[^<]*</p>\\s*<p><a class=\"button\" href=\"([^\"]*)\"");

    private final RunningConsole console = RunningConsole.get();

    @ParameterizedTest
    @EnumSource(Role.class)
    void everything_that_a_post_may_open_is_one_click_away_and_every_link_opens(Role role) {
        String page = console.as(role).get("/").body();
        Viewer viewer = console.viewer(role);
        for (PageFrame.Entry entry : PageFrame.menu(viewer, "/")) {
            assertThat(page).contains("href=\"" + entry.address() + "\"");
        }
        Matcher tile = TILE.matcher(page);
        while (tile.find()) {
            String address = tile.group(3).replace("&amp;", "&");
            assertThat(console.as(role).get(address).statusCode()).as(address).isEqualTo(200);
        }
    }

    @Test
    void a_number_of_the_roll_is_the_number_of_its_list_and_ends_at_the_territory() {
        Browser chief = console.as(Role.UNIT_CHIEF);
        String page = chief.get("/").body();
        Matcher tile = TILE.matcher(page);
        int compared = 0;
        while (tile.find()) {
            String address = tile.group(3).replace("&amp;", "&");
            if (address.startsWith("/padron?") && tile.group(2) != null) {
                String total =
                        chief.get(address.replace("/padron?", "/padron/total?")).body();
                assertThat(total).contains("<strong>" + tile.group(2) + " hogar");
                compared++;
            }
        }
        assertThat(compared).isPositive();
        CountedLists lists = console.bean("countedLists", CountedLists.class);
        long own = count(lists, Role.UNIT_CHIEF);
        assertThat(own).isPositive().isLessThan(count(lists, Role.OPERATIONS_HEAD));
    }

    private long count(CountedLists lists, Role role) {
        return lists.count(console.viewer(role), "padron", "padron=activo")
                .orElseThrow()
                .rows()
                .orElseThrow();
    }

    @Test
    void a_proposal_waits_for_who_decides_it_and_is_news_for_who_made_it() {
        TwoPeople twoPeople = console.bean("twoPeople", TwoPeople.class);
        long id = twoPeople.propose(
                console.viewer(Role.ZONAL_COORDINATOR),
                EmergencyAccess.KIND,
                "zonal.coordinator",
                EmergencyAccess.content(console.unit()),
                "Prueba",
                Instant.now().plus(Duration.ofHours(1)));
        assertThat(console.as(Role.UNIT_CHIEF).get("/").body())
                .contains("Le toca a usted", "Propuestas por decidir")
                .doesNotContain("no hay nada que espere");
        assertThat(console.as(Role.ZONAL_COORDINATOR).get("/").body())
                .contains("Sus propuestas sin decidir")
                .doesNotContain("Propuestas por decidir");
        assertThat(console.as(Role.COMMUNICATOR).get("/").body())
                .contains("no hay nada que espere por usted", "Todo lo que puede abrir");
        twoPeople.decide(console.viewer(Role.UNIT_CHIEF), id, false, "Era una prueba", Instant.now());
        assertThat(console.as(Role.ZONAL_COORDINATOR).get("/").body()).doesNotContain("Sus propuestas sin decidir");
    }

    @Test
    void the_view_of_the_beginning_stands_on_the_first_page_with_its_number() {
        Browser territorial = console.as(Role.UNIT_COORDINATOR);
        territorial.post(
                "/padron",
                "/vistas",
                Map.of("lista", "padron", "consulta", "padron=activo", "nombre", "Activos míos", "inicio", "true"));
        assertThat(territorial.get("/").body()).contains("Activos míos", "Su vista de inicio", "/padron?padron=activo");
    }

    @Test
    void what_waits_is_at_least_one() {
        assertThatThrownBy(() -> Waiting.toDo("Nada", 0, "", "", "/")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Waiting.news("Algo", "", "", "/").count()).isEqualTo(OptionalLong.empty());
        assertThat(EnumSet.allOf(Waiting.Section.class).stream().map(Waiting.Section::spanish))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(List.of("Le toca a usted", "En su territorio", "Para saber"));
    }
}
