package org.ayni.app.evidence;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.ayni.app.registry.Cells;
import org.ayni.app.registry.FileChanges;
import org.ayni.app.registry.FileStore;
import org.ayni.app.registry.Load;
import org.ayni.app.registry.RollKeys;
import org.ayni.kernel.time.Days;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps {@code liquidated.csv}: what was liquidated before this installation liquidated. */
public final class StoreLiquidated implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.LIQUIDATED;
    private static final int HOUSEHOLD = FILE.position("household_id");
    private static final int PERIOD = FILE.position("period");
    private static final int CONCEPT = FILE.position("concept");
    private static final int MONTH = FILE.position("month");
    private static final int MEMBER = FILE.position("member_id");
    private static final int AMOUNT = FILE.position("amount");
    private static final int COLUMNS = 7;

    static final String ADD = """
            INSERT INTO evidence.opening_liquidation (household, period, concept, month, person, amount, copy, load, line)
            SELECT household, period, concept, month, person, amount, copy, :load, line
            FROM (
              SELECT *, row_number() OVER (
                PARTITION BY household, period, concept, month, person, amount ORDER BY line) AS copy
              FROM staged_liquidated
            ) AS said
            WHERE NOT EXISTS (
              SELECT
              FROM evidence.opening_liquidation AS had
              WHERE had.household = said.household
                AND had.period = said.period
                AND had.concept = said.concept
                AND had.month = said.month
                AND had.person IS NOT DISTINCT FROM said.person
                AND had.amount = said.amount
                AND had.copy = said.copy
            )
            ORDER BY line
            """;

    private final Map<Integer, String> periods = new HashMap<>();
    private final Map<Integer, String> months = new HashMap<>();
    private long staged;

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_liquidated (
                  household integer NOT NULL,
                  period    text    NOT NULL,
                  concept   text    NOT NULL,
                  month     text    NOT NULL,
                  person    integer,
                  amount    bigint  NOT NULL,
                  line      integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_liquidated FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_liquidated";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        staged++;
        rows.row(COLUMNS)
                .int4(keys.household(row.index(HOUSEHOLD)))
                .text(periods.computeIfAbsent(row.bimester(PERIOD), StoreLiquidated::periodText));
        Cells.choice(rows, row, CONCEPT);
        rows.text(months.computeIfAbsent(row.month(MONTH), StoreLiquidated::monthText));
        if (row.isEmpty(MEMBER)) {
            rows.nothing();
        } else {
            rows.int4(keys.person(row.index(MEMBER)));
        }
        Cells.number(rows, row, AMOUNT);
        rows.int4(row.line());
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        long added = load.statement(app, ADD).update();
        return new FileChanges(added, 0, staged - added, 0);
    }

    private static String periodText(int bimester) {
        return "%04d-%d".formatted(bimester / 6, bimester % 6 + 1);
    }

    private static String monthText(int monthOrYear) {
        return monthOrYear < 0 ? "%04d".formatted(~monthOrYear) : Days.monthText(monthOrYear);
    }
}
