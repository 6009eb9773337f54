package org.ayni.kernel.facts;

import org.ayni.kernel.rule.ExemptionCovers;
import org.ayni.kernel.time.Days;

/** The exemptions (R-EXEMPT), resolved to the months that they cover. */
public final class Exemptions {

    /** What an exemption is about. */
    public enum Scope {
        /** The household's district: all conditions. */
        DISTRICT,
        /** R-EDU of those registered there. */
        SCHOOL,
        /** R-APN and R-CRED of those registered there. */
        FACILITY,
        /** All conditions of one member. */
        MEMBER
    }

    private final Horizon horizon;
    private final MonthSet[] covered = new MonthSet[Scope.values().length];

    Exemptions(Horizon horizon) {
        this.horizon = horizon;
        for (int i = 0; i < covered.length; i++) {
            covered[i] = new MonthSet();
        }
    }

    void clear() {
        for (MonthSet set : covered) {
            set.clear();
        }
    }

    /**
     * @param index number of the district, school, facility or member
     * @param from first day, unknown = open
     * @param to last day, unknown = open
     */
    public void add(Scope scope, int index, int from, int to) {
        for (int i = 0; i < horizon.months(); i++) {
            int month = horizon.month(i);
            if (ExemptionCovers.decide(from, to, Days.firstDayOf(month), Days.lastDayOf(month))) {
                covered[scope.ordinal()].add(index, i);
            }
        }
    }

    public boolean covers(Scope scope, int index, int monthIndex) {
        return covered[scope.ordinal()].contains(index, monthIndex);
    }
}
