package org.ayni.app.console.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ayni.app.console.household.Member;
import org.ayni.app.console.household.RollWords;
import org.ayni.app.search.SearchPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody found, as the list shows it. An empty value is one that we do not know.
 *
 * @param household code; empty when the person belongs to none now
 * @param name of the person, or of the titular when the household was found
 */
public record Hit(
        @Nullable String household,
        @Nullable String state,
        String name,
        @Nullable String dni,
        @Nullable LocalDate birthDate,
        @Nullable String ubigeo,
        @Nullable String centroPoblado,
        @Nullable String district,
        @Nullable String province,
        @Nullable String department) {

    private static final int SHOWN_DIGITS = 4;

    /**
     * There is one of each at most; the limit says it, so that each is asked by its key. A {@code coalesce} in a key would not
     * be leakproof, and everybody would be read.
     */
    private static final String OF_THOSE_FOUND = """
            SELECT household.household_id AS household, state.state,
                   concat_ws(' ', record.given_names, record.paternal_surname, record.maternal_surname) AS name,
                   record.dni, record.birth_date, residence.ubigeo, residence.centro_poblado,
                   district.name AS district, province.name AS province, department.name AS department
            FROM unnest(CAST(:people AS integer[]), CAST(:households AS integer[])) WITH ORDINALITY
              AS found (person, household, place)
            LEFT JOIN registry.household ON household.household = found.household
            LEFT JOIN LATERAL (
              SELECT state
              FROM registry.household_state
              WHERE household_state.household = found.household
                AND upper_inf(valid)
                AND upper_inf(recorded)
              LIMIT 1
            ) AS state ON true
            LEFT JOIN LATERAL (
              SELECT ubigeo, centro_poblado
              FROM registry.residence
              WHERE residence.household = found.household
                AND upper_inf(valid)
                AND upper_inf(recorded)
              LIMIT 1
            ) AS residence ON true
            LEFT JOIN LATERAL (
              SELECT person
              FROM registry.holder
              WHERE holder.household = found.household
                AND upper_inf(valid)
                AND upper_inf(recorded)
              LIMIT 1
            ) AS holder ON true
            LEFT JOIN LATERAL (
              SELECT given_names, paternal_surname, maternal_surname, dni, birth_date
              FROM registry.person_record
              WHERE person_record.person = CASE WHEN found.person = 0 THEN holder.person ELSE found.person END
                AND upper_inf(valid)
                AND upper_inf(recorded)
              LIMIT 1
            ) AS record ON true
            LEFT JOIN territory.current_district AS district ON district.ubigeo = residence.ubigeo
            LEFT JOIN territory.province ON province.code = left(residence.ubigeo, 4)
            LEFT JOIN territory.department ON department.code = left(residence.ubigeo, 2)
            ORDER BY found.place
            """;

    /** In the order in which they were found. */
    static List<Hit> of(JdbcClient asked, List<SearchPeople.Found> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        return asked.sql(OF_THOSE_FOUND)
                .param("people", found.stream().map(SearchPeople.Found::person).toArray(Integer[]::new))
                .param(
                        "households",
                        found.stream().map(SearchPeople.Found::household).toArray(Integer[]::new))
                .query(Hit.class)
                .list();
    }

    public String maskedDni() {
        return RollWords.masked(dni, SHOWN_DIGITS);
    }

    public String age(LocalDate day) {
        return Member.age(birthDate, day);
    }

    public String stateWords() {
        return RollWords.state(state);
    }

    /** District, province and department, as far as they are known. */
    public String where() {
        List<String> names = Stream.of(district, province, department)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return names.isEmpty() ? ubigeo == null ? RollWords.UNKNOWN : "ubigeo " + ubigeo : String.join(", ", names);
    }
}
