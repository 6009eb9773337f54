package org.ayni.app.columns;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.ayni.kernel.facts.IdTable;

/**
 * Gathers rows column by column and packs them into one chunk: the number of rows, then each column; a column of texts is the
 * list of its different texts and, for each row, the place in that list.
 */
final class ChunkBuilder {

    /** Rows of a full chunk. */
    static final int ROWS = 8_192;

    private static final char[] NOTHING = {};

    private final ChunkKind kind;
    private final long[][] values;
    private final IdTable[] texts;
    private int row;

    ChunkBuilder(ChunkKind kind) {
        this.kind = kind;
        values = new long[kind.columns()][ROWS];
        texts = new IdTable[kind.columns()];
        clear();
    }

    boolean isEmpty() {
        return row == 0;
    }

    boolean isFull() {
        return row == ROWS;
    }

    int rows() {
        return row;
    }

    void number(int column, long value) {
        values[column][row] = value;
    }

    void text(int column, char[] characters, int start, int length) {
        values[column][row] = texts[column].intern(characters, start, length);
    }

    void text(int column, byte[] utf8, int start, int length) {
        values[column][row] = texts[column].intern(utf8, start, length);
    }

    void noText(int column) {
        text(column, NOTHING, 0, 0);
    }

    void endRow() {
        row++;
    }

    /** The rows so far as bytes; then it is empty again. */
    byte[] pack() {
        byte[] packed = new byte[room()];
        ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).putInt(row);
        int at = Integer.BYTES;
        for (int column = 0; column < values.length; column++) {
            if (kind.isText(column)) {
                at = packTexts(texts[column], packed, at);
            }
            at = PackedNumbers.write(values[column], row, packed, at);
        }
        clear();
        return Arrays.copyOf(packed, at);
    }

    private int room() {
        int room = Integer.BYTES;
        for (int column = 0; column < values.length; column++) {
            room += PackedNumbers.room(row);
            if (kind.isText(column)) {
                IdTable list = texts[column];
                room += Integer.BYTES + PackedNumbers.room(list.size());
                for (int i = 0; i < list.size(); i++) {
                    room += list.byteLength(i);
                }
            }
        }
        return room;
    }

    private static int packTexts(IdTable list, byte[] target, int position) {
        int count = list.size();
        ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN).putInt(position, count);
        long[] lengths = new long[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = list.byteLength(i);
        }
        int at = PackedNumbers.write(lengths, count, target, position + Integer.BYTES);
        for (int i = 0; i < count; i++) {
            at = list.copyTo(i, target, at);
        }
        return at;
    }

    private void clear() {
        row = 0;
        for (int column = 0; column < texts.length; column++) {
            if (kind.isText(column)) {
                texts[column] = new IdTable();
            }
        }
    }
}
