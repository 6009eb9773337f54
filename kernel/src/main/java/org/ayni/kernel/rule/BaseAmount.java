package org.ayni.kernel.rule;

import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.decision.Reason;

/** The base of a month: its amount when the month is compliant, else zero with the reason. */
@Rule("R-BASE")
public final class BaseAmount {
    private BaseAmount() {}

    /** @return céntimos */
    public static long decide(HouseholdOutcome outcome, long amount) {
        return outcome.isCompliant() ? amount : 0;
    }

    /** The reason that the line carries: the outcome itself. */
    public static Reason reason(HouseholdOutcome outcome) {
        return switch (outcome) {
            case COMPLIED -> Reason.COMPLIED;
            case DEFAULT -> Reason.DEFAULT;
            case NOT_COMPLIED -> Reason.NOT_COMPLIED;
            case NOT_VERIFIED -> Reason.NOT_VERIFIED;
            case NO_TARGET -> Reason.NO_TARGET;
        };
    }
}
