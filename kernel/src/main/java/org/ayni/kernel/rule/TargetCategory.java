package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Category;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Days;
import org.jspecify.annotations.Nullable;

/** The category of a member who counts, on the reference day of a month: the first that fits wins. */
@Rule("R-TARGET")
public final class TargetCategory {
    private TargetCategory() {}

    /**
     * @param pregnant whether a pregnancy is in force on the day
     * @param birth may be unknown: then only {@link Category#PREGNANT} can fit
     * @param atSchool whether the enrolment in force says that the member is at school
     * @param inicialNearby whether the household's centro poblado has a school of level inicial
     * @return null when the member is no target member that month
     */
    public static @Nullable Category decide(
            boolean pregnant,
            int birth,
            int finished,
            boolean atSchool,
            boolean inicialNearby,
            int day,
            Scheme.Ages ages) {
        if (pregnant) {
            return Category.PREGNANT;
        }
        if (birth == Days.UNKNOWN || birth > day) {
            return null;
        }
        if (day - birth <= ages.infantLastDay()) {
            return Category.INFANT;
        }
        int months = Days.completedMonths(birth, day);
        if (months < ages.toddlerEndMonths()) {
            return Category.TODDLER;
        }
        if (months < 12 * ages.preschoolEndYears()) {
            return atSchool || inicialNearby ? Category.PRESCHOOL : null;
        }
        return StudentAge.decide(birth, finished, day, ages) ? Category.STUDENT : null;
    }
}
