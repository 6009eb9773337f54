package org.ayni.kernel.assessment;

import java.util.ArrayList;
import java.util.List;
import org.ayni.kernel.decision.HouseholdOutcome;

/** A household's month: its outcome and those of its target members. */
public final class HouseholdMonth {

    private final List<MemberMonth> pool = new ArrayList<>();
    private int size;
    HouseholdOutcome outcome = HouseholdOutcome.NO_TARGET;
    int packages;
    int completePackages;

    void reset() {
        size = 0;
        packages = 0;
        completePackages = 0;
    }

    MemberMonth next() {
        if (size == pool.size()) {
            pool.add(new MemberMonth());
        }
        return pool.get(size++);
    }

    public HouseholdOutcome outcome() {
        return outcome;
    }

    /** Target members. */
    public int size() {
        return size;
    }

    /** The month of the target member at a position below {@link #size}. */
    public MemberMonth member(int position) {
        return pool.get(position);
    }
}
