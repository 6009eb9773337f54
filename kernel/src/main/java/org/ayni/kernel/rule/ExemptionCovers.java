package org.ayni.kernel.rule;

import org.ayni.kernel.time.Days;

/** An exemption covers a month when it covers any day of it: {@code from ≤ last day} and {@code to ≥ first day}. */
@Rule("R-EXEMPT")
public final class ExemptionCovers {
    private ExemptionCovers() {}

    /**
     * @param from first day of the exemption, unknown = open
     * @param to last day of the exemption, unknown = open
     */
    public static boolean decide(int from, int to, int monthFirst, int monthLast) {
        return from <= monthLast && (to == Days.UNKNOWN || to >= monthFirst);
    }
}
