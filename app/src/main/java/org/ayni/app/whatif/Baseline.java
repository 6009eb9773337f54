package org.ayni.app.whatif;

import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.decision.HouseholdOutcome;

/** What the law as it is gives each household: kept, so that each what-if over the same facts decides with one law only. */
final class Baseline {

    private static final HouseholdOutcome[] OUTCOMES = HouseholdOutcome.values();

    /** Céntimos by household and item. */
    private final long[] owed;

    /** The outcomes of the two months, by household. */
    private final byte[] outcomes;

    Baseline(int households) {
        owed = new long[Math.multiplyExact(households, CostItem.COUNT)];
        outcomes = new byte[households * 2];
    }

    /** Keeps what was decided for a household. */
    void keep(HouseholdAssessment assessment) {
        int household = assessment.household();
        addByItem(assessment.lines(), owed, household * CostItem.COUNT);
        for (int month = 0; month < 2; month++) {
            outcomes[household * 2 + month] =
                    (byte) assessment.month(month).outcome().ordinal();
        }
    }

    /** Adds lines up by item, onto sums that begin at a place. */
    static void addByItem(Lines lines, long[] sums, int at) {
        for (int i = 0; i < lines.size(); i++) {
            sums[at + CostItem.of(lines, i)] += lines.amount(i);
        }
    }

    /** Céntimos owed to a household for an item. */
    long owed(int household, int item) {
        return owed[household * CostItem.COUNT + item];
    }

    /** The outcome of the first (0) or second (1) month. */
    HouseholdOutcome outcome(int household, int month) {
        return OUTCOMES[outcomes[household * 2 + month]];
    }
}
