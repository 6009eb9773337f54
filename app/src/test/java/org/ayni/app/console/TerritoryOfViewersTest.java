package org.ayni.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ayni.app.access.Looks;
import org.ayni.app.access.Role;
import org.ayni.app.access.SeenPlaces;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.ActsOn;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself shows to a viewer, whatever a page asks. */
class TerritoryOfViewersTest {

    /** Every table with rows of households or people that the territory role may read. */
    private static final List<String> TABLES = List.of(
            "registry.household_place",
            "registry.household",
            "registry.residence",
            "registry.household_state",
            "registry.classification",
            "registry.account",
            "registry.opening_balance",
            "registry.membership",
            "registry.holder",
            "registry.person",
            "registry.person_record",
            "registry.registration",
            "registry.pregnancy",
            "registry.enrolment",
            "verification.stored_decision",
            "verification.stored_household_month",
            "liquidation.line",
            "liquidation.total",
            "payment.life_fact",
            "payment.payment_order",
            "payment.not_instructed",
            "ledger.posting",
            "evidence.attendance",
            "evidence.health",
            "evidence.mark");

    private static final int REQUESTS = 10_000;

    private final RunningConsole console = RunningConsole.get();
    private final Database database = console.database();

    @Test
    void without_a_context_the_territory_role_sees_no_row() {
        for (String table : TABLES) {
            long rows = database.transaction().execute(transaction -> {
                database.app().sql("SET LOCAL ROLE ayni_console").update();
                return count(database.app(), table);
            });
            assertThat(rows).as(table).isZero();
        }
    }

    @Test
    void a_table_that_the_role_may_read_and_that_names_a_household_or_person_is_held_to_the_territory() {
        List<String> open = database.app().sql("""
                        SELECT DISTINCT relation.oid::regclass::text
                        FROM pg_class AS relation
                        JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid
                        WHERE relation.relkind IN ('r', 'p')
                          AND attribute.attname IN ('household', 'person', 'household_id', 'member_id', 'dni')
                          AND NOT relation.relrowsecurity
                          AND has_table_privilege('ayni_console', relation.oid, 'SELECT')
                        """).query(String.class).list();
        assertThat(open).isEmpty();
    }

    @Test
    void a_manager_sees_the_households_of_the_unit_and_no_others() {
        String own = console.household(true);
        String other = console.household(false);
        Viewer chief = console.viewer(Role.UNIT_CHIEF);
        assertThat(found(chief, own)).isTrue();
        assertThat(found(chief, other)).isFalse();
        assertThat(found(console.viewer(Role.OPERATIONS_HEAD), other)).isTrue();
        assertThat(found(console.viewer(Role.ADMINISTRATOR), own)).isFalse();
        assertThat(found(console.viewer(Role.COMMUNICATOR), own)).isFalse();
    }

    @Test
    void people_are_seen_with_their_household() {
        Viewer chief = console.viewer(Role.UNIT_CHIEF);
        long people = console.reader()
                .read(
                        chief,
                        jdbc -> jdbc.sql("SELECT count(DISTINCT person) FROM registry.person_record")
                                .query(Long.class)
                                .single());
        long members = console.reader()
                .read(chief, jdbc -> jdbc.sql("""
                        SELECT count(DISTINCT person)
                        FROM registry.membership
                        JOIN registry.household_place USING (household)
                        """).query(Long.class).single());
        assertThat(people).isPositive().isEqualTo(members);
    }

    @Test
    void a_manager_of_a_district_sees_that_district() {
        String district = database.app()
                .sql("SELECT min(ubigeo) FROM registry.household_place")
                .query(String.class)
                .single();
        Viewer manager = new Viewer(
                console.viewer(Role.LOCAL_MANAGER).staff(),
                Set.of(Role.LOCAL_MANAGER),
                new SeenPlaces(false, List.of(), Set.of(), Set.of(district)),
                "127.0.0.1");
        List<String> seen = console.reader()
                .read(
                        manager,
                        jdbc -> jdbc.sql("SELECT DISTINCT ubigeo FROM registry.household_place")
                                .query(String.class)
                                .list());
        assertThat(seen).containsExactly(district);
    }

    @Test
    void the_territory_role_writes_nothing_but_the_record_of_acts() {
        Viewer chief = console.viewer(Role.UNIT_CHIEF);
        for (String statement : List.of(
                "DELETE FROM registry.residence",
                "UPDATE registry.residence SET recorded = recorded",
                "INSERT INTO registry.household_place (household, ubigeo) VALUES (1, '010101')",
                "SELECT * FROM access.password",
                "SELECT * FROM access.staff",
                "UPDATE audit.act SET act = 'x'")) {
            assertThatThrownBy(() -> console.reader()
                            .read(chief, jdbc -> jdbc.sql(statement).query().listOfRows()))
                    .as(statement)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void a_look_is_recorded_with_who_why_and_from_where() {
        String own = console.household(true);
        Viewer chief = console.viewer(Role.UNIT_CHIEF);
        console.reader().read(chief, jdbc -> {
            Looks.record(jdbc, chief, own, "prueba", "/hogares");
            return own;
        });
        ActsOn.Act look = new ActsOn(database.app())
                .of(Audit.household(own), Long.MAX_VALUE, 1)
                .getFirst();
        assertThat(look.act()).isEqualTo("look");
        assertThat(look.byPerson()).isEqualTo(chief.staff().userName());
        assertThat(look.detail()).contains("\"why\": \"prueba\"", "\"from\": \"/hogares 127.0.0.1\"");
    }

    @Test
    void nothing_of_a_viewer_stays_on_a_pooled_connection() throws Exception {
        long seed = 20261121;
        Map<Role, Long> expected = Map.of(
                Role.UNIT_CHIEF, seen(Role.UNIT_CHIEF),
                Role.OPERATIONS_HEAD, seen(Role.OPERATIONS_HEAD),
                Role.ADMINISTRATOR, 0L);
        List<Viewer> viewers = expected.keySet().stream().map(console::viewer).toList();
        Random random = new Random(seed);
        List<Callable<Boolean>> requests = IntStream.range(0, REQUESTS)
                .mapToObj(i -> viewers.get(random.nextInt(viewers.size())))
                .map(viewer -> (Callable<Boolean>) () -> console.reader()
                                .read(viewer, jdbc -> count(jdbc, "registry.household_place"))
                                .equals(expected.get(viewer.roles().iterator().next()))
                        && database.app()
                                .sql("SELECT current_user = 'ayni_app'")
                                .query(Boolean.class)
                                .single())
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> request : pool.invokeAll(requests)) {
                assertThat(request.get()).as("seed " + seed).isTrue();
            }
        }
    }

    private long seen(Role role) {
        return console.reader().read(console.viewer(role), jdbc -> count(jdbc, "registry.household_place"));
    }

    private boolean found(Viewer viewer, String household) {
        return console.reader()
                .read(
                        viewer,
                        jdbc -> jdbc.sql("SELECT EXISTS (SELECT FROM registry.household WHERE household_id = :id)")
                                .param("id", household)
                                .query(Boolean.class)
                                .single());
    }

    private static Long count(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
