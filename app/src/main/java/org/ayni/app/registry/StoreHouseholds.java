package org.ayni.app.registry;

import java.sql.SQLException;
import java.util.List;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes {@code households.csv} into the roll. */
public final class StoreHouseholds implements FileStore {

    private static final ExchangeFile FILE = ExchangeFile.HOUSEHOLDS;
    private static final int ID = FILE.position("household_id");
    private static final int UBIGEO = FILE.position("ubigeo");
    private static final int CENTRO_POBLADO = FILE.position("centro_poblado");
    private static final int STATE = FILE.position("state");
    private static final int AFFILIATED_ON = FILE.position("affiliated_on");
    private static final int CSE = FILE.position("cse");
    private static final int CSE_VALID_TO = FILE.position("cse_valid_to");
    private static final int ACCOUNT = FILE.position("account");
    private static final int OPEN_BALANCE = FILE.position("open_balance");
    private static final int ACCOUNT_NUMBER = FILE.position("account_number");
    private static final int PHONE = FILE.position("phone");
    private static final int COLUMNS = 14;

    private static final List<Belief> BELIEFS = List.of(
            HouseholdBeliefs.RESIDENCE,
            HouseholdBeliefs.STATE,
            HouseholdBeliefs.CLASSIFICATION,
            HouseholdBeliefs.ACCOUNT);

    static final String REGISTER = """
            INSERT INTO registry.household (household, household_id, load)
            SELECT household, household_id, :load
            FROM staged_household
            WHERE is_new
            """;

    static final String ADD_BALANCE = """
            INSERT INTO registry.opening_balance (household, amount, load)
            SELECT said.household, said.open_balance, :load
            FROM staged_household AS said
            LEFT JOIN (
              SELECT DISTINCT ON (household) household, amount
              FROM registry.opening_balance
              ORDER BY household, load DESC
            ) AS former USING (household)
            WHERE said.open_balance IS DISTINCT FROM former.amount
            """;

    static final String COUNT = """
            SELECT count(*) FILTER (WHERE is_new) AS added,
                   count(*) FILTER (WHERE NOT is_new AND touched.household IS NOT NULL) AS changed,
                   count(*) FILTER (WHERE NOT is_new AND touched.household IS NULL) AS unchanged
            FROM staged_household
            LEFT JOIN (
              SELECT household FROM registry.residence WHERE load = :load
              UNION
              SELECT household FROM registry.household_state WHERE load = :load
              UNION
              SELECT household FROM registry.classification WHERE load = :load
              UNION
              SELECT household FROM registry.account WHERE load = :load
              UNION
              SELECT household FROM registry.opening_balance WHERE load = :load
            ) AS touched USING (household)
            """;

    private final FlagNames named = new FlagNames("phone", "account_number");

    @Override
    public ExchangeFile file() {
        return FILE;
    }

    @Override
    public String stagingTable() {
        return """
                CREATE TEMPORARY TABLE staged_household (
                  household      integer NOT NULL,
                  household_id   text    NOT NULL,
                  is_new         boolean NOT NULL,
                  ubigeo         text,
                  centro_poblado text,
                  state          text    NOT NULL,
                  affiliated_on  date,
                  cse            text,
                  cse_valid_to   date,
                  status         text,
                  open_balance   bigint,
                  number         text,
                  phone          text,
                  line           integer NOT NULL
                ) ON COMMIT DROP
                """;
    }

    @Override
    public String copy() {
        return "COPY staged_household FROM STDIN (FORMAT binary)";
    }

    @Override
    public String analyze() {
        return "ANALYZE staged_household";
    }

    @Override
    public void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException {
        named.see(row);
        int index = row.index(ID);
        rows.row(COLUMNS).int4(keys.household(index));
        Cells.text(rows, row, ID);
        rows.bool(keys.isNewHousehold(index));
        Cells.text(rows, row, UBIGEO);
        Cells.text(rows, row, CENTRO_POBLADO);
        Cells.choice(rows, row, STATE);
        Cells.date(rows, row, AFFILIATED_ON);
        Cells.choice(rows, row, CSE);
        Cells.date(rows, row, CSE_VALID_TO);
        Cells.choice(rows, row, ACCOUNT);
        Cells.number(rows, row, OPEN_BALANCE);
        Cells.text(rows, row, ACCOUNT_NUMBER);
        Cells.text(rows, row, PHONE);
        rows.int4(row.line());
    }

    @Override
    public FileChanges store(JdbcClient app, Load load) {
        load.statement(app, REGISTER).update();
        BELIEFS.forEach(belief -> belief.follow(app, load, named));
        load.statement(app, ADD_BALANCE).update();
        return load.statement(app, COUNT)
                .query(FileChangesRow.WITHOUT_WITHDRAWN)
                .single();
    }
}
