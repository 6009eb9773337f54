package org.ayni.app.console.territory;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.NotFound;
import org.ayni.app.territory.TerritorialUnit;
import org.ayni.app.territory.Territory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The territorial units: how many households each has, and how many were paid; one of them with its places and staff. */
@Controller
class TerritoryPage {

    /** Share of households without payment from which a tile is marked, in percent: ours, for the eye only. */
    private static final long SOME = 10;

    private static final long MANY = 25;

    private final OnBehalfOf reader;
    private final StaffDirectory directory;
    private final Clock clock;
    private final Territory territory = Territory.builtIn();

    TerritoryPage(OnBehalfOf reader, StaffDirectory directory, Clock clock) {
        this.reader = reader;
        this.directory = directory;
        this.clock = clock;
    }

    private record Totals(String unit, long paid, long unpaid) {}

    private record Households(String unit, long households) {}

    private record Seen(Optional<String> period, Map<String, Totals> totals, Map<String, Long> households) {}

    /**
     * A unit in the table and on the map.
     *
     * @param own whether its numbers are the viewer's to see
     * @param mark class of the tile
     */
    public record Row(
            String code,
            String name,
            TileMap.Tile tile,
            boolean own,
            String households,
            String paid,
            String unpaid,
            String mark) {}

    /** A place of a unit and the households that live there. */
    public record Place(String name, String districts, String households) {}

    @GetMapping("/territorio")
    String all(@ModelAttribute("viewer") Viewer viewer, Model model) {
        Seen seen = seen(viewer);
        List<Row> rows = territory.units().stream()
                .filter(unit -> TileMap.TILES.containsKey(unit.code()))
                .map(unit -> row(unit, isOwn(unit, viewer), seen))
                .sorted(Comparator.comparing(Row::name, Collator.getInstance(Locale.forLanguageTag("es-PE"))))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("period", seen.period().orElse(""));
        model.addAttribute("width", TileMap.COLUMNS * TileMap.STEP);
        model.addAttribute("height", TileMap.ROWS * TileMap.STEP);
        model.addAttribute("side", TileMap.SIDE);
        return "territorio/mapa";
    }

    @GetMapping("/territorio/{code}")
    String one(@ModelAttribute("viewer") Viewer viewer, @PathVariable String code, Model model) {
        TerritorialUnit unit = territory.units().stream()
                .filter(known -> known.code().equals(code) && isOwn(known, viewer))
                .findFirst()
                .orElseThrow(NotFound::new);
        Seen seen = seen(viewer);
        model.addAttribute("unit", row(unit, true, seen));
        model.addAttribute("period", seen.period().orElse(""));
        model.addAttribute("places", reader.read(viewer, jdbc -> places(jdbc, code)));
        model.addAttribute("staff", directory.assignedTo(code, today()));
        model.addAttribute("crumbs", List.of(new Crumb("Territorio", "/territorio")));
        return "territorio/unidad";
    }

    private static boolean isOwn(TerritorialUnit unit, Viewer viewer) {
        return viewer.places().nation() || viewer.places().units().contains(unit.name());
    }

    private Seen seen(Viewer viewer) {
        return reader.read(viewer, jdbc -> {
            Optional<String> period = jdbc.sql("SELECT max(period) FROM liquidation.resolution")
                    .query((row, number) -> Optional.ofNullable(row.getString(1)))
                    .single();
            Map<String, Totals> totals = period.map(last -> totals(jdbc, last)).orElse(Map.of());
            return new Seen(period, totals, households(jdbc));
        });
    }

    private static Map<String, Totals> totals(JdbcClient jdbc, String period) {
        return jdbc.sql("""
                        SELECT unit,
                               count(*) FILTER (WHERE CASE WHEN held THEN 0 ELSE payable END + released > 0) AS paid,
                               count(*) FILTER (WHERE CASE WHEN held THEN 0 ELSE payable END + released = 0) AS unpaid
                        FROM liquidation.total
                        WHERE period = :period
                        GROUP BY unit
                        """).param("period", period).query(Totals.class).list().stream()
                .collect(Collectors.toMap(Totals::unit, Function.identity()));
    }

    private Map<String, Long> households(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT unit.unit_code AS unit, sum(place.households)::bigint AS households
                        FROM (
                          SELECT province, count(*) AS households
                          FROM registry.household_place
                          GROUP BY province
                        ) AS place
                        JOIN territory.province_unit AS unit
                          ON unit.province_code = place.province
                            AND unit.valid @> :today
                        GROUP BY unit.unit_code
                        """).param("today", today()).query(Households.class).list().stream()
                .collect(Collectors.toMap(Households::unit, Households::households));
    }

    private List<Place> places(JdbcClient jdbc, String code) {
        return jdbc.sql("""
                        SELECT province.name,
                               (SELECT count(*) FROM territory.current_district AS district
                                WHERE district.province_code = province.code) AS districts,
                               (SELECT count(*) FROM registry.household_place AS place
                                WHERE place.province = province.code) AS households
                        FROM territory.province_unit AS unit
                        JOIN territory.province AS province ON province.code = unit.province_code
                        WHERE unit.unit_code = :code
                          AND unit.valid @> :today
                        ORDER BY province.code
                        """)
                .param("code", code)
                .param("today", today())
                .query((row, number) -> new Place(
                        row.getString("name"), number(row.getLong("districts")), number(row.getLong("households"))))
                .list();
    }

    private static Row row(TerritorialUnit unit, boolean own, Seen seen) {
        Totals totals = seen.totals().getOrDefault(unit.code(), new Totals(unit.code(), 0, 0));
        boolean counted = own && seen.period().isPresent();
        return new Row(
                unit.code(),
                unit.name(),
                TileMap.TILES.getOrDefault(unit.code(), new TileMap.Tile(0, 0, unit.name())),
                own,
                own ? number(seen.households().getOrDefault(unit.code(), 0L)) : "",
                counted ? number(totals.paid()) : "",
                counted ? number(totals.unpaid()) : "",
                own ? mark(totals) : "other");
    }

    private static String mark(Totals totals) {
        long all = totals.paid() + totals.unpaid();
        if (all == 0) {
            return "none";
        }
        if (totals.unpaid() * 100 >= all * MANY) {
            return "many";
        }
        return totals.unpaid() * 100 >= all * SOME ? "some" : "few";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
