package org.ayni.app.registry;

import java.util.Arrays;

/** Counts the rows of each person as they come: the place of a row in the person's set. */
final class SetPositions {

    private int[] last = new int[1 << 10];

    int next(int person) {
        if (person >= last.length) {
            last = Arrays.copyOf(last, Math.max(person + 1, last.length * 2));
        }
        return ++last[person];
    }
}
