package org.ayni.app.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.database.Database;
import org.ayni.kernel.time.Bimester;

/**
 * Takes a bimestre back to where its roll was just closed, as if it had never been verified: as the owner of the tables, whose
 * guards it lifts and sets again. For a home of the bench and for no other; nothing else in Ayni forgets.
 */
final class ForgetCycle {

    private static final String RESULT_SCHEMAS = "('verification', 'liquidation', 'variance', 'crosscheck')";

    private final Database database;

    ForgetCycle(Database database) {
        this.database = database;
    }

    void run(Bimester period) throws SQLException {
        try (Connection owner = database.ownerDataSource().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            for (String partition : names(
                    owner, """
                    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                    WHERE schemaname IN """ + RESULT_SCHEMAS + " AND tablename LIKE '%\\_' || replace(?, '-', '\\_')", period)) {
                statement.execute("DROP TABLE " + partition);
            }
            for (String table : names(owner, """
                    SELECT format('%I.%I', n.nspname, c.relname)
                    FROM pg_class c
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'period'
                    WHERE c.relkind = 'r' AND NOT c.relispartition AND ? <> ''
                      AND n.nspname IN """ + RESULT_SCHEMAS, period)) {
                forget(owner, table, "period = ?", period);
            }
            forget(owner, "cycle.step", "period = ? AND step NOT IN ('OPEN', 'CLOSE_ROLL')", period);
            owner.commit();
        }
    }

    private static void forget(Connection owner, String table, String which, Bimester period) throws SQLException {
        try (Statement guard = owner.createStatement()) {
            guard.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            try (PreparedStatement delete = owner.prepareStatement("DELETE FROM " + table + " WHERE " + which)) {
                delete.setString(1, period.toString());
                delete.executeUpdate();
            }
            guard.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }
    }

    private static List<String> names(Connection owner, String query, Bimester period) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = owner.prepareStatement(query)) {
            statement.setString(1, period.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
