package org.ayni.app.upload;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads soles as people write them: {@code 200}, {@code 200.50}, {@code 200,50}, {@code 1,200.50}. What could be a thousand times
 * more or less, as {@code 1,200}, is refused (quality catalogue F2).
 */
final class MoneyText {

    private static final Pattern SIGN = Pattern.compile("^S/\\.?\\s*");
    private static final Pattern PLAIN = Pattern.compile("(\\d{1,15})(?:[.,](\\d{1,2}))?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("(\\d{1,3}(?:,\\d{3})+)\\.(\\d{1,2})");
    private static final Pattern MORE_COMMA_GROUPS = Pattern.compile("(\\d{1,3}(?:,\\d{3}){2,})");
    private static final Pattern POINT_GROUPS = Pattern.compile("(\\d{1,3}(?:\\.\\d{3})+),(\\d{1,2})");
    private static final Pattern OPEN = Pattern.compile("\\d{1,3}[.,]\\d{3}");
    private static final int CENTIMOS = 100;
    private static final int MOST_DIGITS = 15;

    private MoneyText() {}

    /** Céntimos; empty when the text is no sum, or could be two. */
    static OptionalLong centimos(String text) {
        String sum = SIGN.matcher(text).replaceFirst("");
        for (Pattern form : new Pattern[] {PLAIN, COMMA_GROUPS, POINT_GROUPS, MORE_COMMA_GROUPS}) {
            Matcher found = form.matcher(sum);
            if (found.matches()) {
                String whole = found.group(1).replaceAll("[.,]", "");
                String part = found.groupCount() < 2 || found.group(2) == null ? "" : found.group(2);
                return whole.length() > MOST_DIGITS
                        ? OptionalLong.empty()
                        : OptionalLong.of(
                                Long.parseLong(whole) * CENTIMOS + Long.parseLong((part + "00").substring(0, 2)));
            }
        }
        return OptionalLong.empty();
    }

    /** Whether the text could be two sums. */
    static boolean isOpen(String text) {
        return OPEN.matcher(SIGN.matcher(text).replaceFirst("")).matches();
    }
}
