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

/** Keeps {@code health.csv} (HIS). */
public final class StoreHealth implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.HEALTH;
    private static final int MEMBER_ID = FILE.position("member_id");
    private static final int DATE = FILE.position("date");
    private static final int FACILITY_ID = FILE.position("facility_id");
    private static final int CODE = FILE.position("code");
    private static final int DX_TYPE = FILE.position("dx_type");
    private static final int LAB = FILE.position("lab");
    private static final int RECEIVED_ON = FILE.position("received_on");
    private static final int COLUMNS = 8;

    static final String ADD = """
            INSERT INTO evidence.health (person, date, facility_id, code, dx_type, lab, received_on, copy, load, line)
            SELECT person, date, facility_id, code, dx_type, lab, received_on, copy, :load, line
            FROM (
              SELECT *, row_number() OVER (PARTITION BY person, date, facility_id, code, dx_type, lab, received_on ORDER BY line) AS copy
              FROM staged_health
            ) AS said
            WHERE NOT EXISTS (
              SELECT
              FROM evidence.health AS had
              WHERE had.person = said.person
                AND had.date = said.date
                AND had.code = said.code
                AND (had.facility_id, had.dx_type, had.lab, had.received_on) IS NOT DISTINCT FROM (said.facility_id, said.dx_type, said.lab, said.received_on)
                AND had.copy = said.copy
                AND had.date >= :first
                AND had.date < :end
            )
            ORDER BY line
            """;

    private final Partitions partitions = new Partitions("health");

    private long staged;

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_health (
                  person      integer NOT NULL,
                  date        date    NOT NULL,
                  facility_id text,
                  code        text    NOT NULL,
                  dx_type     text,
                  lab         text,
                  received_on date,
                  line        integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_health FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_health";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        staged++;
        partitions.seeDay(row.date(DATE));
        rows.row(COLUMNS);
        rows.int4(keys.person(row.index(MEMBER_ID)));
        Cells.date(rows, row, DATE);
        Cells.text(rows, row, FACILITY_ID);
        Cells.text(rows, row, CODE);
        Cells.choice(rows, row, DX_TYPE);
        Cells.text(rows, row, LAB);
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
