package org.ayni.kernel.facts;

/** A growing column of ints in chunks, so that growing copies nothing and never needs twice the memory. */
final class IntColumn {

    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private int[][] chunks = new int[16][];
    private int allocated;
    private int size;

    int size() {
        return size;
    }

    /** Makes it empty; the room stays. */
    void clear() {
        size = 0;
    }

    void add(int value) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = java.util.Arrays.copyOf(chunks, chunks.length * 2);
        }
        if (chunk == allocated) {
            chunks[allocated++] = new int[CHUNK];
        }
        chunks[chunk][size & (CHUNK - 1)] = value;
        size++;
    }

    int get(int index) {
        return chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)];
    }

    void set(int index, int value) {
        chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)] = value;
    }
}
