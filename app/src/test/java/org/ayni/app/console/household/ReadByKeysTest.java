package org.ayni.app.console.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.ayni.app.access.Role;
import org.ayni.app.console.PaidBimestre;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.law.LawFiles;
import org.ayni.kernel.law.Law;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A household is found by its keys under row-level security, for a viewer of a unit as for one of the nation. The planner reads
 * a small table whole because that is cheap; here it is told that it never is, so that only what no key can answer is read
 * so. Rows are counted, which does not depend on the machine.
 */
class ReadByKeysTest {

    private static final Law LAW = LawFiles.builtIn();

    /** Of one table for one household: its members, their beliefs and decisions, and the places that are checked for each. */
    private static final long MOST_ROWS = 60;

    private final RunningConsole console = RunningConsole.get();

    @BeforeAll
    static void pay_a_bimestre() {
        PaidBimestre.run();
    }

    @Test
    void the_page_visits_the_rows_of_the_household_only() {
        String household = console.household(true);
        for (Role role : new Role[] {Role.UNIT_CHIEF, Role.AUDITOR}) {
            assertByKeys(
                    role,
                    jdbc -> assertThat(HouseholdRecord.read(jdbc, LAW, household, AsOf.today(RunningConsole.today())))
                            .isPresent());
        }
    }

    @Test
    void the_history_visits_the_rows_of_the_household_only() {
        int household = console.database()
                .app()
                .sql("SELECT household FROM registry.household WHERE household_id = :id")
                .param("id", console.household(true))
                .query(Integer.class)
                .single();
        for (Role role : new Role[] {Role.UNIT_CHIEF, Role.AUDITOR}) {
            assertByKeys(
                    role,
                    jdbc -> assertThat(HouseholdBeliefs.read(jdbc, household)).isNotEmpty());
        }
    }

    private void assertByKeys(Role role, Consumer<JdbcClient> questions) {
        Map<String, Long> visited = console.reader().read(console.viewer(role), jdbc -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            // The server may still count what an earlier transaction of this connection read.
            Map<String, Long> before = rowsVisited(jdbc);
            questions.accept(jdbc);
            Map<String, Long> after = rowsVisited(jdbc);
            after.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
            return after;
        });
        assertThat(visited)
                .isNotEmpty()
                .allSatisfy(
                        (table, rows) -> assertThat(rows).as(role + " " + table).isLessThan(MOST_ROWS));
    }

    /**
     * By table. Whether a row is of the territory is asked of {@code household_place}; while that is small, the server keeps
     * all of it at hand, which says nothing about a large one.
     */
    private static Map<String, Long> rowsVisited(JdbcClient jdbc) {
        Map<String, Long> visited = new HashMap<>();
        jdbc.sql("""
                        SELECT schemaname || '.' || relname AS name, seq_tup_read + coalesce(idx_tup_fetch, 0) AS rows
                        FROM pg_stat_xact_user_tables
                        WHERE schemaname IN ('registry', 'verification', 'liquidation', 'payment')
                          AND relname <> 'household_place'
                        """).query(row -> {
            visited.put(row.getString("name"), row.getLong("rows"));
        });
        return visited;
    }
}
