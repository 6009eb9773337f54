package org.ayni.app.payment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows to a table through COPY, a megabyte at a time: between two pieces the connection is free, so rows can be
 * written while others are still being read from it.
 */
final class CopyRows {

    private static final int PIECE = 1 << 20;

    private final Database database;
    private final String copy;
    private final StringBuilder buffer = new StringBuilder(PIECE + 4096);
    private boolean inRow;

    /** @param copy a {@code COPY … FROM STDIN} statement in text format; runs in the transaction of this thread */
    CopyRows(Database database, String copy) {
        this.database = database;
        this.copy = copy;
    }

    CopyRows text(String value) {
        separate();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(c);
            }
        }
        return this;
    }

    CopyRows number(long value) {
        separate();
        buffer.append(value);
        return this;
    }

    CopyRows numberOrNull(@Nullable Long value) {
        separate();
        buffer.append(value == null ? "\\N" : value.toString());
        return this;
    }

    private void separate() {
        if (inRow) {
            buffer.append('\t');
        }
        inRow = true;
    }

    void endRow() {
        buffer.append('\n');
        inRow = false;
        if (buffer.length() >= PIECE) {
            flush();
        }
    }

    /** Sends what is left; nothing is in the table for certain before this. */
    void flush() {
        if (buffer.isEmpty()) {
            return;
        }
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        database.onDriver(connection -> {
            try {
                return connection.getCopyAPI().copyIn(copy, new ByteArrayInputStream(bytes));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        buffer.setLength(0);
    }
}
