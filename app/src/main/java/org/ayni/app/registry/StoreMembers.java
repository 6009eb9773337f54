package org.ayni.app.registry;

import java.sql.SQLException;
import java.util.List;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes {@code members.csv} into the roll. */
public final class StoreMembers implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.MEMBERS;
    private static final int ID = FILE.position("member_id");
    private static final int HOUSEHOLD = FILE.position("household_id");
    private static final int BIRTH_DATE = FILE.position("birth_date");
    private static final int JOINED_ON = FILE.position("joined_on");
    private static final int LEFT_ON = FILE.position("left_on");
    private static final int DIED_ON = FILE.position("died_on");
    private static final int DNI_ISSUED_ON = FILE.position("dni_issued_on");
    private static final int SCHOOL = FILE.position("school_id");
    private static final int FACILITY = FILE.position("facility_id");
    private static final int SECONDARY_FINISHED_ON = FILE.position("secondary_finished_on");
    private static final int LOW_BIRTH_WEIGHT = FILE.position("low_birth_weight");
    private static final int DNI = FILE.position("dni");
    private static final int GIVEN_NAMES = FILE.position("given_names");
    private static final int PATERNAL_SURNAME = FILE.position("paternal_surname");
    private static final int MATERNAL_SURNAME = FILE.position("maternal_surname");
    private static final int SEX = FILE.position("sex");
    private static final int HOLDER = FILE.position("holder");
    private static final int COLUMNS = 20;

    private static final List<Belief> BELIEFS =
            List.of(MemberBeliefs.RECORD, MemberBeliefs.MEMBERSHIP, MemberBeliefs.REGISTRATION);

    static final String REGISTER = """
            INSERT INTO registry.person (person, member_id, load)
            SELECT person, member_id, :load
            FROM staged_member
            WHERE is_new
            """;

    static final String COUNT = """
            SELECT count(*) FILTER (WHERE is_new) AS added,
                   count(*) FILTER (WHERE NOT is_new AND touched.person IS NOT NULL) AS changed,
                   count(*) FILTER (WHERE NOT is_new AND touched.person IS NULL) AS unchanged
            FROM staged_member
            LEFT JOIN (
              SELECT person FROM registry.person_record WHERE load = :load
              UNION
              SELECT person FROM registry.membership WHERE load = :load
              UNION
              SELECT person FROM registry.registration WHERE load = :load
              UNION
              SELECT person FROM registry.holder WHERE load = :load OR upper(recorded) = :at
            ) AS touched USING (person)
            """;

    private final FlagNames named =
            new FlagNames("dni", "given_names", "paternal_surname", "maternal_surname", "sex", "holder");

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_member (
                  person                integer NOT NULL,
                  member_id             text    NOT NULL,
                  is_new                boolean NOT NULL,
                  household             integer NOT NULL,
                  birth_date            date,
                  joined_on             date,
                  left_on               date,
                  died_on               date,
                  dni_issued_on         date,
                  school_id             text,
                  facility_id           text,
                  secondary_finished_on date,
                  low_birth_weight      boolean,
                  dni                   text,
                  given_names           text,
                  paternal_surname      text,
                  maternal_surname      text,
                  sex                   text,
                  holder                boolean NOT NULL,
                  line                  integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_member FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_member";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        named.see(row);
        int index = row.index(ID);
        rows.row(COLUMNS).int4(keys.person(index));
        Cells.text(rows, row, ID);
        rows.bool(keys.isNewPerson(index)).int4(keys.household(row.index(HOUSEHOLD)));
        Cells.date(rows, row, BIRTH_DATE);
        Cells.date(rows, row, JOINED_ON);
        Cells.date(rows, row, LEFT_ON);
        Cells.date(rows, row, DIED_ON);
        Cells.date(rows, row, DNI_ISSUED_ON);
        Cells.text(rows, row, SCHOOL);
        Cells.text(rows, row, FACILITY);
        Cells.date(rows, row, SECONDARY_FINISHED_ON);
        if (row.isEmpty(LOW_BIRTH_WEIGHT)) {
            rows.nothing();
        } else {
            rows.bool(row.choice(LOW_BIRTH_WEIGHT) == 1);
        }
        Cells.text(rows, row, DNI);
        Cells.text(rows, row, GIVEN_NAMES);
        Cells.text(rows, row, PATERNAL_SURNAME);
        Cells.text(rows, row, MATERNAL_SURNAME);
        Cells.choice(rows, row, SEX);
        rows.bool(row.choice(HOLDER) == 1).int4(row.line());
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        load.statement(app, REGISTER).update();
        BELIEFS.forEach(belief -> belief.follow(app, load, named));
        if (named.isNamed("holder")) {
            MemberBeliefs.HOLDER.follow(app, load, named);
        }
        return load.statement(app, COUNT)
                .query(FileChangesRow.WITHOUT_WITHDRAWN)
                .single();
    }
}
