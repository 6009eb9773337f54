package org.ayni.app.evidence;

import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.ayni.app.registry.Cells;
import org.ayni.app.registry.FileChanges;
import org.ayni.app.registry.FileStore;
import org.ayni.app.registry.Load;
import org.ayni.app.registry.RollKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps {@code school_days.csv}: the calendar. */
public final class StoreSchoolDays implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.SCHOOL_DAYS;
    private static final int MONTH = FILE.position("month");
    private static final int DAYS = FILE.position("days");
    private static final int SCHOOL_ID = FILE.position("school_id");
    private static final int COLUMNS = 4;

    static final String ADD = """
            INSERT INTO evidence.school_day (month, days, school_id, copy, load, line)
            SELECT month, days, school_id, copy, :load, line
            FROM (
              SELECT *, row_number() OVER (PARTITION BY month, days, school_id ORDER BY line) AS copy
              FROM staged_school_day
            ) AS said
            WHERE NOT EXISTS (
              SELECT
              FROM evidence.school_day AS had
              WHERE had.month = said.month
                AND had.days = said.days
                AND had.school_id IS NOT DISTINCT FROM said.school_id
                AND had.copy = said.copy
            )
            ORDER BY line
            """;

    private long staged;

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_school_day (
                  month     date    NOT NULL,
                  days      bigint  NOT NULL,
                  school_id text,
                  line      integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_school_day FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_school_day";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        staged++;
        rows.row(COLUMNS);
        Cells.month(rows, row, MONTH);
        Cells.number(rows, row, DAYS);
        Cells.text(rows, row, SCHOOL_ID);
        rows.int4(row.line());
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        long added = load.statement(app, ADD).update();
        return new FileChanges(added, 0, staged - added, 0);
    }
}
