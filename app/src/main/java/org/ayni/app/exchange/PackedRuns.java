package org.ayni.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.ayni.kernel.facts.IdTable;

/**
 * Ids with two values each, in runs that are sorted by id, and all of them merged at the end. Of an id only what differs from the
 * one before it is kept, and of values their number in a list of the different ones, of which there are few: about 8 bytes in all.
 */
final class PackedRuns {

    /** Takes an id with its values. */
    interface Taking {
        /**
         * @param id UTF-8; filled again afterwards
         * @param length bytes of it
         * @param values as many as are kept for each id; filled again afterwards
         */
        void take(byte[] id, int length, long[] values) throws IOException;
    }

    private static final int SEVEN_BITS = 7;
    private static final int MORE = 1 << SEVEN_BITS;

    private final int valuesOfId;
    private final DistinctLongs values = new DistinctLongs();
    private final List<byte[]> runs = new ArrayList<>();

    /** @param valuesOfId how many values an id has */
    PackedRuns(int valuesOfId) {
        this.valuesOfId = valuesOfId;
    }

    /** Whether there is no run yet. */
    boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Begins a run. */
    Run begin() {
        return new Run();
    }

    /** A run that is being written: ids come in their order, each once. */
    final class Run {

        private byte[] packed = new byte[1 << 12];
        private int size;
        private byte[] last = {};
        private int lastLength;
        private byte[] id = new byte[64];

        /**
         * Adds the id of a number of a table, which is after the one added before.
         *
         * @param of holds its values, as many as each id has, from a position on
         */
        void add(IdTable ids, int index, long[] of, int from) {
            int length = ids.byteLength(index);
            if (id.length < length) {
                id = new byte[length * 2];
            }
            ids.copyTo(index, id, 0);
            int mismatch = Arrays.mismatch(id, 0, length, last, 0, lastLength);
            int shared = mismatch < 0 ? length : mismatch;
            room(length + (2 + valuesOfId) * (Integer.BYTES + 1));
            number(shared);
            number(length - shared);
            System.arraycopy(id, shared, packed, size, length - shared);
            size += length - shared;
            for (int i = from; i < from + valuesOfId; i++) {
                number(values.number(of[i]));
            }
            byte[] free = last;
            last = id;
            lastLength = length;
            id = free;
        }

        /** Ends it. */
        void end() {
            runs.add(Arrays.copyOf(packed, size));
        }

        private void room(int length) {
            if (size + length > packed.length) {
                packed = Arrays.copyOf(packed, Math.max(size + length, packed.length * 2));
            }
        }

        private void number(int value) {
            int rest = value;
            while (rest >= MORE) {
                packed[size++] = (byte) (rest | MORE);
                rest >>>= SEVEN_BITS;
            }
            packed[size++] = (byte) rest;
        }
    }

    /** Hands over everything, in the order of ids. The runs are gone afterwards. */
    void merge(Taking taking) throws IOException {
        PriorityQueue<Reading> readings = new PriorityQueue<>(Comparator.naturalOrder());
        for (byte[] run : runs) {
            Reading reading = new Reading(run);
            if (reading.next()) {
                readings.add(reading);
            }
        }
        runs.clear();
        Reading first = readings.poll();
        while (first != null) {
            // Mostly runs do not overlap: the first one is read until another has a smaller id.
            Reading second = readings.peek();
            boolean more;
            do {
                taking.take(first.id, first.length, first.values);
                more = first.next();
            } while (more && (second == null || first.compareTo(second) < 0));
            if (more) {
                readings.add(first);
            }
            first = readings.poll();
        }
    }

    private final class Reading implements Comparable<Reading> {

        private final byte[] packed;
        private final long[] values = new long[valuesOfId];
        private byte[] id = new byte[64];
        private int length;
        private int at;

        Reading(byte[] packed) {
            this.packed = packed;
        }

        boolean next() {
            if (at == packed.length) {
                return false;
            }
            int shared = number();
            int others = number();
            length = shared + others;
            if (id.length < length) {
                id = Arrays.copyOf(id, length * 2);
            }
            System.arraycopy(packed, at, id, shared, others);
            at += others;
            for (int i = 0; i < valuesOfId; i++) {
                values[i] = PackedRuns.this.values.value(number());
            }
            return true;
        }

        @Override
        public int compareTo(Reading other) {
            return Arrays.compareUnsigned(id, 0, length, other.id, 0, other.length);
        }

        private int number() {
            int value = 0;
            int shift = 0;
            while (true) {
                int part = packed[at++];
                value |= (part & MORE - 1) << shift;
                if (part >= 0) {
                    return value;
                }
                shift += SEVEN_BITS;
            }
        }
    }
}
