package org.ayni.app.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How easily a Spanish text is read, by Fernández-Huerta: {@code 206.84 − 60 × syllables per word − 1.02 × words per
 * sentence}. From 80 on it is easy: about the fifth year of primary school.
 */
final class EaseOfReading {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final String STRONG = "aeoáéóíú";
    private static final String VOWELS = STRONG + "iuü";

    private EaseOfReading() {}

    static List<String> sentences(String text) {
        return List.of(text.strip().split("(?<=[.!?])\\s+"));
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    static double fernandezHuerta(String text) {
        double words = words(text).size();
        int syllables = words(text).stream().mapToInt(EaseOfReading::syllables).sum();
        return 206.84 - 60 * syllables / words - 1.02 * words / sentences(text).size();
    }

    /** Two strong vowels, or a weak one with an accent, are two syllables; a number counts one for each digit. */
    static int syllables(String word) {
        if (word.chars().allMatch(Character::isDigit)) {
            return word.length();
        }
        String text = word.toLowerCase(Locale.ROOT).replaceAll("([qg])u(?=[eiéí])", "$1");
        int syllables = 0;
        char before = ' ';
        for (char letter : text.toCharArray()) {
            boolean vowel = VOWELS.indexOf(letter) >= 0 || letter == 'y' && text.length() == 1;
            boolean together =
                    VOWELS.indexOf(before) >= 0 && (STRONG.indexOf(letter) < 0 || STRONG.indexOf(before) < 0);
            if (vowel && !together) {
                syllables++;
            }
            before = vowel ? letter : ' ';
        }
        return Math.max(1, syllables);
    }
}
