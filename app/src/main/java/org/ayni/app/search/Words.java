package org.ayni.app.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Splits a name or a question into words of small letters a to z: no accents, ñ as n, nothing invisible. */
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
    private static final Pattern WITHIN_A_WORD = Pattern.compile("['’`´-]");

    /** Longer ones are cut: nobody bears such a name, and nobody may make us compare it. */
    private static final int LONGEST = 40;

    private Words() {}

    /** The words of a text, each once, in their order. */
    public static List<String> of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Stream.of(NO_LETTERS.split(WITHIN_A_WORD.matcher(plain).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                .distinct()
                .toList();
    }
}
