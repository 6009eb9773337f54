package org.ayni.app.console.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ayni.app.access.Role;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.search.SearchPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search box through the running console. */
class SearchPageTest {

    private final RunningConsole console = RunningConsole.get();

    private record Person(String household, String surname, String dni) {}

    @Test
    void a_code_or_a_dni_goes_straight_to_the_household() {
        Person person = holder(true);
        for (String exact : new String[] {person.household(), person.dni(), " " + person.dni() + " "}) {
            HttpResponse<String> answer = search(Role.UNIT_CHIEF, exact);
            assertThat(answer.statusCode()).as(exact).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/hogares/" + person.household());
        }
    }

    @Test
    void a_surname_lists_people_with_their_household_and_place_and_no_whole_dni() {
        Person person = holder(true);
        String page = search(Role.UNIT_CHIEF, person.surname().toUpperCase(java.util.Locale.ROOT))
                .body();
        assertThat(page)
                .contains(
                        "/hogares/" + person.household(), "••••" + person.dni().substring(4), "años")
                .doesNotContain(person.dni());
    }

    @Test
    void who_lives_in_another_territory_is_answered_like_who_does_not_exist() {
        Person other = holder(false);
        for (String exact : new String[] {other.household(), other.dni()}) {
            assertThat(search(Role.UNIT_CHIEF, exact).body()).contains("Nadie de su territorio aparece");
            assertThat(search(Role.AUDITOR, exact).statusCode()).isEqualTo(302);
        }
        assertThat(search(Role.UNIT_CHIEF, other.surname()).body()).doesNotContain(other.household());
    }

    @Test
    void an_empty_box_says_what_can_be_typed() {
        assertThat(search(Role.ATTENTION_OPERATOR, "").body()).contains("un DNI de 8 cifras");
    }

    @Test
    void who_sees_no_household_has_no_box() {
        assertThat(search(Role.ADMINISTRATOR, "quispe").statusCode()).isEqualTo(403);
        assertThat(console.as(Role.ADMINISTRATOR).get("/").body()).doesNotContain("id=\"buscar\"");
        assertThat(console.as(Role.AUDITOR).get("/").body()).contains("id=\"buscar\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "' OR 1=1 --",
                "{\"a\":1}",
                "<script>alert(1)</script>",
                "1\u0000",
                "\u0000",
                "ÑÑÑÑ",
                "1;DROP TABLE x",
                "../../etc/passwd",
                "\\",
                "1/2"
            })
    void whatever_is_typed_is_only_looked_for(String typed) {
        HttpResponse<String> answer = search(Role.UNIT_CHIEF, typed);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    @Test
    void ten_thousand_letters_are_cut() {
        HttpResponse<String> answer = search(Role.UNIT_CHIEF, "quispe ".repeat(1_430));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().length()).isLessThan(30_000);
    }

    @Test
    void who_was_found_is_read_by_keys_under_row_level_security() {
        int person = console.database()
                .app()
                .sql("SELECT person FROM registry.membership JOIN registry.household USING (household)"
                        + " WHERE household_id = :id LIMIT 1")
                .param("id", console.household(true))
                .query(Integer.class)
                .single();
        long read = console.reader().read(console.viewer(Role.UNIT_CHIEF), jdbc -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            String inOrder = "SELECT coalesce(sum(seq_tup_read), 0)::bigint FROM pg_stat_xact_user_tables"
                    + " WHERE relname = 'person_record'";
            long before = jdbc.sql(inOrder).query(Long.class).single();
            assertThat(Hit.of(jdbc, List.of(new SearchPeople.Found(person, 0, 0))))
                    .hasSize(1);
            return jdbc.sql(inOrder).query(Long.class).single() - before;
        });
        assertThat(read).isZero();
    }

    private HttpResponse<String> search(Role role, String typed) {
        return console.as(role).get("/buscar?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }

    private Person holder(boolean ofTheUnit) {
        return console.database()
                .app()
                .sql("""
                        SELECT household.household_id AS household, record.paternal_surname AS surname, record.dni
                        FROM registry.household
                        JOIN registry.holder USING (household)
                        JOIN registry.person_record AS record USING (person)
                        WHERE household_id = :id
                          AND upper_inf(holder.recorded)
                          AND upper_inf(record.recorded)
                        """)
                .param("id", console.household(ofTheUnit))
                .query(Person.class)
                .single();
    }
}
