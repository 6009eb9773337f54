package org.ayni.app.registry;

import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes {@code inicial_places.csv} into the roll. The file is the whole list: what it no longer says is withdrawn. */
public final class StoreInicialPlaces implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.INICIAL_PLACES;
    private static final int CENTRO_POBLADO = FILE.position("centro_poblado");
    private static final int COLUMNS = 2;

    static final SetStore LIST = new SetStore("""
            UPDATE registry.inicial_place AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            WHERE upper_inf(belief.recorded)
              AND NOT EXISTS (
                SELECT
                FROM (
                  SELECT *, row_number() OVER (PARTITION BY centro_poblado ORDER BY line) AS copy
                  FROM staged_inicial_place
                ) AS said
                WHERE said.centro_poblado = belief.centro_poblado
                  AND said.copy = belief.copy
              )
            """, """
            INSERT INTO registry.inicial_place (centro_poblado, copy, recorded, load)
            SELECT centro_poblado, copy, tstzrange(:at, NULL), :load
            FROM (
              SELECT *, row_number() OVER (PARTITION BY centro_poblado ORDER BY line) AS copy
              FROM staged_inicial_place
            ) AS said
            WHERE NOT EXISTS (
              SELECT
              FROM registry.inicial_place AS standing
              WHERE said.centro_poblado = standing.centro_poblado
                AND said.copy = standing.copy
                AND upper_inf(standing.recorded)
            )
            ORDER BY line
            """, "SELECT count(*) FROM staged_inicial_place", "SELECT 0");

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_inicial_place (
                  centro_poblado text NOT NULL,
                  line           integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_inicial_place FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_inicial_place";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        rows.row(COLUMNS);
        Cells.text(rows, row, CENTRO_POBLADO);
        rows.int4(row.line());
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        return LIST.follow(app, load);
    }
}
