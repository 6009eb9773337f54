package org.ayni.app.columns;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A chunk, unpacked into plain columns. One object is filled again and again. */
final class Chunk {

    private final ChunkKind kind;
    private final long[][] values;
    private final int[][] textStarts;
    private final long[] lengths = new long[ChunkBuilder.ROWS];
    private byte[] body = {};
    private int rows;

    Chunk(ChunkKind kind) {
        this.kind = kind;
        values = new long[kind.columns()][ChunkBuilder.ROWS];
        textStarts = new int[kind.columns()][];
    }

    /** Unpacks all columns. */
    void read(byte[] packed, int position) {
        read(packed, position, kind.columns());
    }

    /**
     * Unpacks.
     *
     * @param packed holds the chunk from a position on; is kept until the next call
     * @param columns how many, from the first; of the others nothing may be asked
     */
    void read(byte[] packed, int position, int columns) {
        body = packed;
        ByteBuffer numbers = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        rows = numbers.getInt(position);
        int at = position + Integer.BYTES;
        for (int column = 0; column < columns; column++) {
            if (kind.isText(column)) {
                int count = numbers.getInt(at);
                at = PackedNumbers.read(packed, at + Integer.BYTES, lengths, count);
                int[] starts = new int[count + 1];
                for (int i = 0; i < count; i++) {
                    starts[i] = at;
                    at += (int) lengths[i];
                }
                starts[count] = at;
                textStarts[column] = starts;
            }
            at = PackedNumbers.read(packed, at, values[column], rows);
        }
    }

    int rows() {
        return rows;
    }

    /** The numbers of a column; of a column of texts, their places in its list. */
    long[] column(int column) {
        return values[column];
    }

    /** How many different texts a column has. */
    int texts(int column) {
        return textStarts[column].length - 1;
    }

    byte[] body() {
        return body;
    }

    /** Where a text of the list begins in {@link #body}. */
    int textStart(int column, int text) {
        return textStarts[column][text];
    }

    int textLength(int column, int text) {
        return textStarts[column][text + 1] - textStarts[column][text];
    }

    String text(int column, int text) {
        return new String(body, textStart(column, text), textLength(column, text), StandardCharsets.UTF_8);
    }
}
