package org.ayni.app.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.ayni.kernel.time.Days;

/**
 * A column of whole numbers as bytes: each as its distance from the smallest, or from the number before it, in 0, 1, 2, 4 or 8
 * bytes, whichever is shorter. Little endian; decoded by plain loops, some hundred million numbers a second.
 *
 * <p>Layout: one byte (the width, and the flags below), the smallest number (8 bytes), the first number (8 bytes), the distances.
 */
final class PackedNumbers {

    private static final int HEAD = 17;
    /** Distances from the number before, not from the smallest. */
    private static final int DELTA = 0x10;
    /** Distance 0 means {@link Days#UNKNOWN}, which is too far from all others to be packed with them. */
    private static final int WITH_UNKNOWN = 0x20;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PackedNumbers() {}

    /** Room that a column may need at most. */
    static int room(int count) {
        return HEAD + 8 * count;
    }

    /** Writes a column. Returns the position after it. */
    static int write(long[] values, int count, byte[] target, int position) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        boolean unknowns = false;
        for (int i = 0; i < count; i++) {
            if (values[i] == Days.UNKNOWN) {
                unknowns = true;
            } else {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        long base = least == Long.MAX_VALUE ? 0 : unknowns ? least - 1 : least;
        int width = least == Long.MAX_VALUE ? 0 : width(most - base);
        if (!unknowns && count > 1) {
            long leastStep = Long.MAX_VALUE;
            long mostStep = Long.MIN_VALUE;
            for (int i = 1; i < count; i++) {
                leastStep = Math.min(leastStep, values[i] - values[i - 1]);
                mostStep = Math.max(mostStep, values[i] - values[i - 1]);
            }
            int stepWidth = width(mostStep - leastStep);
            if (stepWidth < width) {
                int at = head(target, position, stepWidth | DELTA, leastStep, values[0]);
                for (int i = 1; i < count; i++) {
                    at = put(target, at, stepWidth, values[i] - values[i - 1] - leastStep);
                }
                return at;
            }
        }
        int at = head(target, position, width | (unknowns ? WITH_UNKNOWN : 0), base, 0);
        for (int i = 0; i < count; i++) {
            at = put(target, at, width, values[i] == Days.UNKNOWN ? 0 : values[i] - base);
        }
        return at;
    }

    /** Reads a column. Returns the position after it. */
    static int read(byte[] source, int position, long[] values, int count) {
        int mode = source[position];
        int width = mode & 0xf;
        long base = (long) LONG.get(source, position + 1);
        int at = position + HEAD;
        if ((mode & DELTA) != 0) {
            long value = (long) LONG.get(source, position + 9);
            values[0] = value;
            take(source, at, width, values, 1, count);
            for (int i = 1; i < count; i++) {
                value += values[i] + base;
                values[i] = value;
            }
            return at + width * (count - 1);
        }
        take(source, at, width, values, 0, count);
        if ((mode & WITH_UNKNOWN) != 0) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] == 0 ? Days.UNKNOWN : values[i] + base;
            }
        } else {
            for (int i = 0; i < count; i++) {
                values[i] += base;
            }
        }
        return at + width * count;
    }

    private static void take(byte[] source, int position, int width, long[] values, int from, int to) {
        int at = position;
        switch (width) {
            case 0 -> java.util.Arrays.fill(values, from, to, 0);
            case 1 -> {
                for (int i = from; i < to; i++) {
                    values[i] = source[at++] & 0xff;
                }
            }
            case 2 -> {
                for (int i = from; i < to; i++, at += 2) {
                    values[i] = (short) SHORT.get(source, at) & 0xffff;
                }
            }
            case 4 -> {
                for (int i = from; i < to; i++, at += 4) {
                    values[i] = (int) INT.get(source, at) & 0xffff_ffffL;
                }
            }
            case 8 -> {
                for (int i = from; i < to; i++, at += 8) {
                    values[i] = (long) LONG.get(source, at);
                }
            }
            default -> throw new IllegalArgumentException("no such width: " + width);
        }
    }

    private static int head(byte[] target, int position, int mode, long base, long first) {
        target[position] = (byte) mode;
        LONG.set(target, position + 1, base);
        LONG.set(target, position + 9, first);
        return position + HEAD;
    }

    private static int put(byte[] target, int at, int width, long distance) {
        switch (width) {
            case 0 -> {}
            case 1 -> target[at] = (byte) distance;
            case 2 -> SHORT.set(target, at, (short) distance);
            case 4 -> INT.set(target, at, (int) distance);
            default -> LONG.set(target, at, distance);
        }
        return at + width;
    }

    /** @param most the largest distance; below 0 when it does not fit a long */
    private static int width(long most) {
        if (most < 0) {
            return 8;
        }
        if (most == 0) {
            return 0;
        }
        return most < 1L << 8 ? 1 : most < 1L << 16 ? 2 : most < 1L << 32 ? 4 : 8;
    }
}
