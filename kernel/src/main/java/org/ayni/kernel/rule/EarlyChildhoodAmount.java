package org.ayni.kernel.rule;

import org.ayni.kernel.decision.HouseholdOutcome;

/**
 * Early childhood: for a compliant month in which the household has a pregnant member or an infant and all of those have
 * the package complete; once per household.
 */
@Rule("R-TPI")
public final class EarlyChildhoodAmount {
    private EarlyChildhoodAmount() {}

    /**
     * @param packages members with a package that month
     * @param complete how many of them have it complete
     * @return céntimos
     */
    public static long decide(HouseholdOutcome outcome, int packages, int complete, long amount) {
        return outcome.isCompliant() && packages > 0 && complete == packages ? amount : 0;
    }
}
