package org.ayni.kernel.facts;

/** A growing column of longs in chunks, so that growing copies nothing and never needs twice the memory. */
final class LongColumn {

    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private long[][] chunks = new long[16][];
    private int allocated;
    private int size;

    int size() {
        return size;
    }

    /** Makes it empty; the room stays. */
    void clear() {
        size = 0;
    }

    void add(long value) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = java.util.Arrays.copyOf(chunks, chunks.length * 2);
        }
        if (chunk == allocated) {
            chunks[allocated++] = new long[CHUNK];
        }
        chunks[chunk][size & (CHUNK - 1)] = value;
        size++;
    }

    long get(int index) {
        return chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)];
    }

    void set(int index, long value) {
        chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)] = value;
    }
}
