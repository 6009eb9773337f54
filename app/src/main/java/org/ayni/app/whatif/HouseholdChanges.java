package org.ayni.app.whatif;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each household of the facts sees change; filled by several threads, each in its own range of households. */
final class HouseholdChanges {

    /** {@link ChangeKind} by household. */
    final long[] kinds;

    /** Céntimos owed before, by household. */
    final long[] before;

    /** Céntimos owed after, by household. */
    final long[] after;

    HouseholdChanges(int households) {
        kinds = new long[households];
        before = new long[households];
        after = new long[households];
    }

    /**
     * Households that see the same change.
     *
     * @param typical row of the household in the middle, ordered by what it was owed
     */
    record Group(long kind, int households, int typical) {}

    /** The largest groups, the largest first. */
    List<Group> largest(int most) {
        Map<Long, int[]> counts = new HashMap<>();
        for (long kind : kinds) {
            if (kind != ChangeKind.NONE) {
                counts.computeIfAbsent(kind, none -> new int[1])[0]++;
            }
        }
        return counts.entrySet().stream()
                .sorted((one, other) -> one.getValue()[0] == other.getValue()[0]
                        ? Long.compare(one.getKey(), other.getKey())
                        : Integer.compare(other.getValue()[0], one.getValue()[0]))
                .limit(most)
                .map(entry -> group(entry.getKey(), entry.getValue()[0]))
                .toList();
    }

    private Group group(long kind, int count) {
        Integer[] rows = new Integer[count];
        int found = 0;
        for (int row = 0; row < kinds.length; row++) {
            if (kinds[row] == kind) {
                rows[found++] = row;
            }
        }
        Arrays.sort(
                rows,
                (one, other) -> before[one] == before[other]
                        ? Integer.compare(one, other)
                        : Long.compare(before[one], before[other]));
        return new Group(kind, count, rows[(count - 1) / 2]);
    }
}
