package org.ayni.kernel.rule;

import org.ayni.kernel.decision.LineKind;

/** What an earlier bimestre would be now, less everything liquidated for it: owed to the household, or by it. */
@Rule("R-RETRO")
public final class LateDifference {
    private LateDifference() {}

    /** @param difference not 0 */
    public static LineKind kind(long difference) {
        return difference > 0 ? LineKind.REINTEGRO : LineKind.RECUPERO;
    }
}
