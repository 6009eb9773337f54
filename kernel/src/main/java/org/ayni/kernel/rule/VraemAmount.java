package org.ayni.kernel.rule;

import org.ayni.kernel.facts.EnrolmentStatus;

/** VRAEM: for a student who passed the school year, more in the top third of the section; once, in bimestre 1. */
@Rule("R-VRAEM")
public final class VraemAmount {
    private VraemAmount() {}

    /**
     * @param status of the enrolment of the school year in force at the evidence cut
     * @param inScope whether the household's district is in the scope on 31 December of the school year
     * @return céntimos
     */
    public static long decide(EnrolmentStatus status, boolean top, boolean inScope, long amount, long topAmount) {
        return status == EnrolmentStatus.PROMOTED && inScope ? amount + (top ? topAmount : 0) : 0;
    }
}
