package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.facts.SchoolLevel;

/**
 * Secondary school, upper and lower: the member's own attendance complied or exempt, enrolled in one of the grades,
 * whatever the enrolment's status, in a district of the scope; whatever the rest of the household did.
 */
@Rule("R-TAS")
public final class SecondaryAmount {
    private SecondaryAmount() {}

    /**
     * @param school the outcome of R-EDU
     * @param level of the enrolment in force at the reference day
     * @param gradeIncluded whether its grade is one of the transfer's
     * @param inScope whether the household's district is in the transfer's scope at the reference day
     * @return céntimos
     */
    public static long decide(Outcome school, SchoolLevel level, boolean gradeIncluded, boolean inScope, long amount) {
        boolean attends = school == Outcome.COMPLIED || school == Outcome.EXEMPT;
        return attends && level == SchoolLevel.SECUNDARIA && gradeIncluded && inScope ? amount : 0;
    }
}
