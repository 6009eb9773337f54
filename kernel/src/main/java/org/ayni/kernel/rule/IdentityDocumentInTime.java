package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.time.Days;

/**
 * The DNI of an infant: in the month in which the deadline falls, issued on or before it; in later months, issued by the
 * reference day.
 */
@Rule("R-DNI")
public final class IdentityDocumentInTime {
    private IdentityDocumentInTime() {}

    /** Whether the condition applies: from the month of the day {@code birth + deadlineDays} on. */
    public static boolean applies(int birth, int monthLast, int deadlineDays) {
        return birth + deadlineDays <= monthLast;
    }

    /**
     * @param issued day of issue, or unknown: not issued
     * @return {@link Reason#OK}, {@link Reason#DNI_MISSING} or {@link Reason#DNI_LATE}
     */
    public static Reason decide(int birth, int issued, int monthFirst, int monthLast, int deadlineDays) {
        int deadline = birth + deadlineDays;
        if (issued == Days.UNKNOWN || issued > monthLast) {
            return Reason.DNI_MISSING;
        }
        return issued > deadline && deadline >= monthFirst ? Reason.DNI_LATE : Reason.OK;
    }
}
