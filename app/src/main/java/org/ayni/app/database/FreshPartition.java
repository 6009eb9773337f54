package org.ayni.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ayni.kernel.time.Bimester;
import org.postgresql.PGConnection;

/**
 * The partition of a table for one cycle, filled over a connection and in a transaction of its own: created, filled, its key
 * built, counted, and kept. Nobody sees it until the step that needs it attaches it; a step that is cut off leaves it unattached
 * or not at all, and the next one begins it anew. So several tables are filled at once, and the step's own transaction is short.
 *
 * <p>The schema gives the functions {@code open_table} and {@code close_table}, see V080.
 */
public final class FreshPartition {

    private final String schema;
    private final String table;
    private final String columns;
    private final String sums;

    /**
     * @param columns in the order in which they are written
     * @param sums what is to be asserted of the stored rows, as a list of select expressions
     */
    public FreshPartition(String schema, String table, String columns, String sums) {
        this.schema = schema;
        this.table = table;
        this.columns = columns;
        this.sums = sums;
    }

    /** Puts the rows in. */
    public interface Filling {
        void fill(BinaryCopy rows) throws SQLException;
    }

    /** Rows as the database now has them: how many, and their sums. */
    public record Stored(long rows, long[] sums) {}

    /**
     * Fills it and keeps it.
     *
     * @throws IllegalStateException when the database does not have as many rows as were written
     */
    public Stored fill(Database database, Bimester period, Filling filling) {
        return fill(database, period, filling, () -> {});
    }

    /**
     * Fills it and keeps it.
     *
     * @param allIn told once the database has all rows, before their key is built
     * @throws IllegalStateException when the database does not have as many rows as were written
     */
    public Stored fill(Database database, Bimester period, Filling filling, Runnable allIn) {
        try {
            return database.inOwnTransaction(connection -> {
                call(connection, "open_table", period);
                long written = copy(connection, period, filling);
                allIn.run();
                call(connection, "close_table", period);
                Stored stored = stored(connection, period);
                if (stored.rows() != written) {
                    throw new IllegalStateException(
                            "of " + written + " rows of " + name(period) + " the database has " + stored.rows());
                }
                return stored;
            });
        } catch (SQLException failed) {
            throw new IllegalStateException("the rows of " + name(period) + " were not kept", failed);
        }
    }

    private String name(Bimester period) {
        return schema + "." + table + "_" + period.toString().replace('-', '_');
    }

    private long copy(Connection connection, Bimester period, Filling filling) throws SQLException {
        String into = "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(name(period), columns);
        try (BinaryCopy rows = BinaryCopy.into(connection.unwrap(PGConnection.class), into)) {
            filling.fill(rows);
            return rows.finish();
        }
    }

    private void call(Connection connection, String function, Bimester period) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT %s.%s(?, ?)".formatted(schema, function))) {
            statement.setString(1, table);
            statement.setString(2, period.toString());
            statement.execute();
        }
    }

    private Stored stored(Connection connection, Bimester period) throws SQLException {
        String select = "SELECT count(*), %s FROM %s".formatted(sums, name(period));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            long[] values = new long[row.getMetaData().getColumnCount() - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getLong(i + 2);
            }
            return new Stored(row.getLong(1), values);
        }
    }
}
