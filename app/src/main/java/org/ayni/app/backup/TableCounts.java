package org.ayni.app.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.ayni.app.problem.Problem;

/** How many rows every table has, all counted at one moment. To count reads every page, and with it its checksum. */
final class TableCounts {

    private TableCounts() {}

    /** By schema and name. @param owner who sees all rows */
    static SortedMap<String, Long> read(DataSource owner) {
        SortedMap<String, Long> counts = new TreeMap<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    rows.next();
                    counts.put(table, rows.getLong(1));
                }
            }
        } catch (SQLException failed) {
            throw Problem.missing("No se pudieron contar las filas de las tablas.")
                    .found(failed.getMessage())
                    .whatToDo(
                            "Repita la orden. Si se repite, restaure el último respaldo bueno: una tabla está dañada.")
                    .stop(failed);
        }
        return counts;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT format('%I.%I', namespace.nspname, class.relname)
                FROM pg_catalog.pg_class AS class
                JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
                WHERE class.relkind = 'r'
                  AND class.relpersistence = 'p'
                  AND namespace.nspname NOT IN ('pg_catalog', 'information_schema')
                ORDER BY 1
                """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
