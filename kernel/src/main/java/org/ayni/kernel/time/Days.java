package org.ayni.kernel.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;

/**
 * Civil dates as numbers, for columns of millions of them (R-TIME-2: America/Lima, no time of day).
 *
 * <p>A day is its count of days since 1970-01-01; a month is {@code year * 12 + month - 1}. An unknown day or month is
 * {@link #UNKNOWN}.
 */
public final class Days {

    /** The day or month that nobody has told us. Smaller than every real one. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    private static final int DAYS_TO_0000_03_01 = 719_468;
    private static final int DAYS_OF_400_YEARS = 146_097;
    private static final int DAY_BITS = 5;
    private static final int DAY_MASK = (1 << DAY_BITS) - 1;

    /** {@link #worked} of the days from 1900 to 2099: of those, ages are asked for by the million. */
    private static final int FIRST_LISTED = of(LocalDate.of(1900, 1, 1));

    private static final int[] LISTED = IntStream.range(FIRST_LISTED, of(LocalDate.of(2100, 1, 1)))
            .map(Days::worked)
            .toArray();

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
        return civil(day) >> DAY_BITS;
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
        int born = civil(birth);
        int at = civil(day);
        int months = (at >> DAY_BITS) - (born >> DAY_BITS);
        int bornDay = born & DAY_MASK;
        int atDay = at & DAY_MASK;
        boolean monthCompletes = atDay >= bornDay || (civil(day + 1) & DAY_MASK) == 1;
        return monthCompletes ? months : months - 1;
    }

    /** Month and day of the month of a civil day, without an object. */
    private static int civil(int day) {
        int at = day - FIRST_LISTED;
        return at >= 0 && at < LISTED.length ? LISTED[at] : worked(day);
    }

    /**
     * The same, worked out. The years begin in March, so that the leap day is a year's last; then the months have a regular
     * length.
     */
    private static int worked(int day) {
        int fromMarch = day + DAYS_TO_0000_03_01;
        int era = Math.floorDiv(fromMarch, DAYS_OF_400_YEARS);
        int dayOfEra = fromMarch - era * DAYS_OF_400_YEARS;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = (era * 400 + yearOfEra) * 12 + 2 + monthFromMarch;
        return month << DAY_BITS | dayOfMonth;
    }
}
