package org.ayni.kernel.facts;

import java.util.Arrays;
import org.ayni.kernel.time.Days;

/**
 * A growing column of numbers that mostly lie near each other, as days, codes and numbers of tables do: two bytes a number, in
 * chunks. A chunk with a number that does not fit takes four.
 */
final class NarrowColumn {

    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int EARLIEST_DAY = -29_220; // 1889-12-31, so that the last narrow day is in 2069

    /** Stands for {@link #nothing} in a narrow chunk. */
    private static final char NOTHING = 0;

    /** In the place of a narrow chunk that became wide. */
    private static final char[] WIDE = {};

    private final int least;
    private final int nothing;
    private char[][] narrow = new char[16][];
    private int[][] wide = new int[16][];
    private int allocated;
    private int size;

    /**
     * @param least the smallest number that fits two bytes; 65 534 more fit
     * @param nothing a number outside them that fits too
     */
    NarrowColumn(int least, int nothing) {
        this.least = least;
        this.nothing = nothing;
    }

    /** For days, also unknown ones. */
    static NarrowColumn ofDays() {
        return new NarrowColumn(EARLIEST_DAY, Days.UNKNOWN);
    }

    /** For numbers of a table; -1 is none. */
    static NarrowColumn ofNumbers() {
        return new NarrowColumn(0, -1);
    }

    int size() {
        return size;
    }

    /** Makes it empty; the room stays. */
    void clear() {
        size = 0;
    }

    void add(int value) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == narrow.length) {
            narrow = Arrays.copyOf(narrow, chunk * 2);
            wide = Arrays.copyOf(wide, chunk * 2);
        }
        if ((size & (CHUNK - 1)) == 0 && (chunk >= allocated || narrow[chunk] == WIDE)) {
            narrow[chunk] = new char[CHUNK];
            allocated = Math.max(allocated, chunk + 1);
        }
        set(size++, value);
    }

    int get(int index) {
        char[] chunk = narrow[index >>> CHUNK_BITS];
        if (chunk == WIDE) {
            return wide[index >>> CHUNK_BITS][index & (CHUNK - 1)];
        }
        return number(chunk[index & (CHUNK - 1)]);
    }

    void set(int index, int value) {
        int chunk = index >>> CHUNK_BITS;
        long code = value == nothing ? NOTHING : (long) value - least + 1;
        boolean fits = value == nothing || (code > NOTHING && code <= Character.MAX_VALUE);
        if (narrow[chunk] != WIDE && !fits) {
            widen(chunk);
        }
        if (narrow[chunk] == WIDE) {
            wide[chunk][index & (CHUNK - 1)] = value;
        } else {
            narrow[chunk][index & (CHUNK - 1)] = (char) code;
        }
    }

    private void widen(int chunk) {
        int[] numbers = new int[CHUNK];
        for (int i = 0; i < CHUNK; i++) {
            numbers[i] = number(narrow[chunk][i]);
        }
        wide[chunk] = numbers;
        narrow[chunk] = WIDE;
    }

    private int number(char code) {
        return code == NOTHING ? nothing : code - 1 + least;
    }
}
