package org.ayni.app.registry;

import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes {@code scopes.csv} into the roll. The file is the whole list: what it no longer says is withdrawn. */
public final class StoreScopes implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.SCOPES;
    private static final int TRANSFER = FILE.position("transfer");
    private static final int UBIGEO = FILE.position("ubigeo");
    private static final int FROM_DATE = FILE.position("from");
    private static final int TO_DATE = FILE.position("to");
    private static final int COLUMNS = 5;

    static final SetStore LIST = new SetStore("""
            UPDATE registry.transfer_scope AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            WHERE upper_inf(belief.recorded)
              AND NOT EXISTS (
                SELECT
                FROM (
                  SELECT *, row_number() OVER (PARTITION BY transfer, ubigeo, from_date, to_date ORDER BY line) AS copy
                  FROM staged_scope
                ) AS said
                WHERE said.transfer = belief.transfer
                  AND said.ubigeo = belief.ubigeo
                  AND (said.from_date, said.to_date) IS NOT DISTINCT FROM (belief.from_date, belief.to_date)
                  AND said.copy = belief.copy
              )
            """, """
            INSERT INTO registry.transfer_scope (transfer, ubigeo, from_date, to_date, copy, recorded, load)
            SELECT transfer, ubigeo, from_date, to_date, copy, tstzrange(:at, NULL), :load
            FROM (
              SELECT *, row_number() OVER (PARTITION BY transfer, ubigeo, from_date, to_date ORDER BY line) AS copy
              FROM staged_scope
            ) AS said
            WHERE NOT EXISTS (
              SELECT
              FROM registry.transfer_scope AS standing
              WHERE said.transfer = standing.transfer
                AND said.ubigeo = standing.ubigeo
                AND (said.from_date, said.to_date) IS NOT DISTINCT FROM (standing.from_date, standing.to_date)
                AND said.copy = standing.copy
                AND upper_inf(standing.recorded)
            )
            ORDER BY line
            """, "SELECT count(*) FROM staged_scope", "SELECT 0");

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_scope (
                  transfer  text NOT NULL,
                  ubigeo    text NOT NULL,
                  from_date date,
                  to_date   date,
                  line      integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_scope FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_scope";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        rows.row(COLUMNS);
        Cells.choice(rows, row, TRANSFER);
        Cells.text(rows, row, UBIGEO);
        Cells.date(rows, row, FROM_DATE);
        Cells.date(rows, row, TO_DATE);
        rows.int4(row.line());
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        return LIST.follow(app, load);
    }
}
