package org.ayni.app.opinion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The rulebook as SQL: files that each make the tables of one step from those of the steps before. */
final class RuleSteps {

    /** The tables that a run reads; they must be there, empty, before anything is copied. */
    static final String TABLES = "00_tables.sql";

    /** The rules, in their order. */
    static final List<String> RULES = List.of(
            "10_months_and_law.sql",
            "20_households.sql",
            "30_people.sql",
            "40_school_evidence.sql",
            "50_target_members.sql",
            "51_school_attendance.sql",
            "60_health_records.sql",
            "61_windows.sql",
            "62_health_conditions.sql",
            "63_package.sql",
            "70_households_by_month.sql",
            "80_lines.sql",
            "90_results.sql");

    /** What this installation liquidated before, beside the rows that were loaded; only for a closed roll, after the first rule. */
    static final String OWN_BOOKS = "11_own_books.sql";

    /** What is stored for the cycle against the results; after the rules. */
    static final String DIFFERENCES = "95_differences.sql";

    private RuleSteps() {}

    /** Runs one file. */
    static void run(Connection connection, String file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text(file));
        }
    }

    private static String text(String file) {
        try (InputStream resource = RuleSteps.class.getResourceAsStream("/opinion/" + file)) {
            if (resource == null) {
                throw new IllegalStateException("no such step: " + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
