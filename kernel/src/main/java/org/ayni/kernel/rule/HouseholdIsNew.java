package org.ayni.kernel.rule;

/**
 * A household affiliated within the bimestre, with a target member in at least one of its months, for which nothing was
 * liquidated for an earlier one, receives both months of the base without verification and no other transfer.
 */
@Rule("R-NEW")
public final class HouseholdIsNew {
    private HouseholdIsNew() {}

    /**
     * @param affiliatedOn day of affiliation, or unknown: not new
     * @param firstLiquidated ordinal of the earliest bimestre with a liquidated line, or the largest int
     * @param bimester ordinal of the bimestre
     */
    public static boolean decide(
            int affiliatedOn, int firstDay, int lastDay, boolean hasTarget, int firstLiquidated, int bimester) {
        return affiliatedOn >= firstDay && affiliatedOn <= lastDay && hasTarget && firstLiquidated >= bimester;
    }
}
