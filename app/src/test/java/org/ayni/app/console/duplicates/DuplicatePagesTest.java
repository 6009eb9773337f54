package org.ayni.app.console.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.Role;
import org.ayni.app.audit.Actor;
import org.ayni.app.console.Browser;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.duplicates.FindDuplicates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two synthetic records of the unit that share a document: from the list to the merge and back. */
class DuplicatePagesTest {

    private static final RunningConsole CONSOLE = RunningConsole.forCycles();
    private static final LocalDate TODAY = RunningConsole.today();

    private static long own;
    private static long foreign;

    @BeforeAll
    static void make_two_records_alike() {
        own = alike(true);
        foreign = alike(false);
    }

    @Test
    void the_list_shows_who_may_be_one_person_with_the_document_covered() {
        String list = body(Role.UNIT_CHIEF, "/duplicados?columnas=aviso,puntos,estado,uno,dni1,otro");
        assertThat(list)
                .contains("/duplicados/" + own)
                .doesNotContain("/duplicados/" + foreign)
                .contains("••••");
        assertThat(body(Role.UNIT_CHIEF, "/duplicados/busqueda")).contains("Por revisar");
        assertThat(body(Role.UNIT_CHIEF, "/imposibles")).contains("registros");
    }

    @Test
    void a_suspicion_of_another_territory_is_not_there() {
        assertThat(CONSOLE.as(Role.UNIT_CHIEF).get("/duplicados/" + foreign).statusCode())
                .isEqualTo(404);
        assertThat(CONSOLE.as(Role.UNIT_CHIEF)
                        .post("/duplicados", "/duplicados/" + foreign, Map.of("que", "dos", "motivo", "no"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(CONSOLE.as(Role.OPERATIONS_HEAD)
                        .get("/duplicados/" + foreign)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_decision_needs_a_reason_and_a_merge_a_second_person_and_can_be_taken_back() {
        String page = "/duplicados/" + own;
        Browser chief = CONSOLE.as(Role.UNIT_CHIEF);
        assertThat(body(Role.UNIT_CHIEF, page)).contains("el mismo DNI", "Proponer que se unan");
        HttpResponse<String> silent = chief.post(page, page, Map.of("que", "dos", "motivo", " "));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Escriba por qué");
        assertThat(chief.post(page, page, Map.of("que", "dos", "motivo", "Son primas"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(body(Role.UNIT_CHIEF, page)).contains("Son dos personas", "Son primas", "Volver a abrir");
        chief.post(page, page, Map.of("que", "reabrir", "motivo", "Me equivoqué"));

        chief.post(
                page,
                page,
                Map.of("que", "unir", "motivo", "Es la misma", "queda", "antiguo", "desde", TODAY.toString()));
        assertThat(approve(Role.OPERATIONS_HEAD, "aviso de duplicado n.º " + own)
                        .statusCode())
                .isEqualTo(302);
        assertThat(body(Role.UNIT_CHIEF, page)).contains("Unidos", "Proponer que se separen");
        assertThat(left(own)).isTrue();

        chief.post(page, page, Map.of("que", "separar", "motivo", "Eran dos", "desde", TODAY.toString()));
        assertThat(approve(Role.OPERATIONS_HEAD, "Separar otra vez los dos registros del aviso de duplicado n.º " + own)
                        .statusCode())
                .isEqualTo(302);
        assertThat(left(own)).isFalse();
    }

    private static boolean left(long suspicion) {
        return CONSOLE.database()
                .app()
                .sql("""
                        SELECT NOT EXISTS (
                          SELECT FROM registry.membership AS belongs
                          JOIN duplicates.suspicion AS s ON s.other = belongs.person
                          WHERE s.suspicion = :suspicion
                            AND upper_inf(belongs.recorded)
                            AND belongs.valid @> :today
                            AND (belongs.left_on IS NULL OR belongs.left_on > :today))
                        """)
                .param("suspicion", suspicion)
                .param("today", TODAY)
                .query(Boolean.class)
                .single();
    }

    private static HttpResponse<String> approve(Role role, String change) {
        Browser browser = CONSOLE.as(role);
        String list = browser.get("/propuestas").body();
        Matcher form = Pattern.compile("action=\"/propuestas/([0-9]+)\"").matcher(list.substring(list.indexOf(change)));
        assertThat(form.find()).isTrue();
        return browser.post("/propuestas", "/propuestas/" + form.group(1), Map.of("decision", "aprobar"));
    }

    private static String body(Role role, String path) {
        HttpResponse<String> answer = CONSOLE.as(role).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Gives two people of one territory the same document; returns the number of the suspicion. */
    private static long alike(boolean ofTheUnit) {
        List<Integer> people = CONSOLE.database()
                .app()
                .sql("""
                        SELECT record.person
                        FROM registry.person_record AS record
                        JOIN registry.membership AS belongs ON belongs.person = record.person AND upper_inf(belongs.recorded)
                        JOIN registry.household_place AS place ON place.household = belongs.household
                        JOIN territory.province_unit AS unit
                          ON unit.province_code = place.province AND unit.valid @> :today
                        WHERE (unit.unit_code = :unit) = :ofTheUnit
                          AND upper_inf(record.recorded)
                          AND belongs.left_on IS NULL
                          AND record.died_on IS NULL
                          AND NOT EXISTS (SELECT FROM registry.holder AS h WHERE h.person = record.person)
                        ORDER BY record.person
                        LIMIT 2
                        """)
                .param("today", TODAY)
                .param("unit", CONSOLE.unit())
                .param("ofTheUnit", ofTheUnit)
                .query(Integer.class)
                .list();
        CONSOLE.database().transaction().executeWithoutResult(transaction -> {
            CONSOLE.database()
                    .app()
                    .sql("""
                            UPDATE registry.person_record SET recorded = tstzrange(lower(recorded), now())
                            WHERE person = ANY (:people) AND upper_inf(recorded)
                            """)
                    .param("people", people.toArray(Integer[]::new))
                    .update();
            CONSOLE.database()
                    .app()
                    .sql("""
                            INSERT INTO registry.person_record (
                              person, birth_date, dni, given_names, paternal_surname, maternal_surname, sex,
                              dni_issued_on, died_on, secondary_finished_on, low_birth_weight, valid, recorded, load)
                            SELECT person, birth_date, :dni, given_names, paternal_surname, maternal_surname, sex,
                                   dni_issued_on, died_on, secondary_finished_on, low_birth_weight, valid,
                                   tstzrange(now(), NULL), load
                            FROM registry.person_record
                            WHERE person = ANY (:people) AND upper(recorded) = now()
                            """)
                    .param("people", people.toArray(Integer[]::new))
                    .param("dni", ofTheUnit ? "99999901" : "99999902")
                    .update();
        });
        new FindDuplicates(CONSOLE.database(), 60, read -> {}).run(new Actor("Prueba"), TODAY);
        return CONSOLE.database()
                .app()
                .sql("SELECT suspicion FROM duplicates.suspicion WHERE one = :one AND other = :other")
                .param("one", Math.min(people.get(0), people.get(1)))
                .param("other", Math.max(people.get(0), people.get(1)))
                .query(Long.class)
                .single();
    }
}
