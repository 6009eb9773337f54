package org.ayni.app.synthetic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * School days of a month in the synthetic country. The terms of 2026 are the published ones (rulebook §11: 16 Mar-15 May,
 * 25 May-24 Jul, 10 Aug-9 Oct, 19 Oct-18 Dec); other years are assumed to keep their rhythm, counted from the first Monday
 * on or after 10 March. National holidays are no school days.
 */
final class SchoolCalendar {

    /** First and last day of each term, in days after the school year begins. */
    private static final int[][] TERMS = {{0, 60}, {70, 130}, {147, 207}, {217, 277}};

    private static final Set<MonthDay> HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(6, 7),
            MonthDay.of(6, 29),
            MonthDay.of(7, 23),
            MonthDay.of(7, 28),
            MonthDay.of(7, 29),
            MonthDay.of(8, 6),
            MonthDay.of(8, 30),
            MonthDay.of(10, 8),
            MonthDay.of(11, 1),
            MonthDay.of(12, 8),
            MonthDay.of(12, 9),
            MonthDay.of(12, 25));

    private SchoolCalendar() {}

    static LocalDate begin(int year) {
        return LocalDate.of(year, 3, 10).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    static LocalDate end(int year) {
        return begin(year).plusDays(TERMS[TERMS.length - 1][1]);
    }

    static int schoolDays(YearMonth month) {
        return (int) month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(SchoolCalendar::isSchoolDay)
                .count();
    }

    private static boolean isSchoolDay(LocalDate day) {
        if (day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue() || isHoliday(day)) {
            return false;
        }
        long sinceBegin = day.toEpochDay() - begin(day.getYear()).toEpochDay();
        for (int[] term : TERMS) {
            if (term[0] <= sinceBegin && sinceBegin <= term[1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHoliday(LocalDate day) {
        LocalDate easter = easter(day.getYear());
        return HOLIDAYS.contains(MonthDay.from(day))
                || day.equals(easter.minusDays(3))
                || day.equals(easter.minusDays(2));
    }

    /** Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
