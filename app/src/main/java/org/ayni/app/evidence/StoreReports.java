package org.ayni.app.evidence;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.ayni.app.registry.Cells;
import org.ayni.app.registry.FileChanges;
import org.ayni.app.registry.FileStore;
import org.ayni.app.registry.Load;
import org.ayni.app.registry.RollKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps {@code reports.csv}: which schools and facilities reported. */
public final class StoreReports implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.REPORTS;
    private static final int KIND = FILE.position("kind");
    private static final int ID = FILE.position("id");
    private static final int MONTH = FILE.position("month");
    private static final int RECEIVED_ON = FILE.position("received_on");
    private static final int COLUMNS = 5;

    static final String ADD = """
            INSERT INTO evidence.report (kind, subject, month, received_on, copy, load, line)
            SELECT kind, subject, month, received_on, copy, :load, line
            FROM (
              SELECT *, row_number() OVER (PARTITION BY kind, subject, month, received_on ORDER BY line) AS copy
              FROM staged_report
            ) AS said
            WHERE NOT EXISTS (
              SELECT
              FROM evidence.report AS had
              WHERE had.kind = said.kind
                AND had.subject = said.subject
                AND had.month = said.month
                AND had.received_on IS NOT DISTINCT FROM said.received_on
                AND had.copy = said.copy
                AND had.month >= :first
                AND had.month < :end
            )
            ORDER BY line
            """;

    private final Partitions partitions = new Partitions("report");

    private long staged;

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_report (
                  kind        text    NOT NULL,
                  subject     text    NOT NULL,
                  month       date    NOT NULL,
                  received_on date,
                  line        integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_report FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_report";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        staged++;
        partitions.seeMonth(row.month(MONTH));
        rows.row(COLUMNS);
        Cells.choice(rows, row, KIND);
        Cells.text(rows, row, ID);
        Cells.month(rows, row, MONTH);
        Cells.date(rows, row, RECEIVED_ON);
        rows.int4(row.line());
    }

    @Override
    public void prepare(DataSource source) throws SQLException {
        partitions.open(source);
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        long added = load.statement(app, ADD)
                .param("first", partitions.first())
                .param("end", partitions.end())
                .update();
        return new FileChanges(added, 0, staged - added, 0);
    }
}
