package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ayni.app.cycle.Programme.ANA;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ayni.app.liquidation.EarlierLiquidations;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One household is found by its keys, however many there are: measured in rows visited, which do not depend on the machine. */
class ReadOneHouseholdTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);
    private static final int HOUSEHOLDS = 2_000;

    @TempDir
    static Path folder;

    private static Programme programme;
    private static ClosedRoll roll;

    @BeforeAll
    static void close_a_bimestre_of_many_households() {
        programme = new Programme(folder);
        programme.load(Programme.generate(folder.resolve("facts"), HOUSEHOLDS, 41, PERIOD));
        programme.runToLiquidation(PERIOD);
        programme.authorise(PERIOD);
        programme.load(new SmallFacts(folder.resolve("calendar")).calendar().write());
        programme.open(PERIOD.next());
        programme.cycles.closeRoll(PERIOD.next(), ANA);
        roll = programme.cycles.closedRoll(PERIOD.next()).orElseThrow();
    }

    @AfterAll
    static void close() {
        programme.close();
    }

    @Test
    void few_rows_are_visited_and_no_table_of_many_is_read_whole() {
        programme.database.transaction().executeWithoutResult(status -> {
            // The server may still count what an earlier transaction of this connection read.
            Map<String, Long> readBefore = readInOrder();
            long visitedBefore = rowsVisited();
            Facts facts = new ClosedFacts(programme.database, Programme.LAW)
                    .readHousehold(roll, "SH0001234", books().onlyHousehold());
            assertThat(facts.households.size()).isEqualTo(1);
            assertThat(readInOrder())
                    .allSatisfy((table, rows) -> assertThat(rows - readBefore.getOrDefault(table, 0L))
                            .as(table)
                            .isLessThan(500));
            assertThat(rowsVisited() - visitedBefore).isLessThan(2_000);
        });
    }

    @Test
    void the_books_of_one_household_say_what_the_books_of_all_say_of_it() {
        programme.database.transaction().executeWithoutResult(status -> {
            ClosedFacts closed = new ClosedFacts(programme.database, Programme.LAW);
            for (String household : List.of("SH0000007", "SH0001234", "SH0001999")) {
                Facts alone = closed.readHousehold(roll, household, books().onlyHousehold());
                Facts among = closed.readHousehold(roll, household, books());
                assertThat(liquidated(alone)).isNotEmpty().isEqualTo(liquidated(among));
                assertThat(alone.households.openBalance(0)).isEqualTo(among.households.openBalance(0));
                assertThat(alone.liquidated.firstPeriod(0)).isEqualTo(among.liquidated.firstPeriod(0));
            }
        });
    }

    private static EarlierLiquidations books() {
        return new EarlierLiquidations(programme.database, PERIOD.next());
    }

    private static List<String> liquidated(Facts facts) {
        return java.util.stream.IntStream.range(
                        facts.liquidated.byHousehold().from(0),
                        facts.liquidated.byHousehold().to(0))
                .mapToObj(position -> {
                    int row = facts.liquidated.byHousehold().row(position);
                    return facts.liquidated.concept(row) + " " + facts.liquidated.monthOrYear(row) + " "
                            + facts.liquidated.amount(row);
                })
                .sorted()
                .toList();
    }

    /** Rows that were read from one end of a table to the other, by table. */
    private static Map<String, Long> readInOrder() {
        Map<String, Long> read = new HashMap<>();
        programme
                .database
                .app()
                .sql("SELECT schemaname || '.' || relname AS name, seq_tup_read FROM pg_stat_xact_user_tables")
                .query(row -> {
                    read.put(row.getString("name"), row.getLong("seq_tup_read"));
                });
        return read;
    }

    private static long rowsVisited() {
        return Objects.requireNonNull(programme
                .database
                .app()
                .sql("SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint FROM pg_stat_xact_user_tables")
                .query(Long.class)
                .single());
    }
}
