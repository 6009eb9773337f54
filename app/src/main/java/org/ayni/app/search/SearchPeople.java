package org.ayni.app.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds people and households by what a person types. Works in the transaction of whoever asks and sees that one's territory
 * only: the territory is part of every question put to the index, so a small territory is never slower than the nation.
 *
 * <p>Names: first everybody who has all the words as typed (the last one may be a beginning), then words that sound alike or
 * are up to two letters away, then people who lack one of the words.
 */
public final class SearchPeople {

    /** Words of the index that one typed word may mean. */
    private static final int CHOICES = 60;

    /** Letters that a longer word may differ in; a short one in one less. */
    private static final int LETTERS = 2;

    private static final int SHORT = 4;

    /** How much farther somebody is who lacks a word. */
    private static final int LACKING = 10;

    private final JdbcClient territory;

    /** @param territory the client of the open transaction, with its territory set */
    public SearchPeople(JdbcClient territory) {
        this.territory = territory;
    }

    /**
     * Somebody found.
     *
     * @param person registry.person; 0 when the household was found, not one of its people
     * @param household registry.household; 0 when the person belongs to none now
     * @param distance 0 = as typed
     */
    public record Found(int person, int household, int distance) {}

    /** The nearest, at most so many; nobody for a text that asks nothing. */
    public List<Found> find(String typed, int most) {
        return switch (Question.of(typed)) {
            case Question.Nothing nothing -> List.of();
            case Question.OfDni dni -> exactly("DNI", dni.dni(), most);
            case Question.OfPhone phone -> exactly("PHONE", phone.phone(), most);
            case Question.OfCode code -> exactly("CODE", code.code(), most);
            case Question.OfName name -> named(name.words(), most);
        };
    }

    private List<Found> exactly(String kind, String value, int most) {
        return territory
                .sql("SELECT person, household, 0 AS distance FROM search.exactly(:kind, :value, :most)")
                .param("kind", kind)
                .param("value", value)
                .param("most", most)
                .query((row, number) -> new Found(row.getInt("person"), row.getInt("household"), 0))
                .list();
    }

    private List<Found> named(List<String> words, int most) {
        List<List<Choice>> near = new ArrayList<>();
        for (int place = 0; place < words.size(); place++) {
            near.add(choices(words.get(place), place == words.size() - 1));
        }
        List<List<Choice>> asTyped = near.stream()
                .map(group ->
                        group.stream().filter(choice -> choice.distance() == 0).toList())
                .toList();
        Map<Integer, Found> found = new LinkedHashMap<>();
        add(found, people(asTyped, most), 0, most);
        if (found.size() < most) {
            add(found, people(near, most), 0, most);
        }
        if (found.size() < most && words.size() > 2) {
            List<Found> lacking = new ArrayList<>();
            for (int left = 0; left < words.size(); left++) {
                List<List<Choice>> others = new ArrayList<>(near);
                others.remove(left);
                lacking.addAll(people(others, most));
            }
            lacking.sort(Comparator.comparingInt(Found::distance).thenComparingInt(Found::person));
            add(found, lacking, LACKING, most);
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<Integer, Found> found, List<Found> more, int farther, int most) {
        for (Found one : more) {
            if (found.size() < most) {
                found.putIfAbsent(one.person(), new Found(one.person(), one.household(), one.distance() + farther));
            }
        }
    }

    /** A word of the index that a typed word may mean. */
    private record Choice(int word, int distance) {}

    private List<Choice> choices(String typed, boolean mayGoOn) {
        return territory
                .sql("""
                        SELECT word, min(distance) AS distance
                        FROM (
                            SELECT word, 0 AS distance FROM search.word WHERE spelling = :typed
                            UNION ALL
                            SELECT word, 0 FROM search.word
                            WHERE :mayGoOn AND length(:typed) > 1 AND spelling LIKE :beginning
                            UNION ALL
                            SELECT word, 1 FROM search.word WHERE sound = :sound
                            UNION ALL
                            SELECT word, 1 + public.levenshtein_less_equal(spelling, :typed, :letters)
                            FROM search.word
                            WHERE spelling OPERATOR(public.%) :typed
                              AND public.levenshtein_less_equal(spelling, :typed, :letters) <= :letters
                            UNION ALL
                            SELECT word, 2 FROM search.word WHERE spelling = ANY (:swapped)
                        ) AS near
                        GROUP BY word
                        ORDER BY distance, word
                        LIMIT :most
                        """)
                .param("typed", typed)
                .param("mayGoOn", mayGoOn)
                .param("beginning", typed + "%")
                .param("sound", Sound.of(typed))
                .param("letters", typed.length() <= SHORT ? LETTERS - 1 : LETTERS)
                .param("swapped", swapped(typed))
                .param("most", CHOICES)
                .query((row, number) -> new Choice(row.getInt("word"), row.getInt("distance")))
                .list();
    }

    /** The word with each two neighbours the other way round: the commonest slip of a hand. */
    private static String[] swapped(String word) {
        List<String> swapped = new ArrayList<>();
        for (int place = 0; place + 1 < word.length(); place++) {
            swapped.add(
                    word.substring(0, place) + word.charAt(place + 1) + word.charAt(place) + word.substring(place + 2));
        }
        return swapped.toArray(String[]::new);
    }

    private List<Found> people(List<List<Choice>> groups, int most) {
        if (groups.stream().anyMatch(List::isEmpty)) {
            return List.of();
        }
        return territory
                .sql("SELECT person, household, distance FROM search.people(:groups::jsonb, :most)")
                .param("groups", json(groups))
                .param("most", most)
                .query((row, number) ->
                        new Found(row.getInt("person"), row.getInt("household"), row.getInt("distance")))
                .list();
    }

    private static String json(List<List<Choice>> groups) {
        StringBuilder json = new StringBuilder("[");
        for (List<Choice> group : groups) {
            json.append(json.length() > 1 ? ",[" : "[");
            for (int each = 0; each < group.size(); each++) {
                Choice choice = group.get(each);
                json.append(each > 0 ? ",[" : "[")
                        .append(choice.word())
                        .append(',')
                        .append(choice.distance())
                        .append(']');
            }
            json.append(']');
        }
        return json.append(']').toString();
    }
}
