package org.ayni.kernel.rule;

import org.ayni.kernel.time.Days;

/** A member counts on a day when joined by then (or nobody knows when), and not left, dead or yet unborn. */
@Rule("R-TARGET")
public final class MemberCounts {
    private MemberCounts() {}

    /** All days may be unknown: an unknown joining or birth counts, an unknown leaving or death did not happen. */
    public static boolean decide(int joined, int left, int died, int birth, int day) {
        return joined <= day && isAfter(left, day) && isAfter(died, day) && birth <= day;
    }

    private static boolean isAfter(int event, int day) {
        return event == Days.UNKNOWN || event > day;
    }
}
