package org.ayni.app.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.decision.HouseholdOutcome;

/**
 * The kind of change that a household sees, as one number: which items go up or down, which outcomes its two months change
 * between (in whatever order), and by how much the whole changes. Households of one kind are told as one typical case.
 */
final class ChangeKind {

    /** Nothing that is owed to the household changes. */
    static final long NONE = 0;

    private static final HouseholdOutcome[] OUTCOMES = HouseholdOutcome.values();
    private static final int OUTCOME_CHANGES = OUTCOMES.length * OUTCOMES.length + 1;
    private static final int ITEM_CHANGES = 729; // three signs to the power of six items
    private static final int DIFFERENCE_BITS = 44;
    private static final long DIFFERENCE_OFFSET = 1L << DIFFERENCE_BITS - 1;

    private ChangeKind() {}

    /**
     * The kind of a household's change.
     *
     * @param now with the changed law
     * @param after céntimos by item with the changed law
     */
    static long of(Baseline baseline, HouseholdAssessment now, long[] after) {
        int household = now.household();
        long signs = 0;
        long difference = 0;
        boolean changed = false;
        for (int item = 0; item < CostItem.COUNT; item++) {
            long before = baseline.owed(household, item);
            int sign = Long.compare(after[item], before);
            changed |= sign != 0;
            signs = signs * 3 + sign + 1;
            difference += after[item] - before;
        }
        if (!changed) {
            return NONE;
        }
        int first = outcomes(baseline.outcome(household, 0), now.month(0).outcome());
        int second = outcomes(baseline.outcome(household, 1), now.month(1).outcome());
        long outcomes = (long) Math.max(first, second) * OUTCOME_CHANGES + Math.min(first, second);
        return (outcomes * ITEM_CHANGES + signs) << DIFFERENCE_BITS
                | Math.addExact(difference, DIFFERENCE_OFFSET) & (1L << DIFFERENCE_BITS) - 1;
    }

    /** In Spanish, for example «sube base; el hogar pasa de no cumplió a cumplió (1 mes)». */
    static String words(long kind) {
        long pattern = kind >>> DIFFERENCE_BITS;
        long signs = pattern % ITEM_CHANGES;
        long outcomes = pattern / ITEM_CHANGES;
        String[] items = new String[CostItem.COUNT];
        for (int item = CostItem.COUNT - 1; item >= 0; item--) {
            String name = CostItem.values()[item].spanish();
            items[item] = signs % 3 == 2 ? "sube " + name : signs % 3 == 0 ? "baja " + name : "";
            signs /= 3;
        }
        List<String> words = new ArrayList<>();
        Arrays.stream(items).filter(item -> !item.isEmpty()).forEach(words::add);
        int most = (int) (outcomes / OUTCOME_CHANGES);
        int least = (int) (outcomes % OUTCOME_CHANGES);
        if (most != 0 && most == least) {
            words.add("los dos meses " + outcomeWords(most));
        } else {
            if (most != 0) {
                words.add("un mes " + outcomeWords(most));
            }
            if (least != 0) {
                words.add("el otro mes " + outcomeWords(least));
            }
        }
        return String.join("; ", words);
    }

    private static int outcomes(HouseholdOutcome then, HouseholdOutcome now) {
        return then == now ? 0 : 1 + then.ordinal() * OUTCOMES.length + now.ordinal();
    }

    private static String outcomeWords(int change) {
        HouseholdOutcome then = OUTCOMES[(change - 1) / OUTCOMES.length];
        HouseholdOutcome now = OUTCOMES[(change - 1) % OUTCOMES.length];
        return "de «" + spanish(then) + "» a «" + spanish(now) + "»";
    }

    private static String spanish(HouseholdOutcome outcome) {
        return switch (outcome) {
            case COMPLIED -> "cumplió";
            case NOT_COMPLIED -> "no cumplió";
            case NOT_VERIFIED -> "no verificado";
            case DEFAULT -> "nada exigible";
            case NO_TARGET -> "sin miembro objetivo";
        };
    }
}
