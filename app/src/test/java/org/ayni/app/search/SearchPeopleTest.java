package org.ayni.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.law.LawFiles;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.Misspelling;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPeopleTest {

    private static final int HOUSEHOLDS = 1_500;

    /** A synthetic person of the caseload. */
    private record Somebody(
            int person,
            int household,
            String householdId,
            String memberId,
            String given,
            String paternal,
            String maternal,
            String dni,
            String phone,
            String province) {}

    private Database database;
    private List<Somebody> everybody = List.of();

    @BeforeAll
    void loadAndIndex(@TempDir Path folder) throws IOException {
        database = TestDatabase.fresh();
        SyntheticCaseload.write(
                new CaseloadSpec(HOUSEHOLDS, 7, Bimester.parse("2026-4"), 0),
                Territory.builtIn(),
                LawFiles.builtIn(),
                folder,
                done -> {});
        new LoadFacts(database, bytes -> {}, file -> {})
                .run(folder, Optional.empty(), new Actor("Carga"), rejected -> {});
        everybody = database.app()
                .sql("""
                        SELECT person, household, household_id, member_id, given_names, paternal_surname, maternal_surname,
                               dni, phone, province
                        FROM registry.person_record
                        JOIN registry.person USING (person)
                        JOIN registry.membership USING (person)
                        JOIN registry.household USING (household)
                        JOIN registry.residence USING (household)
                        JOIN registry.household_place USING (household)
                        WHERE given_names <> '' AND paternal_surname <> '' AND maternal_surname <> '' AND dni IS NOT NULL
                        ORDER BY person
                        """)
                .query((row, number) -> new Somebody(
                        row.getInt("person"),
                        row.getInt("household"),
                        row.getString("household_id"),
                        row.getString("member_id"),
                        row.getString("given_names"),
                        row.getString("paternal_surname"),
                        row.getString("maternal_surname"),
                        row.getString("dni"),
                        row.getString("phone"),
                        row.getString("province")))
                .list();
        assertThat(new RefreshSearch(database).refresh()).isGreaterThanOrEqualTo(everybody.size());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void the_index_is_up_to_date_until_the_next_load() {
        assertThat(new RefreshSearch(database).refresh()).isZero();
    }

    @Test
    void of_a_thousand_misspelled_names_95_percent_are_among_the_first_ten() {
        long seed = 20_261_121;
        System.out.println("misspellings: seed " + seed);
        Random random = new Random(seed);
        int found = 0;
        for (int question = 0; question < 1_000; question++) {
            Somebody wanted = everybody.get(random.nextInt(everybody.size()));
            String typed = Misspelling.of(random, wanted.given(), wanted.paternal(), wanted.maternal());
            if (find("nation", typed, 10).stream().anyMatch(one -> one.person() == wanted.person())) {
                found++;
            }
        }
        assertThat(found).as("found of 1000").isGreaterThanOrEqualTo(950);
    }

    @Test
    void accents_case_order_and_blanks_do_not_matter() {
        Somebody wanted = everybody.get(11);
        for (String typed : List.of(
                wanted.paternal() + " " + wanted.maternal() + " " + wanted.given(),
                ("  " + wanted.given() + "   " + wanted.maternal() + "," + wanted.paternal()).toUpperCase(),
                java.text.Normalizer.normalize(
                        wanted.paternal() + "\u200b " + wanted.maternal(), java.text.Normalizer.Form.NFD))) {
            assertThat(find("nation", typed, 10))
                    .as(typed)
                    .extracting(SearchPeople.Found::person)
                    .contains(wanted.person());
        }
    }

    @Test
    void dni_telephone_and_codes_find_exactly() {
        Somebody wanted = everybody.stream()
                .filter(one -> one.phone() != null)
                .findFirst()
                .orElseThrow();
        assertThat(find(
                        "nation",
                        " " + wanted.dni().substring(0, 4) + " " + wanted.dni().substring(4),
                        10))
                .extracting(SearchPeople.Found::person)
                .contains(wanted.person());
        assertThat(find("nation", wanted.householdId(), 10))
                .extracting(SearchPeople.Found::household)
                .containsExactly(wanted.household());
        assertThat(find("nation", wanted.memberId(), 10))
                .extracting(SearchPeople.Found::person)
                .containsExactly(wanted.person());
        assertThat(find("nation", "+51 " + wanted.phone(), 10))
                .extracting(SearchPeople.Found::household)
                .contains(wanted.household());
    }

    @Test
    void nobody_is_found_outside_the_territory_of_whoever_asks() {
        Somebody wanted = everybody.getFirst();
        String other = everybody.stream()
                .map(Somebody::province)
                .filter(province -> !province.equals(wanted.province()))
                .findFirst()
                .orElseThrow();
        for (String typed : List.of(
                wanted.dni(),
                wanted.householdId(),
                wanted.memberId(),
                wanted.paternal() + " " + wanted.maternal() + " " + wanted.given())) {
            assertThat(find(wanted.province(), typed, 10)).as(typed).isNotEmpty();
            assertThat(find("", typed, 10)).as(typed + " without a territory").isEmpty();
            Set<String> provinces = find(other, typed, 10).stream()
                    .map(found -> provinceOf(found.household()))
                    .collect(Collectors.toSet());
            assertThat(Set.of(other)).as(typed).containsAll(provinces);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "%%%%", "___", "'; DROP TABLE search.person; --", "\u202e", "😀", "1' OR '1'='1"})
    void what_asks_nothing_finds_nobody(String typed) {
        assertThat(find("nation", typed, 10)).isEmpty();
    }

    @Test
    void a_very_long_text_is_cut_and_answered() {
        assertThat(find("nation", "a".repeat(10_000), 10)).isEmpty();
        assertThat(find("nation", "ana ".repeat(2_500), 10)).hasSizeLessThanOrEqualTo(10);
    }

    private String provinceOf(int household) {
        return database.app()
                .sql("SELECT province FROM registry.household_place WHERE household = :household")
                .param("household", household)
                .query(String.class)
                .single();
    }

    /** As the console asks: with its role, and "nation", one province or no territory. */
    private List<SearchPeople.Found> find(String territory, String typed, int most) {
        return Optional.ofNullable(database.transaction().execute(status -> {
                    database.app().sql("SET LOCAL ROLE ayni_console").update();
                    Map.of("ayni.nation", territory.equals("nation") ? "on" : "off", "ayni.provinces", territory)
                            .forEach((name, value) -> database.app()
                                    .sql("SELECT set_config(:name, :value, true)")
                                    .param("name", name)
                                    .param("value", value)
                                    .query()
                                    .listOfRows());
                    return new SearchPeople(database.app()).find(typed, most);
                }))
                .orElseThrow();
    }
}
