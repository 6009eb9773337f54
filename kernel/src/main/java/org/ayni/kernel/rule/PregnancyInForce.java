package org.ayni.kernel.rule;

import org.ayni.kernel.facts.Pregnancies;
import org.ayni.kernel.facts.Rows;
import org.ayni.kernel.time.Days;

/** A pregnancy in force on a day: begun, without an outcome by then, not longer than the limit; the latest LMP wins. */
@Rule("R-TARGET")
public final class PregnancyInForce {

    /** The member is not pregnant on that day. */
    public static final int NONE = -1;

    private PregnancyInForce() {}

    /**
     * One pregnancy alone.
     *
     * @param ended day of its outcome, or unknown
     * @param lastDay days after LMP in which a pregnancy can still be in force
     */
    public static boolean decide(int lmp, int ended, int day, int lastDay) {
        return lmp <= day && day - lastDay <= lmp && (ended == Days.UNKNOWN || ended > day);
    }

    /**
     * @param lastDay days after LMP in which a pregnancy can still be in force
     * @return the row of {@link Pregnancies}, or {@link #NONE}
     */
    public static int decide(Pregnancies pregnancies, int member, int day, int lastDay) {
        Rows rows = pregnancies.byMember();
        int best = NONE;
        for (int i = rows.from(member); i < rows.to(member); i++) {
            int row = rows.row(i);
            int lmp = pregnancies.lmp(row);
            int ended = pregnancies.ended(row);
            if (decide(lmp, ended, day, lastDay) && (best == NONE || lmp > pregnancies.lmp(best))) {
                best = row;
            }
        }
        return best;
    }
}
