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

/** Keeps {@code marks.csv}: field formats and approved reviews. */
public final class StoreMarks implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.MARKS;
    private static final int MEMBER_ID = FILE.position("member_id");
    private static final int MONTH = FILE.position("month");
    private static final int CONDITION = FILE.position("condition");
    private static final int MARK = FILE.position("mark");
    private static final int SOURCE = FILE.position("source");
    private static final int RECEIVED_ON = FILE.position("received_on");
    private static final int COLUMNS = 7;

    static final String ADD = """
            INSERT INTO evidence.mark (person, month, condition, mark, source, received_on, copy, load, line)
            SELECT person, month, condition, mark, source, received_on, copy, :load, line
            FROM (
              SELECT *, row_number() OVER (PARTITION BY person, month, condition, mark, source, received_on ORDER BY line) AS copy
              FROM staged_mark
            ) AS said
            WHERE NOT EXISTS (
              SELECT
              FROM evidence.mark AS had
              WHERE had.person = said.person
                AND had.month = said.month
                AND had.condition = said.condition
                AND had.mark = said.mark
                AND had.source = said.source
                AND had.received_on IS NOT DISTINCT FROM said.received_on
                AND had.copy = said.copy
                AND had.month >= :first
                AND had.month < :end
            )
            ORDER BY line
            """;

    private final Partitions partitions = new Partitions("mark");

    private long staged;

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_mark (
                  person      integer NOT NULL,
                  month       date    NOT NULL,
                  condition   text    NOT NULL,
                  mark        text    NOT NULL,
                  source      text    NOT NULL,
                  received_on date,
                  line        integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_mark FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_mark";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        staged++;
        partitions.seeMonth(row.month(MONTH));
        rows.row(COLUMNS);
        rows.int4(keys.person(row.index(MEMBER_ID)));
        Cells.month(rows, row, MONTH);
        Cells.choice(rows, row, CONDITION);
        Cells.choice(rows, row, MARK);
        Cells.choice(rows, row, SOURCE);
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
