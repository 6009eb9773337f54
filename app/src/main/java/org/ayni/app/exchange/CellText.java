package org.ayni.app.exchange;

import java.util.Arrays;

/**
 * Reads one trimmed cell from a character buffer without making a String: this runs for every cell of a national
 * caseload (about 100 million). Every function answers {@link #BAD} when the cell is not what the exchange format asks.
 *
 * <p>Years go from 0001 to 9999: the format writes four digits and the civil calendar has no year 0.
 */
final class CellText {

    /** Not what the column must hold. Never a value: whole numbers stop at 18 digits. */
    static final long BAD = Long.MIN_VALUE;

    /**
     * Significant digits of a whole number. The format sets no limit; eighteen always fit in a {@code long}, and céntimos
     * of that length would be ten thousand million million soles.
     */
    static final int MAX_DIGITS = 18;

    private static final int[] DAYS_BEFORE_MONTH = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_IN_MONTH = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int DAYS_BEFORE_1970 = 719_162;

    private CellText() {}

    /** Unicode property White_Space, complete: all of it lies in the basic plane. */
    static boolean isBlank(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        if (c < 0x85) {
            return false;
        }
        return c == Utf8Reader.LONE_CR
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    /** Epoch day of {@code YYYY-MM-DD}, if the calendar has it. */
    static long date(char[] b, int start, int length) {
        if (length != 10 || b[start + 4] != '-' || b[start + 7] != '-') {
            return BAD;
        }
        int year = fourDigits(b, start);
        int month = twoDigits(b, start + 5);
        int day = twoDigits(b, start + 8);
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return BAD;
        }
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > DAYS_IN_MONTH[month] + (leap && month == 2 ? 1 : 0)) {
            return BAD;
        }
        int before = year - 1;
        return before * 365L
                + before / 4
                - before / 100
                + before / 400
                + DAYS_BEFORE_MONTH[month]
                + (leap && month > 2 ? 1 : 0)
                + (day - 1)
                - DAYS_BEFORE_1970;
    }

    /** {@code YYYY-MM} as year × 12 + month − 1. */
    static long month(char[] b, int start, int length) {
        if (length != 7 || b[start + 4] != '-') {
            return BAD;
        }
        int year = fourDigits(b, start);
        int month = twoDigits(b, start + 5);
        return year < 1 || month < 1 || month > 12 ? BAD : year * 12L + month - 1;
    }

    /** {@link #month}, or for four digits {@code ~year}, which is below every month. */
    static long monthOrYear(char[] b, int start, int length) {
        if (length != 4) {
            return month(b, start, length);
        }
        int year = fourDigits(b, start);
        return year < 0 ? BAD : ~year;
    }

    /** {@code Y-B} as year × 6 + B − 1. */
    static long bimester(char[] b, int start, int length) {
        if (length != 6 || b[start + 4] != '-') {
            return BAD;
        }
        int year = fourDigits(b, start);
        int number = b[start + 5] - '0';
        return year < 1 || number < 1 || number > 6 ? BAD : year * 6L + number - 1;
    }

    /** ASCII digits only; leading zeros do not count. */
    static long whole(char[] b, int start, int length) {
        if (length == 0) {
            return BAD;
        }
        long value = 0;
        int significant = 0;
        for (int at = start; at < start + length; at++) {
            int digit = b[at] - '0';
            if (digit < 0 || digit > 9) {
                return BAD;
            }
            if (digit > 0 || significant > 0) {
                if (++significant > MAX_DIGITS) {
                    return BAD;
                }
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** {@link #whole}, which may have a minus before it. */
    static long amount(char[] b, int start, int length) {
        if (b[start] != '-') {
            return whole(b, start, length);
        }
        long value = whole(b, start + 1, length - 1);
        return value == BAD ? BAD : -value;
    }

    /** Ordinal in the list of codes, compared as written. */
    static long choice(char[] b, int start, int length, char[][] codes) {
        for (int ordinal = 0; ordinal < codes.length; ordinal++) {
            if (Arrays.equals(b, start, start + length, codes[ordinal], 0, codes[ordinal].length)) {
                return ordinal;
            }
        }
        return BAD;
    }

    /** Whether the cell reads exactly so. */
    static boolean isText(char[] b, int start, int length, String text) {
        if (length != text.length()) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (b[start + at] != text.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** {@code 0} when these are eight ASCII digits. */
    static long dni(char[] b, int start, int length) {
        if (length != 8) {
            return BAD;
        }
        return whole(b, start, length) == BAD ? BAD : 0;
    }

    private static int fourDigits(char[] b, int start) {
        int high = twoDigits(b, start);
        int low = twoDigits(b, start + 2);
        return high < 0 || low < 0 ? -1 : high * 100 + low;
    }

    private static int twoDigits(char[] b, int start) {
        int tens = b[start] - '0';
        int ones = b[start + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
