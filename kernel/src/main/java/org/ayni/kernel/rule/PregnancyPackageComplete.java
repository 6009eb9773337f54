package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.law.Scheme;

/** The integrated package of a pregnant member: a prenatal control in the month, and the first one in time. */
@Rule("R-PACK")
public final class PregnancyPackageComplete {
    private PregnancyPackageComplete() {}

    /** @return {@link Reason#OK} or {@link Reason#PRENATAL} */
    public static Reason decide(
            MemberHealth health, int lmp, Scheme scheme, int monthFirst, int monthLast, Items items) {
        boolean inMonth = PrenatalControlInMonth.decide(health, monthFirst, monthLast, items);
        boolean first = FirstPrenatalControlInTime.decide(
                health, lmp, monthFirst, monthLast, scheme.deadlines().firstControlDays(), items);
        return inMonth && first ? Reason.OK : Reason.PRENATAL;
    }
}
