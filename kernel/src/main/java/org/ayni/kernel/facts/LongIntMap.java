package org.ayni.kernel.facts;

import java.util.Arrays;

/** A map from long to int by open addressing; the key {@link Long#MIN_VALUE} is not used. */
final class LongIntMap {

    private static final long FREE = Long.MIN_VALUE;

    private long[] keys = freeKeys(1 << 8);
    private int[] values = new int[1 << 8];
    private int size;

    int get(long key, int absent) {
        int slot = slotOf(key);
        return keys[slot] == key ? values[slot] : absent;
    }

    void put(long key, int value) {
        int slot = slotOf(key);
        if (keys[slot] == FREE) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    /** Makes it empty; the room stays. */
    void clear() {
        Arrays.fill(keys, FREE);
        size = 0;
    }

    private int slotOf(long key) {
        int mask = keys.length - 1;
        int slot = hash(key) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = freeKeys(oldKeys.length * 2);
        values = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static long[] freeKeys(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, FREE);
        return keys;
    }

    private static int hash(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return (int) (mixed ^ mixed >>> 32);
    }
}
