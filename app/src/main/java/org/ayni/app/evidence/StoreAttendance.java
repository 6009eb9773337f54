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

/** Keeps {@code attendance.csv} (SIAGIE). */
public final class StoreAttendance implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.ATTENDANCE;
    private static final int MEMBER_ID = FILE.position("member_id");
    private static final int MONTH = FILE.position("month");
    private static final int SCHOOL_ID = FILE.position("school_id");
    private static final int DAYS = FILE.position("days");
    private static final int ABSENCES = FILE.position("absences");
    private static final int JUSTIFIED = FILE.position("justified");
    private static final int RECEIVED_ON = FILE.position("received_on");
    private static final int COLUMNS = 8;

    static final String ADD = """
            INSERT INTO evidence.attendance (person, month, school_id, days, absences, justified, received_on, copy, load, line)
            SELECT person, month, school_id, days, absences, justified, received_on, copy, :load, line
            FROM (
              SELECT *, row_number() OVER (PARTITION BY person, month, school_id, days, absences, justified, received_on ORDER BY line) AS copy
              FROM staged_attendance
            ) AS said
            WHERE NOT EXISTS (
              SELECT
              FROM evidence.attendance AS had
              WHERE had.person = said.person
                AND had.month = said.month
                AND had.days = said.days
                AND (had.school_id, had.absences, had.justified, had.received_on) IS NOT DISTINCT FROM (said.school_id, said.absences, said.justified, said.received_on)
                AND had.copy = said.copy
                AND had.month >= :first
                AND had.month < :end
            )
            ORDER BY line
            """;

    private final Partitions partitions = new Partitions("attendance");

    private long staged;

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_attendance (
                  person      integer NOT NULL,
                  month       date    NOT NULL,
                  school_id   text,
                  days        bigint  NOT NULL,
                  absences    bigint,
                  justified   bigint,
                  received_on date,
                  line        integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_attendance FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_attendance";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        staged++;
        partitions.seeMonth(row.month(MONTH));
        rows.row(COLUMNS);
        rows.int4(keys.person(row.index(MEMBER_ID)));
        Cells.month(rows, row, MONTH);
        Cells.text(rows, row, SCHOOL_ID);
        Cells.number(rows, row, DAYS);
        Cells.number(rows, row, ABSENCES);
        Cells.number(rows, row, JUSTIFIED);
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
