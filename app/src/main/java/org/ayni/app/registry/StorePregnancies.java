package org.ayni.app.registry;

import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes {@code pregnancies.csv} into the roll: for every member listed in {@code members.csv}, and for every member that it
 * names, it says the whole set.
 */
public final class StorePregnancies implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.PREGNANCIES;
    private static final int MEMBER = FILE.position("member_id");
    private static final int LMP = FILE.position("lmp");
    private static final int ENDED_ON = FILE.position("ended_on");
    private static final int COLUMNS = 4;

    static final SetStore SET = new SetStore("""
            UPDATE registry.pregnancy AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            WHERE upper_inf(belief.recorded)
              AND belief.person IN (SELECT person FROM staged_member UNION ALL SELECT person FROM staged_pregnancy)
              AND NOT EXISTS (
                SELECT
                FROM staged_pregnancy AS said
                WHERE said.person = belief.person
                  AND said.position = belief.position
                  AND said.lmp = belief.lmp
                  AND said.ended_on IS NOT DISTINCT FROM belief.ended_on
              )
            """, """
            INSERT INTO registry.pregnancy (person, position, lmp, ended_on, recorded, load)
            SELECT said.person, said.position, said.lmp, said.ended_on, tstzrange(:at, NULL), :load
            FROM staged_pregnancy AS said
            WHERE NOT EXISTS (
              SELECT
              FROM registry.pregnancy AS standing
              WHERE standing.person = said.person
                AND standing.position = said.position
                AND upper_inf(standing.recorded)
            )
            """, "SELECT count(*) FROM staged_pregnancy", """
            SELECT count(*)
            FROM registry.pregnancy AS former
            JOIN registry.pregnancy AS belief USING (person, position)
            WHERE upper(former.recorded) = :at
              AND belief.load = :load
            """);

    private final SetPositions positions = new SetPositions();

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_pregnancy (
                  person   integer NOT NULL,
                  position integer NOT NULL,
                  lmp      date    NOT NULL,
                  ended_on date
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_pregnancy FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_pregnancy";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        int person = keys.person(row.index(MEMBER));
        rows.row(COLUMNS).int4(person).int4(positions.next(person));
        Cells.date(rows, row, LMP);
        Cells.date(rows, row, ENDED_ON);
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        return SET.follow(app, load);
    }
}
