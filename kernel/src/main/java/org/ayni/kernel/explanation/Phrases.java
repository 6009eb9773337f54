package org.ayni.kernel.explanation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Phrase;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Days;

/** The words of the law for one reader, filled in. */
final class Phrases {

    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

    private final Law law;
    private final Reader reader;

    Phrases(Law law, Reader reader) {
        this.law = law;
        this.reader = reader;
    }

    Reader reader() {
        return reader;
    }

    String say(Reason reason) {
        return reader.words(law.reason(reason));
    }

    /**
     * A phrase with its blanks filled in.
     *
     * @param blanks by name, without braces
     * @throws IllegalStateException when the law asks for a blank that nobody fills
     */
    String say(Phrase phrase, Map<String, String> blanks) {
        Matcher blank = BLANK.matcher(reader.words(law.phrase(phrase)));
        StringBuilder text = new StringBuilder();
        while (blank.find()) {
            String filled = blanks.get(blank.group(1));
            if (filled == null) {
                throw new IllegalStateException("the phrase " + phrase + " has an unknown blank: " + blank.group());
            }
            blank.appendReplacement(text, Matcher.quoteReplacement(filled));
        }
        return blank.appendTail(text).toString();
    }

    /** {@code 25/08/2026}; for the mother {@code 25 de agosto}. */
    String day(LocalDate day) {
        return reader == Reader.MOTHER
                ? day.getDayOfMonth() + " de " + months(List.of(Days.month(YearMonth.from(day))))
                : Wording.day(Days.of(day));
    }

    /** {@code S/ 200}, or {@code S/ 200.50}. */
    static String soles(long centimos) {
        String text = Soles.ofCentimos(centimos).toString();
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    /** {@code julio}, {@code julio y agosto}: of the year that everybody means. */
    static String months(List<Integer> months) {
        List<String> names = new ArrayList<>();
        for (int month : months.stream().distinct().sorted().toList()) {
            names.add(
                    month < 0
                            ? Wording.monthOrYear(month)
                            : Wording.month(month).replaceFirst(" de .*", ""));
        }
        return list(names);
    }

    /** {@code uno}, {@code uno y otro}, {@code uno, otro y otro}. */
    static String list(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " y " + names.get(names.size() - 1);
    }

    static String sentence(String text) {
        return ConditionSteps.capitalised(text);
    }
}
