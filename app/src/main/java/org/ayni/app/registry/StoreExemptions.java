package org.ayni.app.registry;

import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes {@code exemptions.csv} into the roll. The file is the whole list: what it no longer says is withdrawn. */
public final class StoreExemptions implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.EXEMPTIONS;
    private static final int SCOPE = FILE.position("scope");
    private static final int ID = FILE.position("id");
    private static final int FROM_DATE = FILE.position("from");
    private static final int TO_DATE = FILE.position("to");
    private static final int DOCUMENT = FILE.position("document");
    private static final int COLUMNS = 6;

    static final SetStore LIST = new SetStore("""
            UPDATE registry.exemption AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            WHERE upper_inf(belief.recorded)
              AND NOT EXISTS (
                SELECT
                FROM (
                  SELECT *, row_number() OVER (PARTITION BY scope, subject, from_date, to_date, document ORDER BY line) AS copy
                  FROM staged_exemption
                ) AS said
                WHERE said.scope = belief.scope
                  AND said.subject = belief.subject
                  AND (said.from_date, said.to_date, said.document) IS NOT DISTINCT FROM (belief.from_date, belief.to_date, belief.document)
                  AND said.copy = belief.copy
              )
            """, """
            INSERT INTO registry.exemption (scope, subject, from_date, to_date, document, copy, recorded, load)
            SELECT scope, subject, from_date, to_date, document, copy, tstzrange(:at, NULL), :load
            FROM (
              SELECT *, row_number() OVER (PARTITION BY scope, subject, from_date, to_date, document ORDER BY line) AS copy
              FROM staged_exemption
            ) AS said
            WHERE NOT EXISTS (
              SELECT
              FROM registry.exemption AS standing
              WHERE said.scope = standing.scope
                AND said.subject = standing.subject
                AND (said.from_date, said.to_date, said.document) IS NOT DISTINCT FROM (standing.from_date, standing.to_date, standing.document)
                AND said.copy = standing.copy
                AND upper_inf(standing.recorded)
            )
            ORDER BY line
            """, "SELECT count(*) FROM staged_exemption", "SELECT 0");

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_exemption (
                  scope     text NOT NULL,
                  subject   text NOT NULL,
                  from_date date,
                  to_date   date,
                  document  text,
                  line      integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_exemption FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_exemption";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        rows.row(COLUMNS);
        Cells.choice(rows, row, SCOPE);
        Cells.text(rows, row, ID);
        Cells.date(rows, row, FROM_DATE);
        Cells.date(rows, row, TO_DATE);
        Cells.text(rows, row, DOCUMENT);
        rows.int4(row.line());
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        return LIST.follow(app, load);
    }
}
