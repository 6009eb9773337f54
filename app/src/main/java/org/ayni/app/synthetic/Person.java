package org.ayni.app.synthetic;

import org.ayni.kernel.time.Days;

/**
 * One member of a household. Days are epoch days, {@link Days#UNKNOWN} when there is none.
 *
 * @param serial the number in the member id and the DNI
 * @param finishedOn end of secundaria, when it lies in the past
 * @param care how the family keeps health appointments: 0 attentive, 1 patchy, 2 negligent
 */
record Person(
        int serial,
        int birth,
        boolean woman,
        boolean holder,
        String givenNames,
        String paternalSurname,
        String maternalSurname,
        int joinedOn,
        int leftOn,
        int diedOn,
        int dniIssuedOn,
        int finishedOn,
        boolean lowBirthWeight,
        Schooling schooling,
        int care) {

    /** Whether the person counts in the household on a day (rulebook §2). */
    boolean counts(int day) {
        return joinedOn <= day
                && birth <= day
                && (leftOn == Days.UNKNOWN || leftOn > day)
                && (diedOn == Days.UNKNOWN || diedOn > day);
    }

    int ageDays(int day) {
        return day - birth;
    }

    int ageMonths(int day) {
        return Days.completedMonths(birth, day);
    }

    boolean hasFinished(int day) {
        return finishedOn != Days.UNKNOWN && finishedOn <= day;
    }
}
