package org.ayni.app.console.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.Role;
import org.ayni.app.audit.Actor;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.registry.RollChange;
import org.ayni.app.registry.RollFact;
import org.ayni.kernel.id.HouseholdId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moved in the roll between two days: in numbers, by reason, by UT, household by household, and as it was known before. */
class MovementTest {

    private static final RunningConsole CONSOLE = RunningConsole.forReplies();
    private static final String SPAN = "desde=2026-09-15&hasta=2026-10-15";
    private static final String PAGE = "/padron/movimiento?" + SPAN;
    private static final String LIST = "/padron/movimiento/hogares?" + SPAN;
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final Pattern TOTAL = Pattern.compile("name=\"total\" value=\"([0-9]+)\"");
    private static final Pattern REASON = Pattern.compile(
            "<tr><th scope=\"row\" data-label=\"Movimiento\">([^<]*)</th><td data-label=\"Motivo\">([^<]*)</td>\\s*"
                    + "<td data-label=\"Hogares\" class=\"number\"><a href=\"([^\"]*)\"[^>]*>([0-9,]+)</a>");

    private static List<String> own = List.of();
    private static String far = "";
    private static String entered = "";

    @BeforeAll
    static void move() {
        own = CONSOLE.database()
                .app()
                .sql("""
                        SELECT household_id
                        FROM registry.household
                        JOIN registry.household_place AS place USING (household)
                        JOIN registry.household_state AS state USING (household)
                        JOIN territory.province_unit AS unit
                          ON unit.province_code = place.province
                            AND unit.valid @> :today
                        WHERE unit.unit_code = :unit
                          AND state.state = 'AFFILIATED'
                          AND upper_inf(state.recorded)
                          AND (state.affiliated_on IS NULL OR state.affiliated_on < '2026-09-01')
                        ORDER BY household
                        """)
                .param("today", RunningConsole.today())
                .param("unit", CONSOLE.unit())
                .query(String.class)
                .list();
        far = CONSOLE.database()
                .app()
                .sql("""
                        SELECT min(place.ubigeo)
                        FROM registry.household_place AS place
                        JOIN registry.household USING (household)
                        WHERE household_id = :other
                        """)
                .param("other", CONSOLE.household(false))
                .query(String.class)
                .single();
        String near = ubigeo(own.getFirst());
        // Before the span: two are suspended, one has left.
        change(LocalDate.of(2026, 9, 1), change -> {
            change.state(id(0), "SUSPENDED", "S05");
            change.state(id(1), "SUSPENDED", "S02");
            change.state(id(2), "DISAFFILIATED", "D03");
        });
        // In it.
        change(OCTOBER, change -> {
            change.state(id(0), "AFFILIATED", "");
            change.state(id(1), "DISAFFILIATED", "D02");
            change.state(id(2), "AFFILIATED", "R01");
            change.state(id(3), "SUSPENDED", "S07");
            change.state(id(4), "DISAFFILIATED", "D03");
            change.state(id(5), "DISAFFILIATED", "D03");
            change.say(RollFact.RESIDENCE, id(6).value(), Map.of("ubigeo", Optional.of(far)));
            HouseholdId fresh = change.newHousehold();
            change.affiliate(fresh, OCTOBER, "");
            change.say(RollFact.RESIDENCE, fresh.value(), Map.of("ubigeo", Optional.of(near)));
            entered = fresh.value();
        });
    }

    @Test
    void each_movement_stands_with_its_reason_and_its_number_is_that_of_its_list() {
        String page = body(Role.OPERATIONS_HEAD, PAGE);
        Matcher reason = REASON.matcher(page);
        int lines = 0;
        while (reason.find()) {
            String list = reason.group(3).replace("&amp;", "&");
            assertThat(total(Role.OPERATIONS_HEAD, list)).as(list).isEqualTo(Long.parseLong(reason.group(4)));
            lines++;
        }
        assertThat(lines).isEqualTo(7);
        assertThat(page)
                .contains("Entró", "Sin motivo registrado")
                .contains("Se reincorporó", "reincorporado (R01)")
                .contains("Se suspendió", "sin cuenta (S07)")
                .contains("Se levantó su suspensión")
                .contains("renuncia (D03)", "no pobre (D02)")
                .contains("de ellos, 1 a otra UT");
        assertThat(total(Role.OPERATIONS_HEAD, LIST)).isEqualTo(8);
        assertThat(total(Role.OPERATIONS_HEAD, LIST + "&movimiento=salio&motivo=D03"))
                .isEqualTo(2);
    }

    @Test
    void who_was_in_came_and_went_makes_who_is_in() {
        for (Role role : List.of(Role.OPERATIONS_HEAD, Role.UNIT_CHIEF)) {
            MovementSums sums = CONSOLE.reader()
                    .read(
                            CONSOLE.viewer(role),
                            jdbc -> MovementSums.read(
                                    jdbc, LocalDate.of(2026, 9, 15), LocalDate.of(2026, 10, 15), Optional.empty()));
            assertThat(sums.byUnit()).isNotEmpty().allSatisfy(MovementTest::evens);
            evens(sums.all());
            assertThat(sums.byUnit().stream()
                            .mapToLong(MovementSums.UnitLine::after)
                            .sum())
                    .isEqualTo(sums.all().after())
                    .isEqualTo(total(role, "/padron?al=2026-10-15&padron=activo"));
            assertThat(sums.all().before()).isEqualTo(total(role, "/padron?al=2026-09-15&padron=activo"));
        }
    }

    @Test
    void any_two_days_even_out() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(330));
            LocalDate to = from.plusDays(random.nextInt(200));
            MovementSums sums = CONSOLE.reader()
                    .read(
                            CONSOLE.viewer(Role.OPERATIONS_HEAD),
                            jdbc -> MovementSums.read(jdbc, from, to, Optional.empty()));
            assertThat(sums.byUnit()).allSatisfy(MovementTest::evens);
            assertThat(sums.all().after())
                    .as("seed " + seed)
                    .isEqualTo(total(Role.OPERATIONS_HEAD, "/padron?padron=activo&al=" + to));
        }
    }

    @Test
    void a_territory_sees_its_own_movement_and_nothing_of_others() {
        String chief = body(Role.UNIT_CHIEF, LIST + "&filas=100");
        assertThat(chief).contains(own.get(3), own.get(4), entered).doesNotContain(own.get(6));
        assertThat(body(Role.OPERATIONS_HEAD, LIST + "&filas=100")).contains(own.get(6));
        assertThat(total(Role.UNIT_CHIEF, LIST)).isEqualTo(7);
    }

    @Test
    void the_list_is_exported_with_both_days_in_its_legend() {
        String address = LIST.replace("/hogares?", "/hogares/exportar?")
                + "&formato=csv&total=8&columnas=codigo,movimiento,motivo,sustento";
        HttpResponse<byte[]> file = CONSOLE.as(Role.OPERATIONS_HEAD).download(address);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(new String(file.body(), StandardCharsets.UTF_8))
                .contains(own.get(4) + ",Salió,renuncia (D03),prueba de movimiento");
    }

    @Test
    void what_was_recorded_today_was_not_known_ten_days_ago() {
        String asKnown = "&conocido=" + RunningConsole.today().minusDays(10);
        assertThat(body(Role.OPERATIONS_HEAD, PAGE + asKnown)).contains("no se movió ningún hogar");
        assertThat(body(Role.OPERATIONS_HEAD, LIST + asKnown)).contains("No hay hogares con lo que se pide");
        assertThat(body(Role.OPERATIONS_HEAD, "/padron?al=2026-10-15" + asKnown))
                .contains("No hay hogares con lo que se pide", "Según lo que se sabía al terminar el");
    }

    @Test
    void the_roll_is_shown_as_it_was_known_when_a_day_ended() {
        LocalDate today = RunningConsole.today();
        String code = CONSOLE.database().transaction().execute(transaction -> oldHousehold(today));
        String early = "/padron?al=2026-10-15&filas=100&conocido=" + today.minusDays(3);
        assertThat(body(Role.OPERATIONS_HEAD, early))
                .contains(code, "Suspendido", "/hogares/" + code + "?vigente=2026-10-15&amp;conocido=");
        assertThat(total(Role.OPERATIONS_HEAD, early)).isEqualTo(1);
        assertThat(total(Role.OPERATIONS_HEAD, early + "&estado=AFFILIATED")).isZero();
        assertThat(total(Role.OPERATIONS_HEAD, early + "&estado=SUSPENDED&menores=19"))
                .isZero();
        String late = early.replace("conocido=" + today.minusDays(3), "conocido=" + today.minusDays(1));
        assertThat(body(Role.OPERATIONS_HEAD, late))
                .contains("class=\"badge bad\">Desafiliado")
                .doesNotContain("class=\"badge note\">Suspendido");
        HttpResponse<byte[]> file = CONSOLE.as(Role.OPERATIONS_HEAD)
                .download(early.replace("/padron?", "/padron/exportar?") + "&formato=csv&total=1");
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).contains(code + ",Suspendido");
    }

    /** Known since four days ago as suspended, since two days ago as having left. */
    private static String oldHousehold(LocalDate today) {
        var app = CONSOLE.database().app();
        String code = "SINT-ANTIGUO";
        int number = app.sql("SELECT max(household) + 1 FROM registry.household")
                .query(Integer.class)
                .single();
        int load = app.sql("SELECT max(load) FROM registry.load")
                .query(Integer.class)
                .single();
        app.sql("INSERT INTO registry.household (household, household_id, load) VALUES (:number, :code, :load)")
                .param("number", number)
                .param("code", code)
                .param("load", load)
                .update();
        app.sql("""
                        INSERT INTO registry.residence (household, ubigeo, valid, recorded, load)
                        VALUES (:number, :ubigeo, daterange(NULL, NULL), tstzrange(:since, NULL), :load)
                        """)
                .param("number", number)
                .param("ubigeo", far)
                .param(
                        "since",
                        today.minusDays(4)
                                .atTime(12, 0)
                                .atZone(RunningConsole.LIMA)
                                .toOffsetDateTime())
                .param("load", load)
                .update();
        app.sql("""
                        INSERT INTO registry.household_state (household, state, reason, valid, recorded, load)
                        VALUES (:number, 'SUSPENDED', 'S01', daterange(NULL, NULL), tstzrange(:since, :until), :load),
                               (:number, 'DISAFFILIATED', 'D03', daterange(NULL, NULL), tstzrange(:until, NULL), :load)
                        """)
                .param("number", number)
                .param(
                        "since",
                        today.minusDays(4)
                                .atTime(12, 0)
                                .atZone(RunningConsole.LIMA)
                                .toOffsetDateTime())
                .param(
                        "until",
                        today.minusDays(2)
                                .atTime(12, 0)
                                .atZone(RunningConsole.LIMA)
                                .toOffsetDateTime())
                .param("load", load)
                .update();
        return code;
    }

    @ParameterizedTest
    @CsvSource({
        "desde=2026-10-15&hasta=2026-09-15, El segundo día va después",
        "desde=ayer, Escriba un día que exista",
        "hasta=2026-02-30, Escriba un día que exista",
        "conocido=0001-01-01, Escriba un día que exista"
    })
    void days_that_make_no_span_are_refused(String query, String said) {
        HttpResponse<String> answer = CONSOLE.as(Role.UNIT_CHIEF).get("/padron/movimiento?" + query);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said, "resumen-errores");
    }

    private static void evens(MovementSums.UnitLine line) {
        assertThat(line.before() + line.entered() + line.reinstated() - line.left() + line.arrived() - line.gone())
                .as(line.toString())
                .isEqualTo(line.after());
    }

    private static void change(LocalDate day, Consumer<RollChange> said) {
        CONSOLE.database().transaction().executeWithoutResult(transaction -> {
            RollChange change =
                    RollChange.begin(CONSOLE.database(), new Actor("prueba"), Optional.of(day), "prueba de movimiento");
            said.accept(change);
            assertThat(change.finish().refusals()).isEmpty();
        });
    }

    private static HouseholdId id(int index) {
        return new HouseholdId(own.get(index));
    }

    private static String ubigeo(String household) {
        return CONSOLE.database()
                .app()
                .sql("""
                        SELECT place.ubigeo
                        FROM registry.household_place AS place
                        JOIN registry.household USING (household)
                        WHERE household_id = :code
                        """)
                .param("code", household)
                .query(String.class)
                .single();
    }

    private static String body(Role role, String path) {
        HttpResponse<String> answer = CONSOLE.as(role).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static long total(Role role, String path) {
        String at = path.replaceFirst("\\?", "/total?");
        Matcher found = TOTAL.matcher(body(role, at));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
