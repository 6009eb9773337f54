package org.ayni.app.console.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Role;
import org.ayni.app.access.SeenPlaces;
import org.ayni.app.access.Staff;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.list.ListQueries;
import org.ayni.app.console.list.ListRequest;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.territory.TerritoryTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * How many rows the database looks at for a page of the roll, by its own account: what decides how long a page takes on any
 * machine. {@code -Dayni.households=760000} does it for the nation.
 */
class RowsVisitedTest {

    private static final int HOUSEHOLDS = Integer.getInteger("ayni.households", 20_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final int PAGE = 50;
    /** Tables that a page of the usual columns joins, with room for what stands beside a row in an index. */
    private static final int ROWS_PER_ROW = 20;

    private static final Pattern SCAN =
            Pattern.compile("(?<!Bitmap Index )Scan.*\\(actual rows=([0-9.]+) loops=([0-9]+)\\)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by (?:Filter|Index Recheck): ([0-9]+)");

    private static final Staff SOMEBODY = new Staff(1, "somebody", "Somebody", true);
    private static final Viewer NATION = new Viewer(SOMEBODY, Set.of(Role.OPERATIONS_HEAD), SeenPlaces.NATION, "test");

    private static Database database;
    private static Viewer unit;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh();
        TerritoryTables.fill(database);
        ManyHouseholds.insert(database, HOUSEHOLDS);
        Set<String> provinces = Set.copyOf(database.app()
                .sql("SELECT province_code FROM territory.province_unit WHERE unit_code = 'CUSCO' AND valid @> :today")
                .param("today", TODAY)
                .query(String.class)
                .list());
        assertThat(provinces).hasSizeGreaterThan(5);
        unit = new Viewer(
                SOMEBODY,
                Set.of(Role.UNIT_CHIEF),
                new SeenPlaces(false, List.of("CUSCO"), provinces, Set.of()),
                "test");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void a_page_of_the_nation_looks_at_its_own_rows_wherever_it_stands() {
        long first = visits(NATION, "");
        long late = visits(NATION, "despues=" + HOUSEHOLDS * 9 / 10);
        assertThat(first).isLessThan(PAGE * ROWS_PER_ROW);
        assertThat(late).isLessThan(first * 3 / 2);
    }

    @Test
    void a_page_of_a_unit_looks_at_the_households_of_the_unit_at_most() {
        long own = households(unit);
        assertThat(own).isPositive().isLessThan(HOUSEHOLDS / 8);
        assertThat(visits(unit, "")).isLessThan(own + PAGE * 2L * ROWS_PER_ROW);
        assertThat(visits(unit, "despues=" + HOUSEHOLDS / 2)).isLessThan(own + PAGE * 2L * ROWS_PER_ROW);
    }

    @Test
    void a_filter_that_few_pass_does_not_read_the_nation() {
        assertThat(visits(NATION, "estado=SUSPENDED")).isLessThan(PAGE * 3L * ROWS_PER_ROW);
        assertThat(visits(NATION, "cuenta=BLOCKED")).isLessThan(PAGE * 3L * ROWS_PER_ROW);
        assertThat(visits(NATION, "ut=CUSCO")).isLessThan(households(unit) * 2 + PAGE * 2L * ROWS_PER_ROW);
    }

    private static long households(Viewer viewer) {
        return new OnBehalfOf(database)
                .read(
                        viewer,
                        jdbc -> jdbc.sql("SELECT count(*) FROM registry.household_place")
                                .query(Long.class)
                                .single());
    }

    /** Rows that came out of scans or were thrown away by them, each time they ran. */
    private static long visits(Viewer viewer, String query) {
        var reader = new OnBehalfOf(database);
        MultiValueMap<String, String> address = new LinkedMultiValueMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            address.add(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        var view = RollList.view(
                new RollDay(TODAY, TODAY, Optional.empty()), new RollPlaces(reader).choices(viewer, TODAY, List.of()));
        ListQueries.Question page = new ListQueries(ListRequest.read(view, address), viewer).page();
        var explained = new ListQueries.Question(
                "EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF, BUFFERS OFF) " + page.text(), page.parameters());
        List<String> plan = reader.read(
                viewer, jdbc -> explained.on(jdbc).query(String.class).list());
        long visits = 0;
        long loops = 1;
        for (String line : plan) {
            Matcher scan = SCAN.matcher(line);
            Matcher removed = REMOVED.matcher(line);
            if (line.matches(".* on (district|province|territorial_unit|unit_assignment)\\b.*")) {
                // The territory is small, and may be read whole.
                loops = 0;
            } else if (scan.find()) {
                loops = Long.parseLong(scan.group(2));
                visits += Math.round(Double.parseDouble(scan.group(1)) * loops);
            } else if (removed.find()) {
                visits += Long.parseLong(removed.group(1)) * loops;
            }
        }
        if (Boolean.getBoolean("ayni.plans")) {
            org.slf4j.LoggerFactory.getLogger(RowsVisitedTest.class)
                    .warn("{} {} visits {}\n{}", viewer.roles(), query, visits, String.join("\n", plan));
        }
        return visits;
    }
}
