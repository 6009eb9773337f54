package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.ALWAYS;
import static org.ayni.app.synthetic.Timeframe.MONTHS;

import java.util.Arrays;

/**
 * For each month, since which day the evidence shows every item due in it: of the growth controls, and of the whole package.
 */
final class CareMonths {

    private final Timeframe time;
    private final int[] cred = new int[MONTHS];
    private final int[] all = new int[MONTHS];

    CareMonths(Timeframe time) {
        this.time = time;
    }

    void clear() {
        Arrays.fill(cred, ALWAYS);
        Arrays.fill(all, ALWAYS);
    }

    /** An item of the package, due in the month of its last day. */
    void item(int lastDay, int since) {
        int month = time.indexOf(lastDay);
        if (month >= 0) {
            all[month] = Math.max(all[month], since);
        }
    }

    /** A growth control: part of the package and a condition of its own. */
    void control(int lastDay, int since) {
        int month = time.indexOf(lastDay);
        if (month >= 0) {
            cred[month] = Math.max(cred[month], since);
        }
        item(lastDay, since);
    }

    int controlsSince(int month) {
        return cred[month];
    }

    int packageSince(int month) {
        return all[month];
    }
}
