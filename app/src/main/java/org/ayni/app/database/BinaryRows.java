package org.ayni.app.database;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads rows of {@code COPY … TO STDOUT (FORMAT binary)}, column by column in their order: several times faster than a result
 * set, because nothing is printed, parsed or boxed.
 *
 * <p>Source of the format: PostgreSQL, COPY, "Binary Format".
 */
public final class BinaryRows implements AutoCloseable {

    private static final int HEAD = 19;
    private static final int SERVER_EPOCH_DAY = 10_957;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final CopyOut copy;
    private byte[] row = {};
    private int at;
    private int length;
    private boolean first = true;

    private BinaryRows(CopyOut copy) {
        this.copy = copy;
    }

    /** @param select the rows to read */
    public static BinaryRows of(PGConnection connection, String select) throws SQLException {
        return new BinaryRows(connection.getCopyAPI().copyOut("COPY (" + select + ") TO STDOUT (FORMAT binary)"));
    }

    /** Goes to the next row. */
    public boolean next() throws SQLException {
        byte @Nullable [] sent = copy.readFromCopy();
        if (sent == null) {
            return false;
        }
        row = sent;
        at = first ? HEAD : 0;
        first = false;
        int columns = (short) SHORT.get(row, at);
        at += 2;
        if (columns < 0) {
            // The mark of the end; the server then says so itself.
            return next();
        }
        return true;
    }

    /** The next column, a {@code bigint}; a default when it is NULL. */
    public long int8(long whenNull) {
        return enter() ? (long) LONG.get(row, leave()) : whenNull;
    }

    /** The next column, an {@code integer}; a default when it is NULL. */
    public int int4(int whenNull) {
        return enter() ? (int) INT.get(row, leave()) : whenNull;
    }

    /** The next column, a {@code date}, as days since 1970-01-01; a default when it is NULL. */
    public int date(int whenNull) {
        return enter() ? (int) INT.get(row, leave()) + SERVER_EPOCH_DAY : whenNull;
    }

    /** The next column, {@code text} or {@code bytea}: where it begins in {@link #bytes}. Nothing and NULL have length 0. */
    public int start() {
        return enter() ? leave() : at;
    }

    /** How long the column is that was read last. */
    public int length() {
        return Math.max(length, 0);
    }

    /** The row as it was sent. */
    public byte[] bytes() {
        return row;
    }

    /** Lets the rest go by: to cancel would fail the transaction. */
    @Override
    public void close() throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {
            continue;
        }
    }

    private boolean enter() {
        length = (int) INT.get(row, at);
        at += 4;
        return length >= 0;
    }

    private int leave() {
        int begin = at;
        at += length;
        return begin;
    }
}
