package org.ayni.kernel.rule;

import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Days;

/** Of school age: from the end of preschool to the 19th birthday, secondary not finished by the day. */
@Rule("R-TARGET")
public final class StudentAge {
    private StudentAge() {}

    /**
     * @param birth known
     * @param finished the day secondary school was finished, or unknown
     */
    public static boolean decide(int birth, int finished, int day, Scheme.Ages ages) {
        int months = Days.completedMonths(birth, day);
        return months >= 12 * ages.preschoolEndYears()
                && months < 12 * ages.studentEndYears()
                && (finished == Days.UNKNOWN || finished > day);
    }
}
