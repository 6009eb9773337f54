package org.ayni.app.evidence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.BitSet;
import javax.sql.DataSource;
import org.ayni.kernel.time.Days;

/** The bimestres that staged rows are about: they need a partition, and only they can hold the same rows already. */
final class Partitions {

    static final String OPEN = """
            SELECT evidence.open_partition(?, day)
            FROM unnest(?::text[]::date[]) AS day
            """;

    private final String table;
    private final BitSet bimesters = new BitSet();

    Partitions(String table) {
        this.table = table;
    }

    /** A row is about this month ({@code year × 12 + month − 1}). */
    void seeMonth(int month) {
        bimesters.set(month / 2);
    }

    /** A row is about this day. */
    void seeDay(int epochDay) {
        seeMonth(Days.monthOf(epochDay));
    }

    /** First day of the first bimestre seen, or of all when none was. */
    LocalDate first() {
        return firstDay(bimesters.isEmpty() ? 0 : bimesters.nextSetBit(0));
    }

    /** The day after the last bimestre seen. */
    LocalDate end() {
        return firstDay(bimesters.length());
    }

    /**
     * Makes sure that each has a partition, in a transaction of its own: creating one locks the whole table, and that must
     * not last as long as a load. An empty partition of a load that failed does no harm.
     */
    void open(DataSource source) throws SQLException {
        if (bimesters.isEmpty()) {
            return;
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement settings = connection.createStatement();
                    PreparedStatement open = connection.prepareStatement(OPEN)) {
                settings.execute("SET LOCAL lock_timeout = '60s'");
                Array days = connection.createArrayOf(
                        "text",
                        bimesters.stream()
                                .mapToObj(bimester -> firstDay(bimester).toString())
                                .toArray());
                open.setString(1, table);
                open.setArray(2, days);
                open.execute();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static LocalDate firstDay(int bimester) {
        YearMonth month = Days.toYearMonth(bimester * 2);
        return month.atDay(1);
    }
}
