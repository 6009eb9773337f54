package org.ayni.kernel.rule;

import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.decision.Outcome;

/** A household's month over its target members. */
@Rule("R-MONTH")
public final class HouseholdCompliesInMonth {
    private HouseholdCompliesInMonth() {}

    /**
     * @param targets target members that month
     * @param worst their months together, by {@link MemberCompliesInMonth}
     */
    public static HouseholdOutcome decide(int targets, Outcome worst) {
        if (targets == 0) {
            return HouseholdOutcome.NO_TARGET;
        }
        return switch (worst) {
            case NOT_COMPLIED -> HouseholdOutcome.NOT_COMPLIED;
            case NOT_VERIFIED -> HouseholdOutcome.NOT_VERIFIED;
            case COMPLIED -> HouseholdOutcome.COMPLIED;
            case EXEMPT, NOT_APPLICABLE -> HouseholdOutcome.DEFAULT;
            case COMPLETE, INCOMPLETE -> throw new IllegalArgumentException("a package does not decide a month");
        };
    }
}
