package org.ayni.kernel.facts;

import java.util.Arrays;

/** For each number of something (a school, a district …) the months of the horizon that are in a set. */
final class MonthSet {

    private byte[] months = new byte[0];

    void add(int index, int monthIndex) {
        if (index >= months.length) {
            months = Arrays.copyOf(months, Math.max(index + 1, months.length * 2));
        }
        months[index] |= (byte) (1 << monthIndex);
    }

    /** Makes it empty; the room stays. */
    void clear() {
        Arrays.fill(months, (byte) 0);
    }

    boolean contains(int index, int monthIndex) {
        return index >= 0 && index < months.length && (months[index] >>> monthIndex & 1) != 0;
    }
}
