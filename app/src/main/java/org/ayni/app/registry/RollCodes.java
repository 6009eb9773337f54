package org.ayni.app.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.database.Database;

/**
 * The codes of households and people and the numbers behind them.
 *
 * <p>Codes that the programme gives itself: {@code H} or {@code P}, a running number of eight digits, a hyphen and two check
 * digits (ISO 7064, mod 97-10), for example {@code H00012345-93}. One digit written wrong, or two exchanged, is always noticed.
 */
public final class RollCodes {

    private static final int WHOLE = 98;
    private static final int MODULUS = 97;

    private final Database database;
    private final int load;
    private final Map<String, Integer> households = new HashMap<>();
    private final Map<String, Integer> people = new HashMap<>();

    RollCodes(Database database, int load) {
        this.database = database;
        this.load = load;
    }

    /** The code of a running number. */
    static String code(char letter, long number) {
        return String.format(
                Locale.ROOT, "%c%08d-%02d", letter, number, WHOLE - (int) (number % MODULUS * 100 % MODULUS));
    }

    /** Whether a code has the form of one of the programme's own and its check digits do not belong to it. */
    public static boolean isMiswritten(String code) {
        return code.matches("[HP][0-9]{8}-[0-9]{2}")
                && !code.equals(code(code.charAt(0), Long.parseLong(code.substring(1, 9))));
    }

    Optional<Integer> household(String code) {
        readHouseholds(java.util.List.of(code));
        return Optional.ofNullable(households.get(code));
    }

    Optional<Integer> person(String code) {
        readPeople(java.util.List.of(code));
        return Optional.ofNullable(people.get(code));
    }

    void readHouseholds(Collection<String> codes) {
        read(codes, households, """
            SELECT household_id AS code, household AS number
            FROM registry.household
            WHERE household_id = ANY (:codes)
            """);
    }

    void readPeople(Collection<String> codes) {
        read(codes, people, """
            SELECT member_id AS code, person AS number
            FROM registry.person
            WHERE member_id = ANY (:codes)
            """);
    }

    private void read(Collection<String> codes, Map<String, Integer> known, String sql) {
        String[] unread =
                codes.stream().filter(code -> !known.containsKey(code)).toArray(String[]::new);
        if (unread.length > 0) {
            database.app().sql(sql).param("codes", unread).query(row -> {
                known.put(row.getString("code"), row.getInt("number"));
            });
        }
    }

    Map<String, Integer> addHouseholds(int count) {
        return add(
                'H',
                count,
                households,
                "SELECT nextval('registry.household_code') FROM generate_series(1, :count)",
                """
                INSERT INTO registry.household (household, household_id, load)
                SELECT (SELECT coalesce(max(household), 0) FROM registry.household) + place, code, :load
                FROM unnest(:codes::text[]) WITH ORDINALITY AS given (code, place)
                WHERE NOT EXISTS (SELECT FROM registry.household AS known WHERE known.household_id = given.code)
                RETURNING household_id AS code, household AS number
                """);
    }

    Map<String, Integer> addPeople(int count) {
        return add('P', count, people, "SELECT nextval('registry.person_code') FROM generate_series(1, :count)", """
            INSERT INTO registry.person (person, member_id, load)
            SELECT (SELECT coalesce(max(person), 0) FROM registry.person) + place, code, :load
            FROM unnest(:codes::text[]) WITH ORDINALITY AS given (code, place)
            WHERE NOT EXISTS (SELECT FROM registry.person AS known WHERE known.member_id = given.code)
            RETURNING member_id AS code, person AS number
            """);
    }

    /** A code that a file brought already is passed over. */
    private Map<String, Integer> add(
            char letter, int count, Map<String, Integer> known, String numbers, String insert) {
        Map<String, Integer> added = new LinkedHashMap<>();
        while (added.size() < count) {
            List<String> codes = new ArrayList<>();
            database.app().sql(numbers).param("count", count - added.size()).query(row -> {
                codes.add(code(letter, row.getLong(1)));
            });
            database.app()
                    .sql(insert)
                    .param("codes", codes.toArray(String[]::new))
                    .param("load", load)
                    .query(row -> {
                        added.put(row.getString("code"), row.getInt("number"));
                    });
        }
        known.putAll(added);
        return added;
    }
}
