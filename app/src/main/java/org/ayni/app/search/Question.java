package org.ayni.app.search;

import java.util.List;
import java.util.regex.Pattern;

/** What a person typed into the box, understood. */
public sealed interface Question {

    /** Longest text that is looked at; the rest is dropped. */
    int LONGEST = 200;

    /** Nothing to look for. */
    record Nothing() implements Question {}

    /** A DNI: eight digits. */
    record OfDni(String dni) implements Question {}

    /** A telephone: nine digits that begin with 9, with or without +51. */
    record OfPhone(String phone) implements Question {}

    /** A household's code or a member's: anything else with a digit in it and no blank. */
    record OfCode(String code) implements Question {}

    /**
     * Words of names, in any order.
     *
     * @param words at most 8
     */
    record OfName(List<String> words) implements Question {

        public OfName {
            words = List.copyOf(words);
        }
    }

    Pattern SEPARATORS = Pattern.compile("[\\s.()-]+");
    Pattern DNI = Pattern.compile("[0-9]{8}");
    Pattern PHONE = Pattern.compile("(?:\\+?51)?(9[0-9]{8})");
    Pattern CODE = Pattern.compile("(?=.*[0-9])\\S{1,60}");

    static Question of(String typed) {
        String text = typed.strip();
        text = text.substring(0, Math.min(text.length(), LONGEST));
        String joined = SEPARATORS.matcher(text).replaceAll("");
        if (DNI.matcher(joined).matches()) {
            return new OfDni(joined);
        }
        var phone = PHONE.matcher(joined);
        if (phone.matches()) {
            return new OfPhone(phone.group(1));
        }
        if (CODE.matcher(text).matches()) {
            return new OfCode(text);
        }
        List<String> words = Words.of(text);
        return words.isEmpty() ? new Nothing() : new OfName(words.subList(0, Math.min(8, words.size())));
    }
}
