package org.ayni.app.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/**
 * Writes one CSV file cell by cell into a buffer of bytes, without an object per cell: a large caseload has some 150 million
 * cells. Our own cells never need quotes; the tests read everything back.
 */
final class RowWriter implements Closeable {

    private static final int BUFFER = 1 << 16;
    /** Longer than any row we write. */
    private static final int ROOM_FOR_A_ROW = 1 << 12;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int length;
    private final DirtyRows dirt;
    private boolean rowBegun;
    private long rows;
    private long dirtyRows;
    /** Where the rows begin that may be taken back; -1 when all are meant to stay. */
    private int heldFrom = -1;

    private long heldRows;
    private long heldDirtyRows;
    private int lastDay = Days.UNKNOWN;
    private final byte[] lastDayText = new byte[10];

    RowWriter(Path file, String header, DirtyRows dirt) {
        this.dirt = dirt;
        try {
            out = Files.newOutputStream(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        raw(header);
        buffer[length++] = '\n';
    }

    /** Good rows written so far, the header not counted. */
    long rows() {
        return rows;
    }

    /** Rows written that must be rejected. */
    long dirtyRows() {
        return dirtyRows;
    }

    /** An empty cell: unknown. */
    RowWriter empty() {
        separate();
        return this;
    }

    RowWriter text(String text) {
        separate();
        raw(text);
        return this;
    }

    /** A text followed by a number of fixed width with leading zeros. */
    RowWriter code(String prefix, int number, int digits) {
        separate();
        raw(prefix);
        digits(number, digits);
        return this;
    }

    RowWriter number(int number) {
        separate();
        if (number < 0) {
            buffer[length++] = '-';
        }
        int positive = Math.abs(number);
        int digits = 1;
        for (int rest = positive; rest >= 10; rest /= 10) {
            digits++;
        }
        digits(positive, digits);
        return this;
    }

    /** A day; empty when it is unknown. */
    RowWriter date(int day) {
        separate();
        if (day == Days.UNKNOWN) {
            return this;
        }
        if (day != lastDay) {
            LocalDate date = LocalDate.ofEpochDay(day);
            put(lastDayText, 0, date.getYear(), 4);
            lastDayText[4] = '-';
            put(lastDayText, 5, date.getMonthValue(), 2);
            lastDayText[7] = '-';
            put(lastDayText, 8, date.getDayOfMonth(), 2);
            lastDay = day;
        }
        System.arraycopy(lastDayText, 0, buffer, length, 10);
        length += 10;
        return this;
    }

    RowWriter month(int month) {
        separate();
        digits(month / 12, 4);
        buffer[length++] = '-';
        digits(month % 12 + 1, 2);
        return this;
    }

    RowWriter bimester(Bimester bimester) {
        separate();
        digits(bimester.year(), 4);
        buffer[length++] = '-';
        digits(bimester.number(), 1);
        return this;
    }

    void end() {
        buffer[length++] = '\n';
        rowBegun = false;
        rows++;
        String bad = dirt.next();
        if (!bad.isEmpty()) {
            raw(bad);
            buffer[length++] = '\n';
            dirtyRows++;
        }
        if (heldFrom < 0 && length > BUFFER - ROOM_FOR_A_ROW) {
            flush();
        }
    }

    /** From here on rows may be taken back, until {@link #keep}; those of one household fit into half the buffer. */
    void hold() {
        if (length > BUFFER / 2) {
            flush();
        }
        heldFrom = length;
        heldRows = rows;
        heldDirtyRows = dirtyRows;
    }

    /** The rows since {@link #hold} stay. */
    void keep() {
        heldFrom = -1;
    }

    /** The rows since {@link #hold} were never written. */
    void takeBack() {
        length = heldFrom;
        rows = heldRows;
        dirtyRows = heldDirtyRows;
        heldFrom = -1;
    }

    @Override
    public void close() {
        flush();
        try {
            out.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void flush() {
        try {
            out.write(buffer, 0, length);
            length = 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void separate() {
        if (rowBegun) {
            buffer[length++] = ',';
        }
        rowBegun = true;
    }

    private void raw(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] utf8 = text.substring(i).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(utf8, 0, buffer, length, utf8.length);
                length += utf8.length;
                return;
            }
            buffer[length++] = (byte) c;
        }
    }

    private void digits(int number, int digits) {
        put(buffer, length, number, digits);
        length += digits;
    }

    private static void put(byte[] bytes, int at, int number, int digits) {
        int rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
