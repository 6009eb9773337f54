package org.ayni.app.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.ayni.app.problem.Problem;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.util.PSQLState;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the tables to the state that this program expects: the files of {@code db/migration}, each run once, in order,
 * only forward.
 *
 * <p>Flyway does the work. Before it is even loaded, its history is compared with the files: on every command but the
 * first nothing is left to do, and finding that out must not cost a second.
 */
final class Migrations {

    /** Flyway's own table lives in a schema of its own. */
    static final String SCHEMA = "migration";

    private static final String HISTORY = SCHEMA + ".flyway_schema_history";

    private Migrations() {}

    /**
     * Runs what is pending.
     *
     * @return true if something was run
     * @throws org.ayni.app.problem.ProblemException when the database was migrated by a newer program or a file that was
     *     already run has changed
     */
    static boolean run(DataSource owner, String place) {
        if (upToDate(owner)) {
            return false;
        }
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(owner)
                    .locations("classpath:db/migration")
                    .defaultSchema(SCHEMA)
                    .createSchemas(true)
                    .validateMigrationNaming(true)
                    // Each module has a block of numbers: a file of an early block may come after one of a late block.
                    .outOfOrder(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw Problem.missing("No se pudieron preparar las tablas de la base de datos.")
                    .where(place)
                    .found(firstLine(e))
                    .whatToDo("Si la base fue creada por una versión más nueva de Ayni, use esa versión; "
                            + "si no, ejecute «ayni doctor».")
                    .stop(e);
        }
        return true;
    }

    /** The version of the last migration that was run; empty text when none was. */
    static String version(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT version
                        FROM migration.flyway_schema_history
                        WHERE success AND version IS NOT NULL
                        ORDER BY installed_rank DESC
                        LIMIT 1
                        """)) {
            return rows.next() ? rows.getString("version") : "";
        }
    }

    /** File name to checksum of every migration in this program, in order of name. */
    static Map<String, Integer> files() {
        try {
            var files = new TreeMap<String, Integer>();
            var classpath = new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader());
            for (Resource file : classpath.getResources("classpath*:db/migration/*.sql")) {
                files.put(
                        String.valueOf(file.getFilename()), checksum(file.getContentAsString(StandardCharsets.UTF_8)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean upToDate(DataSource owner) {
        var run = new TreeMap<String, Integer>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT script, checksum FROM " + HISTORY + " WHERE success AND type = 'SQL'")) {
            while (rows.next()) {
                run.put(rows.getString("script"), rows.getInt("checksum"));
            }
        } catch (SQLException e) {
            if (PSQLState.UNDEFINED_TABLE.getState().equals(e.getSQLState())) {
                return false;
            }
            throw Database.unreachable(e);
        }
        return run.equals(files());
    }

    /** As Flyway counts it: over the lines, so that line ends do not matter. If Flyway changes, only speed is lost. */
    private static int checksum(String text) {
        var crc = new CRC32();
        new BufferedReader(new StringReader(text))
                .lines()
                .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .limit(3)
                .reduce((a, b) -> a + " / " + b)
                .orElse("");
    }
}
