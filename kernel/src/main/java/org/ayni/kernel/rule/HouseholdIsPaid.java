package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Classification;
import org.ayni.kernel.facts.HouseholdState;
import org.ayni.kernel.time.Days;

/** Only affiliated households with a classification PE or PNE valid on the closing day are paid. */
@Rule("R-STATE")
public final class HouseholdIsPaid {
    private HouseholdIsPaid() {}

    /** @return {@link Reason#OK}, or why nothing is paid */
    public static Reason decide(HouseholdState state, Classification classification, int validTo, int closingDay) {
        if (state == HouseholdState.SUSPENDED) {
            return Reason.SUSPENDED;
        }
        if (classification == Classification.NP) {
            return Reason.NOT_POOR;
        }
        boolean valid = classification != Classification.UNKNOWN && validTo != Days.UNKNOWN && validTo >= closingDay;
        return valid ? Reason.OK : Reason.CLASSIFICATION_EXPIRED;
    }
}
