package org.ayni.kernel.time;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Civil dates as numbers, for columns of millions of them (R-TIME-2: America/Lima, no time of day).
 *
 * <p>A day is its count of days since 1970-01-01; a month is {@code year * 12 + month - 1}. An unknown day or month is
 * {@link #UNKNOWN}.
 */
public final class Days {

    /** The day or month that nobody has told us. Smaller than every real one. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    private Days() {}

    public static int of(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    public static LocalDate toDate(int day) {
        return LocalDate.ofEpochDay(day);
    }

    /** The text {@code YYYY-MM-DD}; empty for an unknown day. */
    public static String text(int day) {
        return day == UNKNOWN ? "" : LocalDate.ofEpochDay(day).toString();
    }

    public static int month(YearMonth month) {
        return month.getYear() * 12 + month.getMonthValue() - 1;
    }

    public static YearMonth toYearMonth(int month) {
        return YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
    }

    public static int monthOf(int day) {
        return month(YearMonth.from(LocalDate.ofEpochDay(day)));
    }

    public static int firstDayOf(int month) {
        return of(toYearMonth(month).atDay(1));
    }

    /** The reference day {@code D} of a month: its last day (R-TIME-2). */
    public static int lastDayOf(int month) {
        return of(toYearMonth(month).atEndOfMonth());
    }

    /** The text {@code YYYY-MM}. */
    public static String monthText(int month) {
        return toYearMonth(month).toString();
    }

    /**
     * Completed calendar months from birth to a day; born on the 31st, a month completes on the last day of a shorter
     * one (R-TIME-3).
     */
    public static int completedMonths(int birth, int day) {
        LocalDate born = toDate(birth);
        LocalDate at = toDate(day);
        int months = (at.getYear() - born.getYear()) * 12 + at.getMonthValue() - born.getMonthValue();
        boolean monthCompletes = at.getDayOfMonth() >= Math.min(born.getDayOfMonth(), at.lengthOfMonth());
        return monthCompletes ? months : months - 1;
    }
}
