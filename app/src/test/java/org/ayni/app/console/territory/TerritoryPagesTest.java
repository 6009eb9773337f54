package org.ayni.app.console.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import org.ayni.app.access.Role;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.territory.TerritorialUnit;
import org.ayni.app.territory.Territory;
import org.junit.jupiter.api.Test;

class TerritoryPagesTest {

    private final RunningConsole console = RunningConsole.get();

    @Test
    void every_unit_has_a_tile_of_its_own() {
        assertThat(TileMap.TILES.keySet())
                .containsExactlyInAnyOrderElementsOf(Territory.builtIn().units().stream()
                        .map(TerritorialUnit::code)
                        .toList());
        assertThat(new HashSet<>(TileMap.TILES.values().stream()
                        .map(tile -> tile.column() + " " + tile.row())
                        .toList()))
                .hasSameSizeAs(TileMap.TILES.values());
    }

    @Test
    void the_map_and_its_table_lead_to_every_unit_for_those_who_see_the_nation() {
        String page = text(Role.OPERATIONS_HEAD, "/territorio");
        for (TerritorialUnit unit : Territory.builtIn().units()) {
            assertThat(page.split("href=\"/territorio/" + unit.code() + "\"", -1))
                    .as(unit.code())
                    .hasSize(3);
        }
        assertThat(page.length()).isLessThan(120_000);
    }

    @Test
    void a_chief_sees_the_numbers_of_the_own_unit_and_no_other() {
        String own = console.unit();
        String other = own.equals("PIURA") ? "CUSCO" : "PIURA";
        assertThat(text(Role.UNIT_CHIEF, "/territorio"))
                .contains("href=\"/territorio/" + own + "\"", "otra UT")
                .doesNotContain("href=\"/territorio/" + other + "\"");
        assertThat(text(Role.UNIT_CHIEF, "/territorio/" + own))
                .contains("Provincias", "Persona Sintética Jefe de unidad territorial", "Toda la UT");
        assertThat(console.as(Role.UNIT_CHIEF).get("/territorio/" + other).statusCode())
                .isEqualTo(404);
        assertThat(console.as(Role.OPERATIONS_HEAD).get("/territorio/NINGUNA").statusCode())
                .isEqualTo(404);
        assertThat(console.as(Role.ADMINISTRATOR).get("/territorio").statusCode())
                .isEqualTo(403);
    }

    private String text(Role role, String path) {
        HttpResponse<String> answer = console.as(role).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
