package org.ayni.app.whatif;

/** Sums of one thread, or of all of them: céntimos and households by UT, and households by range of change. */
final class Tally {

    /** Céntimos by UT and item. */
    final long[] before;

    final long[] after;

    /** Households by UT and effect. */
    final long[] effects;

    /** Households by range of change. */
    final long[] ranges = new long[ChangeRange.COUNT];

    /** Céntimos of difference by range of change. */
    final long[] rangeSums = new long[ChangeRange.COUNT];

    Tally(int units) {
        before = new long[units * CostItem.COUNT];
        after = new long[units * CostItem.COUNT];
        effects = new long[units * Effect.COUNT];
    }

    void add(Tally other) {
        add(before, other.before);
        add(after, other.after);
        add(effects, other.effects);
        add(ranges, other.ranges);
        add(rangeSums, other.rangeSums);
    }

    private static void add(long[] sums, long[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], more[i]);
        }
    }
}
