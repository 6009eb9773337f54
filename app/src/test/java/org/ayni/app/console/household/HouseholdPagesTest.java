package org.ayni.app.console.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.ayni.app.access.Role;
import org.ayni.app.console.PaidBimestre;
import org.ayni.app.console.RunningConsole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a household through the running console. */
class HouseholdPagesTest {

    private static final List<String> PAGES = List.of("", "/historia", "/explicacion/2026-4");

    private final RunningConsole console = RunningConsole.get();

    @BeforeAll
    static void pay_a_bimestre() {
        PaidBimestre.run();
    }

    @Test
    void the_page_shows_members_account_decisions_lines_and_payment() {
        String household = paid("CREDITED");
        String page = get(Role.UNIT_CHIEF, "/hogares/" + household).body();
        assertThat(page)
                .contains("Hogar ", household, "Titular", "Miembros", "Qué se decidió", "De qué se compone el monto")
                .contains("transferencia base", "Abonado", "RDE-SINTETICA-2026-4", "••••")
                .doesNotContain(account(household));
    }

    @Test
    void a_rejected_payment_says_what_the_bank_said_also_to_a_viewer_of_the_unit() {
        String household = paid("REJECTED");
        assertThat(get(Role.UNIT_CHIEF, "/hogares/" + household).body())
                .contains("Rechazado por el banco", "El banco dice:");
    }

    @Test
    void another_territory_is_not_found_like_what_does_not_exist() {
        for (String page : PAGES) {
            HttpResponse<String> other = get(Role.UNIT_CHIEF, "/hogares/" + console.household(false) + page);
            HttpResponse<String> none = get(Role.UNIT_CHIEF, "/hogares/NO-EXISTE" + page);
            assertThat(other.statusCode()).as(page).isEqualTo(404);
            assertThat(none.statusCode()).as(page).isEqualTo(404);
            assertThat(withoutMarks(other)).isEqualTo(withoutMarks(none));
            assertThat(get(Role.AUDITOR, "/hogares/" + console.household(false) + page)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void each_page_leaves_one_look() {
        String household = console.household(true);
        for (String page : PAGES) {
            long before = looks(household);
            get(Role.ATTENTION_OPERATOR, "/hogares/" + household + page);
            assertThat(looks(household)).as(page).isEqualTo(before + 1);
        }
    }

    @Test
    void an_explanation_speaks_to_its_reader() {
        String address = "/hogares/" + paid("CREDITED") + "/explicacion/2026-4?para=";
        String mother = get(Role.LOCAL_MANAGER, address + "madre").body();
        String manager = get(Role.LOCAL_MANAGER, address + "gestor").body();
        String auditor = get(Role.LOCAL_MANAGER, address + "auditor").body();
        assertThat(mother).contains("le toca cobrar").doesNotContain("R-HOLD", "VALOR SUPUESTO");
        assertThat(manager).contains("Se paga");
        assertThat(auditor).contains("corresponde pagar", "R-", "[norma]");
        assertThat(auditor.length()).isGreaterThan(manager.length());
        assertThat(auditor).doesNotContain("ATENCIÓN");
    }

    @Test
    void what_was_believed_is_shown_as_it_was_with_a_banner() {
        String household = console.household(true);
        LocalDate today = RunningConsole.today();
        assertThat(get(Role.UNIT_CHIEF, "/hogares/" + household).body()).doesNotContain("Así era el hogar");
        String past = get(
                        Role.UNIT_CHIEF, "/hogares/" + household + "?vigente=2026-07-01&conocido=" + today.minusDays(1))
                .body();
        assertThat(past).contains("Así era el hogar el", "01/07/2026", "Ver como es hoy", "no consta ningún miembro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "ayer", "' OR 1=1 --", "99999-01-01", "0001-01-01"})
    void a_date_that_does_not_exist_is_told_and_today_is_shown(String date) {
        HttpResponse<String> answer = get(
                Role.UNIT_CHIEF,
                "/hogares/" + console.household(true) + "?vigente="
                        + java.net.URLEncoder.encode(date, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Esa fecha no existe", "Miembros");
    }

    @Test
    void a_period_that_is_not_one_or_is_not_closed_is_answered_well() {
        String address = "/hogares/" + console.household(true) + "/explicacion/";
        assertThat(get(Role.UNIT_CHIEF, address + "2026-9").statusCode()).isEqualTo(404);
        assertThat(get(Role.UNIT_CHIEF, address + "1999-1").body()).contains("todavía no está cerrado");
    }

    @Test
    void the_history_says_what_every_field_said_and_who_said_so() {
        String page = get(Role.UNIT_CHIEF, "/hogares/" + console.household(true) + "/historia")
                .body();
        assertThat(page)
                .contains("Carga n.º", "Carga de prueba", "fecha de nacimiento", "situación de la cuenta", "sigue");
    }

    @Test
    void a_name_with_markup_is_shown_as_text() {
        // Not the household that other tests look for by its names.
        String household = paid("REJECTED");
        String person = console.database()
                .app()
                .sql(
                        "SELECT min(person)::text FROM registry.membership JOIN registry.household USING (household) WHERE household_id = :id")
                .param("id", household)
                .query(String.class)
                .single();
        console.database().transaction().executeWithoutResult(transaction -> {
            console.database().app().sql("""
                            UPDATE registry.person_record
                            SET recorded = tstzrange(lower(recorded), now())
                            WHERE person = CAST(:person AS integer)
                              AND upper_inf(recorded)
                            """).param("person", person).update();
            console.database().app().sql("""
                            INSERT INTO registry.person_record
                              (person, birth_date, dni, given_names, paternal_surname, sex, valid, recorded, load)
                            SELECT person, birth_date, dni, '<script>alert(1)</script>', '"><img src=x onerror=y>', sex,
                                   valid, tstzrange(now(), NULL), load
                            FROM registry.person_record
                            WHERE person = CAST(:person AS integer)
                              AND upper(recorded) = now()
                            """).param("person", person).update();
        });
        for (String page : PAGES) {
            assertThat(get(Role.UNIT_CHIEF, "/hogares/" + household + page).body())
                    .as(page)
                    .doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(get(Role.UNIT_CHIEF, "/hogares/" + household).body()).contains("&lt;script&gt;");
    }

    /** Each answer has marks of its own against forgery. */
    private static String withoutMarks(HttpResponse<String> answer) {
        return answer.body().replaceAll("(content|value)=\"[\\w-]{60,}\"", "");
    }

    private HttpResponse<String> get(Role role, String path) {
        return console.as(role).get(path);
    }

    /** Code of a household of the unit whose payment is in a state. */
    private String paid(String state) {
        return console.database()
                .app()
                .sql("""
                        SELECT min(paid.household)
                        FROM payment.payment_state AS paid
                        JOIN registry.household ON household.household_id = paid.household
                        JOIN registry.household_place AS place ON place.household = household.household
                        JOIN territory.province_unit AS unit
                          ON unit.province_code = place.province
                            AND unit.valid @> :today
                        WHERE paid.state = :state
                          AND unit.unit_code = :unit
                        """)
                .param("state", state)
                .param("unit", console.unit())
                .param("today", RunningConsole.today())
                .query(String.class)
                .single();
    }

    private String account(String household) {
        return console.database()
                .app()
                .sql("""
                        SELECT number
                        FROM registry.account
                        JOIN registry.household USING (household)
                        WHERE household_id = :id
                          AND upper_inf(recorded)
                          AND number IS NOT NULL
                        LIMIT 1
                        """)
                .param("id", household)
                .query(String.class)
                .single();
    }

    private long looks(String household) {
        return console.database()
                .app()
                .sql("SELECT count(*) FROM audit.act WHERE act = 'look' AND subject = 'household/' || :id")
                .param("id", household)
                .query(Long.class)
                .single();
    }
}
