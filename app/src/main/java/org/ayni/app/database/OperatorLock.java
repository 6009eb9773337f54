package org.ayni.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Held by the one operator who runs a step, on a connection of its own. Closing gives it back; so does the end of the
 * process.
 *
 * <p>Limits: it tells two operators apart, it does not protect rows. If the connection is cut, the server frees the lock
 * while the step may still run; a step therefore asks {@link #isHeld()} before each commit that must not happen twice, and
 * the constraints of the tables are the last word.
 */
public final class OperatorLock implements AutoCloseable {

    private final Connection connection;
    private final String name;

    private OperatorLock(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    static Optional<OperatorLock> tryTake(DataSource source, String name) {
        try {
            Connection connection = source.getConnection();
            boolean taken = false;
            try {
                taken = ask(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", name);
                return taken ? Optional.of(new OperatorLock(connection, name)) : Optional.empty();
            } finally {
                if (!taken) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw Database.unreachable(e);
        }
    }

    /** Waits until nobody else holds it. */
    static OperatorLock take(DataSource source, String name) {
        try {
            Connection connection = source.getConnection();
            boolean taken = false;
            try {
                taken = ask(connection, "SELECT pg_advisory_lock(hashtextextended(?, 0)) IS NOT NULL", name);
                return new OperatorLock(connection, name);
            } finally {
                if (!taken) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw Database.unreachable(e);
        }
    }

    /** True while the server still knows us as the holder. */
    public boolean isHeld() {
        try {
            return ask(connection, """
                    SELECT count(*) = 1
                    FROM pg_locks
                    WHERE locktype = 'advisory'
                      AND pid = pg_backend_pid()
                      AND (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0)
                    """, name);
        } catch (SQLException e) {
            return false; // the connection is gone, and the lock with it
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Database.unreachable(e);
        }
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
