package org.ayni.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ayni.kernel.facts.IdTable;

/**
 * One result file as bytes: UTF-8, LF, quotes only where a cell holds a comma, a quote or a line break. Ids go from the
 * kernel's arena to the file without becoming objects; that is why this is not the CSV library.
 */
final class ResultFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private byte[] buffer = new byte[BUFFER];
    private int size;
    private boolean firstCell = true;

    /** @param out closed with this file */
    ResultFile(OutputStream out, String header) throws IOException {
        this(out);
        raw((header + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The part of a file after another part, so without a header. */
    ResultFile(OutputStream out) {
        this.out = out;
    }

    /** A cell of an id. */
    ResultFile id(IdTable ids, int index) throws IOException {
        separate();
        int length = ids.byteLength(index);
        room(length);
        return until(ids.copyTo(index, buffer, size));
    }

    /** A cell of an id in UTF-8. */
    ResultFile id(byte[] utf8, int length) throws IOException {
        separate();
        room(length);
        System.arraycopy(utf8, 0, buffer, size, length);
        return until(size + length);
    }

    /** Ends a cell of which the bytes up to here were put after {@link #size}. */
    private ResultFile until(int end) throws IOException {
        if (needsQuotes(size, end)) {
            quote(end);
        } else {
            size = end;
        }
        return this;
    }

    /** A cell that is empty or of plain letters, digits and hyphens. */
    ResultFile plain(byte[] ascii) throws IOException {
        separate();
        raw(ascii);
        return this;
    }

    /** A cell of a whole number. */
    ResultFile number(long value) throws IOException {
        separate();
        room(20);
        size = digits(value, buffer, size);
        return this;
    }

    void endRow() throws IOException {
        room(1);
        buffer[size++] = '\n';
        firstCell = true;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(buffer, 0, size);
            size = 0;
        }
    }

    private void separate() throws IOException {
        if (!firstCell) {
            room(1);
            buffer[size++] = ',';
        }
        firstCell = false;
    }

    private void raw(byte[] bytes) throws IOException {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void room(int length) throws IOException {
        if (size + length > buffer.length) {
            out.write(buffer, 0, size);
            size = 0;
            if (length > buffer.length) {
                buffer = new byte[length];
            }
        }
    }

    private boolean needsQuotes(int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Replaces the bytes after {@link #size} by the same in quotes. */
    private void quote(int end) throws IOException {
        String cell = new String(buffer, size, end - size, StandardCharsets.UTF_8);
        raw(('"' + cell.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8));
    }

    private static int digits(long value, byte[] target, int from) {
        int at = from;
        if (value < 0) {
            target[at++] = '-';
        }
        int start = at;
        long rest = value;
        do {
            target[at++] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        for (int i = start, j = at - 1; i < j; i++, j--) {
            byte swap = target[i];
            target[i] = target[j];
            target[j] = swap;
        }
        return at;
    }
}
