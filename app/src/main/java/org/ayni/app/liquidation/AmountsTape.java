package org.ayni.app.liquidation;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers one after the other, small ones in one byte, written by one thread and read from the beginning by others. Nothing
 * that was written ever moves, so a reader may go as far as it was told that the writer is, while the writer goes on.
 */
final class AmountsTape {

    private static final int SEGMENT = 1 << 16;
    private static final int SEVEN_BITS = 7;
    private static final int MORE = 1 << SEVEN_BITS;

    private static final class Segment {
        private final byte[] bytes = new byte[SEGMENT];
        private @Nullable Segment next;
    }

    private final Segment first = new Segment();
    private Segment last = first;
    private int size;

    /** Writes a number of 0 or more in as few bytes as it needs. */
    void count(long value) {
        long rest = value;
        while (rest >= MORE || rest < 0) {
            put((int) rest | MORE);
            rest >>>= SEVEN_BITS;
        }
        put((int) rest);
    }

    /** Writes any number; those near 0 take few bytes. */
    void number(long value) {
        count(value << 1 ^ value >> Long.SIZE - 1);
    }

    /** Reads from the beginning. */
    Reading read() {
        return new Reading(first);
    }

    private void put(int value) {
        if (size == SEGMENT) {
            Segment added = new Segment();
            last.next = added;
            last = added;
            size = 0;
        }
        last.bytes[size++] = (byte) value;
    }

    /** How far one reader is. */
    static final class Reading {

        private Segment segment;
        private int at;

        private Reading(Segment first) {
            segment = first;
        }

        /** A number written by {@link #count}. */
        long count() {
            long value = 0;
            int shift = 0;
            while (true) {
                byte part = get();
                value |= (long) (part & MORE - 1) << shift;
                if (part >= 0) {
                    return value;
                }
                shift += SEVEN_BITS;
            }
        }

        /** A number written by {@link #number}. */
        long number() {
            long folded = count();
            return folded >>> 1 ^ -(folded & 1);
        }

        private byte get() {
            if (at == SEGMENT) {
                Segment next = segment.next;
                if (next == null) {
                    throw new IllegalStateException("read further than it was written");
                }
                segment = next;
                at = 0;
            }
            return segment.bytes[at++];
        }
    }
}
