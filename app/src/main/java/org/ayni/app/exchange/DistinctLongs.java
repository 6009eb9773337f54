package org.ayni.app.exchange;

import java.util.Arrays;

/** Gives different numbers small consecutive ones, in the order in which they come first. Open addressing, half full at most. */
final class DistinctLongs {

    private static final int FREE = 0;

    private long[] values = new long[1 << 6];
    /** One more than the number of the value in a slot; {@link #FREE} for none. */
    private int[] slots = new int[1 << 8];

    private int size;

    /** The number of a value, given now when it is new. */
    int number(long value) {
        int slot = slotOf(value);
        if (slots[slot] != FREE) {
            return slots[slot] - 1;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size] = value;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int i = 0; i < size; i++) {
                slots[slotOf(values[i])] = i + 1;
            }
        }
        return size - 1;
    }

    /** The value of a number. */
    long value(int number) {
        return values[number];
    }

    private int slotOf(long value) {
        int mask = slots.length - 1;
        long mixed = value * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (slots[slot] != FREE && values[slots[slot] - 1] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
