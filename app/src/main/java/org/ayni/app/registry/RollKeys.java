package org.ayni.app.registry;

import java.util.Arrays;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.KnownIds;
import org.ayni.kernel.facts.IdTable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's numbers of households and people, by their index in {@link KnownIds}. Those of the database are read
 * first; the files' new ones get the next numbers, which is safe because loads run one after the other.
 */
public final class RollKeys {

    private static final int FETCH = 10_000;

    private final Keys households = new Keys();
    private final Keys people = new Keys();

    private RollKeys() {}

    /** All that the database knows. In the transaction of the load. */
    public static RollKeys read(Database database) {
        RollKeys keys = new RollKeys();
        keys.households.read(
                database.app(),
                "SELECT household AS number, household_id AS id FROM registry.household ORDER BY household");
        keys.people.read(
                database.app(), "SELECT person AS number, member_id AS id FROM registry.person ORDER BY person");
        return keys;
    }

    /** Ids for the reader: those of the database are known beforehand. */
    public KnownIds ids() {
        return new KnownIds(households.ids, people.ids);
    }

    /** Number of the household with this index; a new one's is given now. */
    public int household(int index) {
        return households.number(index);
    }

    /** Number of the person with this index; a new one's is given now. */
    public int person(int index) {
        return people.number(index);
    }

    boolean isNewHousehold(int index) {
        return index >= households.known;
    }

    boolean isNewPerson(int index) {
        return index >= people.known;
    }

    private static final class Keys {

        private final IdTable ids = new IdTable();
        private int[] numbers = new int[1 << 10];
        private int known;
        private int given;
        private int last;

        void read(JdbcClient app, String sql) {
            app.sql(sql).withFetchSize(FETCH).query(row -> {
                int index = ids.intern(String.valueOf(row.getString("id")));
                put(index, row.getInt("number"));
            });
            known = ids.size();
            given = known;
        }

        int number(int index) {
            while (given <= index) {
                put(given, last + 1);
                given++;
            }
            return numbers[index];
        }

        private void put(int index, int number) {
            if (index >= numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.max(index + 1, numbers.length * 2));
            }
            numbers[index] = number;
            last = number;
        }
    }
}
