package org.ayni.app.registry;

import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes {@code enrolments.csv} into the roll: for every member listed in {@code members.csv}, and for every member that it
 * names, it says the whole set, in its order: of two enrolments of one day the later line counts.
 */
public final class StoreEnrolments implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.ENROLMENTS;
    private static final int MEMBER = FILE.position("member_id");
    private static final int SCHOOL_YEAR = FILE.position("school_year");
    private static final int SCHOOL = FILE.position("school_id");
    private static final int LEVEL = FILE.position("level");
    private static final int GRADE = FILE.position("grade");
    private static final int STATUS = FILE.position("status");
    private static final int STATUS_ON = FILE.position("status_on");
    private static final int RANK = FILE.position("rank");
    private static final int SECTION_SIZE = FILE.position("section_size");
    private static final int COLUMNS = 10;

    static final SetStore SET = new SetStore("""
            UPDATE registry.enrolment AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            WHERE upper_inf(belief.recorded)
              AND belief.person IN (SELECT person FROM staged_member UNION ALL SELECT person FROM staged_enrolment)
              AND NOT EXISTS (
                SELECT
                FROM staged_enrolment AS said
                WHERE said.person = belief.person
                  AND said.position = belief.position
                  AND said.school_year = belief.school_year
                  AND said.status = belief.status
                  AND (said.school_id, said.level, said.grade, said.status_on, said.rank, said.section_size)
                    IS NOT DISTINCT FROM
                    (belief.school_id, belief.level, belief.grade, belief.status_on, belief.rank, belief.section_size)
              )
            """, """
            INSERT INTO registry.enrolment (
              person, position, school_year, school_id, level, grade, status, status_on, rank, section_size, recorded, load)
            SELECT said.person, said.position, said.school_year, said.school_id, said.level, said.grade, said.status,
                   said.status_on, said.rank, said.section_size, tstzrange(:at, NULL), :load
            FROM staged_enrolment AS said
            WHERE NOT EXISTS (
              SELECT
              FROM registry.enrolment AS standing
              WHERE standing.person = said.person
                AND standing.position = said.position
                AND upper_inf(standing.recorded)
            )
            """, "SELECT count(*) FROM staged_enrolment", """
            SELECT count(*)
            FROM registry.enrolment AS former
            JOIN registry.enrolment AS belief USING (person, position)
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
                CREATE TEMPORARY TABLE staged_enrolment (
                  person       integer NOT NULL,
                  position     integer NOT NULL,
                  school_year  bigint  NOT NULL,
                  school_id    text,
                  level        text,
                  grade        text,
                  status       text    NOT NULL,
                  status_on    date,
                  rank         bigint,
                  section_size bigint
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_enrolment FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_enrolment";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        int person = keys.person(row.index(MEMBER));
        rows.row(COLUMNS).int4(person).int4(positions.next(person));
        Cells.number(rows, row, SCHOOL_YEAR);
        Cells.text(rows, row, SCHOOL);
        Cells.choice(rows, row, LEVEL);
        Cells.text(rows, row, GRADE);
        Cells.choice(rows, row, STATUS);
        Cells.date(rows, row, STATUS_ON);
        Cells.number(rows, row, RANK);
        Cells.number(rows, row, SECTION_SIZE);
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        return SET.follow(app, load);
    }
}
