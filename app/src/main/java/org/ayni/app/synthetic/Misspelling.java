package org.ayni.app.synthetic;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What a hurried clerk types for a name: for tests and benches of the search. */
public final class Misspelling {

    private static final String[][] ALIKE = {
        {"b", "v"},
        {"v", "b"},
        {"z", "s"},
        {"s", "z"},
        {"ll", "y"},
        {"y", "ll"},
        {"k", "c"},
        {"cc", "k"},
        {"hu", "w"},
        {"w", "hu"},
        {"h", ""},
        {"qui", "ki"},
        {"ki", "qui"},
        {"ñ", "n"},
        {"n", "ñ"},
        {"ca", "ka"},
        {"i", "y"}
    };

    private static final String LETTERS = "aeiourstlnmcdp";

    private Misspelling() {}

    /**
     * A question for a person: some of the names, in some order, with one slip in one of the words and accents as they come.
     *
     * @param given one or two given names
     */
    public static String of(Random random, String given, String paternal, String maternal) {
        List<String> words = new ArrayList<>(List.of(paternal, maternal, given.split(" ")[0]));
        if (random.nextInt(4) == 0) {
            words.addFirst(words.removeLast());
        }
        int slip = random.nextInt(words.size());
        words.set(slip, slipped(random, words.get(slip)));
        String typed = String.join(random.nextInt(5) == 0 ? "  " : " ", words);
        typed = switch (random.nextInt(3)) {
            case 0 -> typed.toLowerCase(Locale.ROOT);
            case 1 -> typed.toUpperCase(Locale.ROOT);
            default -> typed;
        };
        return random.nextBoolean()
                ? Normalizer.normalize(typed, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                : Normalizer.normalize(typed, random.nextBoolean() ? Normalizer.Form.NFC : Normalizer.Form.NFD);
    }

    private static String slipped(Random random, String word) {
        String small = word.toLowerCase(Locale.ROOT);
        int place = random.nextInt(small.length());
        return switch (random.nextInt(5)) {
            case 0 -> alike(random, small);
            case 1 -> small.substring(0, place) + small.substring(Math.min(small.length(), place + 1));
            case 2 -> small.substring(0, place) + small.charAt(place) + small.substring(place);
            case 3 ->
                small.substring(0, place)
                        + LETTERS.charAt(random.nextInt(LETTERS.length()))
                        + small.substring(Math.min(small.length(), place + 1));
            default -> swapped(small, place);
        };
    }

    private static String swapped(String word, int place) {
        return place + 1 >= word.length()
                ? word
                : word.substring(0, place) + word.charAt(place + 1) + word.charAt(place) + word.substring(place + 2);
    }

    private static String alike(Random random, String word) {
        int first = random.nextInt(ALIKE.length);
        for (int each = 0; each < ALIKE.length; each++) {
            String[] pair = ALIKE[(first + each) % ALIKE.length];
            if (word.contains(pair[0])) {
                return word.replaceFirst(pair[0], pair[1]);
            }
        }
        return word;
    }
}
