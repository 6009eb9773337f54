package org.ayni.app.synthetic;

import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/**
 * The six months that a caseload covers: the two bimestres before the period (months 0 to 3) and the period itself (4, 5).
 * Days are epoch days.
 */
final class Timeframe {

    static final int MONTHS = 6;
    /** How many bimestres come before the period. */
    static final int EARLIER = 2;

    /** A day that never comes: of evidence, it is not received. */
    static final int NEVER = Integer.MAX_VALUE;
    /** Before every day. */
    static final int ALWAYS = Integer.MIN_VALUE;

    private final Bimester period;
    private final int firstMonth;
    private final int[] firstDays = new int[MONTHS];
    private final int[] lastDays = new int[MONTHS];

    Timeframe(Bimester period) {
        this.period = period;
        this.firstMonth = Days.month(period.previous().previous().firstMonth());
        for (int i = 0; i < MONTHS; i++) {
            firstDays[i] = Days.firstDayOf(month(i));
            lastDays[i] = Days.lastDayOf(month(i));
        }
    }

    Bimester period() {
        return period;
    }

    /** One of the three bimestres, the earliest is 0. */
    Bimester bimester(int index) {
        return Bimester.ofOrdinal(period.ordinal() - EARLIER + index);
    }

    /** Year times 12 plus month of the year minus 1. */
    int month(int index) {
        return firstMonth + index;
    }

    int year(int index) {
        return month(index) / 12;
    }

    int firstDay(int index) {
        return firstDays[index];
    }

    int lastDay(int index) {
        return lastDays[index];
    }

    /** The day on which a bimestre was closed and its evidence cut: its last one. */
    int closing(int bimester) {
        return lastDays[2 * bimester + 1];
    }

    /** The day as of which the registry is written. */
    int today() {
        return lastDays[MONTHS - 1];
    }

    /** Which of the months holds a day; -1 for none. */
    int indexOf(int day) {
        if (day < firstDays[0] || day > today()) {
            return -1;
        }
        int index = 0;
        while (day > lastDays[index]) {
            index++;
        }
        return index;
    }

    /** Whether the school year of bimestre 1 may earn the VRAEM transfer in one of the three bimestres. */
    boolean asksForLastYear() {
        return period.number() <= 1 + EARLIER;
    }

    /** The first school year of which enrolments are written. */
    int firstSchoolYear() {
        return asksForLastYear() ? period.year() - 1 : year(0);
    }
}
