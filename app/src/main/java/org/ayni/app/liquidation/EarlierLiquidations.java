package org.ayni.app.liquidation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.ayni.app.columns.RollNumbers;
import org.ayni.app.database.BinaryRows;
import org.ayni.app.database.Database;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.time.Bimester;

/**
 * What this system itself liquidated before a cycle: what R-RETRO compares with, the open balances of R-CARRY, whether a
 * household is new (R-NEW), and what is held for it (R-HOLD).
 *
 * <p>Our own books come before whatever was loaded with a household: its open balance is what its last liquidation here left,
 * and of the loaded rows only those count that are about a bimestre before its first one here and were known by then. Else a
 * reintegro that we paid, and that comes back in a file, would count twice.
 *
 * <p>Each cycle carries on what the next ones need: only the totals of the last one are read, and the lines of the bimestres
 * that R-RETRO looks at, however many cycles are stored.
 */
public final class EarlierLiquidations implements ClosedFacts.Books {

    private static final int FETCH = 10_000;
    private static final int NEVER = Integer.MAX_VALUE;

    /** How many times as many numbers as households are still close together. */
    private static final int SPARSE = 2;

    private static final Concept[] CONCEPTS = Concept.values();

    private final Database database;
    private final Bimester period;
    private final OffsetDateTime madeBy;
    private final boolean onlyOne;

    private Optional<Bimester> last = Optional.empty();

    /** For each household of the whole roll, the ordinal of its first cycle here. */
    private int[] first = new int[0];

    /** For each household with something to recover still, the céntimos. */
    private final Map<Integer, Long> balances = new HashMap<>();

    private final List<Absent> absent = new ArrayList<>();

    /** For each first cycle, the last loaded row that was known at its closing. */
    private final Map<Integer, Long> lastKnownRow = new HashMap<>();

    /** @param period the cycle before which we look */
    public EarlierLiquidations(Database database, Bimester period) {
        this(database, period, OffsetDateTime.MAX, false);
    }

    private EarlierLiquidations(Database database, Bimester period, OffsetDateTime madeBy, boolean onlyOne) {
        this.database = database;
        this.period = period;
        this.madeBy = madeBy;
        this.onlyOne = onlyOne;
    }

    /** The same books as they stood at an instant: what was liquidated later is not in them. */
    public EarlierLiquidations asOf(Instant instant) {
        return new EarlierLiquidations(database, period, instant.atOffset(ZoneOffset.UTC), onlyOne);
    }

    /** The same books for facts of one household only: read by its keys, however many households there are. */
    public EarlierLiquidations onlyHousehold() {
        return new EarlierLiquidations(database, period, madeBy, true);
    }

    /**
     * A household that was liquidated here before and is not on the roll.
     *
     * @param household its number in the registry
     * @param first ordinal of its first cycle here
     * @param balanceAfter céntimos still to recover
     */
    record Absent(int household, int first, long balanceAfter) {}

    @Override
    public void openRoll(RollNumbers roll) {
        first = new int[roll.households()];
        Arrays.fill(first, NEVER);
        balances.clear();
        absent.clear();
        lastKnownRow.clear();
        last = lastBefore();
        if (last.isPresent() && !(onlyOne && first.length == 0)) {
            readLastKnownRows(last.get());
            carryOn(roll, last.get());
        }
    }

    @Override
    public void openPart(Facts facts, RollNumbers numbers, RollNumbers roll) {
        if (last.isEmpty() || numbers.households() == 0) {
            return;
        }
        for (int household = 0; household < facts.households.size(); household++) {
            int place = roll.placeOfHousehold(numbers.household(household));
            if (first[place] != NEVER) {
                facts.households.setOpenBalance(household, balances.getOrDefault(place, 0L));
            }
        }
        addLiquidated(facts, numbers, last.get(), onlyOne ? alone(numbers) : numbers == roll ? "" : among(numbers));
    }

    @Override
    public boolean counts(int household, int about, long record) {
        int own = first[household];
        return own == NEVER || (about < own && record <= lastKnownRow.getOrDefault(own, 0L));
    }

    /** Whether these are still the books: nothing was liquidated since they were read. */
    public boolean areCurrent() {
        return last.equals(lastBefore());
    }

    /** The ordinal of the first cycle here of a household of the roll: this one, when it had none. */
    int firstOrThis(int household) {
        return household >= first.length || first[household] == NEVER ? period.ordinal() : first[household];
    }

    /** Households that were liquidated here before and are not on the roll. */
    List<Absent> absent() {
        return absent;
    }

    /** The last cycle that was liquidated by then. They are liquidated in their order. */
    private Optional<Bimester> lastBefore() {
        return database.app()
                .sql("""
                        SELECT period
                        FROM liquidation.liquidation
                        WHERE period < :period
                          AND made_at <= :madeBy
                        ORDER BY period DESC
                        LIMIT 1""")
                .param("period", period.toString())
                .param("madeBy", madeBy)
                .query(String.class)
                .optional()
                .map(Bimester::parse);
    }

    private void readLastKnownRows(Bimester until) {
        database.app().sql("""
                        SELECT l.period, coalesce(o.record, 0)::bigint AS last_row
                        FROM liquidation.liquidation l
                        LEFT JOIN LATERAL (
                            SELECT record
                            FROM evidence.opening_liquidation
                            WHERE load <= (SELECT max(load) FROM registry.load WHERE recorded_at <= l.known_at)
                            ORDER BY load DESC, record DESC
                            LIMIT 1
                        ) o ON true
                        WHERE l.period <= :until""").param("until", until.toString()).query(row -> {
            lastKnownRow.put(Bimester.parse(row.getString("period")).ordinal(), row.getLong("last_row"));
        });
    }

    /** What the last cycle knew of each household: since when we liquidate for it, and what is still to recover. */
    private void carryOn(RollNumbers roll, Bimester from) {
        String select = """
                SELECT household, first::integer, balance_after
                FROM liquidation.stored_total
                WHERE period = '%1$s'%2$s
                UNION ALL
                SELECT household, first::integer, balance_after
                FROM liquidation.absent_household
                WHERE period = '%1$s'%2$s""".formatted(from, onlyOne ? alone(roll) : "");
        read(select, rows -> {
            int number = rows.int4(0);
            int ordinal = rows.int4(NEVER);
            long balance = rows.int8(0);
            int household = roll.placeOfHousehold(number);
            if (household < 0) {
                absent.add(new Absent(number, ordinal, balance));
                return;
            }
            first[household] = ordinal;
            if (balance != 0) {
                balances.put(household, balance);
            }
        });
    }

    /** Everything liquidated for the two earlier bimestres: their own lines and the differences about them since. */
    private void addLiquidated(Facts facts, RollNumbers numbers, Bimester until, String which) {
        Horizon horizon = facts.horizon;
        List<String> periods = new ArrayList<>();
        for (Bimester at = horizon.bimester(0); at.compareTo(until) <= 0; at = at.next()) {
            periods.add("'" + at + "'");
        }
        if (horizon.earlierBimesters() == 0 || periods.isEmpty()) {
            return;
        }
        String select =
                """
                SELECT household, about::integer, concept::integer, month, person, amount
                FROM liquidation.stored_line
                WHERE period IN (%s)
                  AND about >= %d
                  AND about < %d%s""".formatted(String.join(", ", periods), horizon.bimester(0).ordinal(), period.ordinal(), which);
        read(select, rows -> {
            int household = numbers.placeOfHousehold(rows.int4(0));
            int about = rows.int4(0);
            Concept concept = CONCEPTS[rows.int4(0)];
            int month = rows.int4(0);
            int person = rows.int4(-1);
            if (household >= 0) {
                int member = numbers.placeOfFormerMember(person);
                facts.liquidated.add(household, about, concept, month, member, rows.int8(0));
            }
        });
    }

    private static String alone(RollNumbers numbers) {
        return " AND household = " + numbers.household(0);
    }

    /**
     * The condition on the households of a slice. Where their numbers lie close together an index finds them, and those between
     * are sent for nothing; else they are listed.
     */
    private static String among(RollNumbers slice) {
        int first = slice.firstHousehold();
        int last = slice.lastHousehold();
        String between = " AND household BETWEEN %d AND %d".formatted(first, last);
        String inOrder = "\nORDER BY period, household, number";
        if (last - first < SPARSE * slice.households()) {
            return between + inOrder;
        }
        StringJoiner list = new StringJoiner(",", " AND household = ANY ('{", "}'::integer[])");
        for (int household = 0; household < slice.households(); household++) {
            list.add(Integer.toString(slice.household(household)));
        }
        return between + list + inOrder;
    }

    private interface Taking {
        void take(BinaryRows row);
    }

    private void read(String select, Taking taking) {
        database.onDriver(connection -> {
            try (BinaryRows rows = BinaryRows.of(connection, select)) {
                while (rows.next()) {
                    taking.take(rows);
                }
                return true;
            }
        });
    }

    /** Céntimos held for each household of a roll, by place; 0 for most. */
    static long[] held(Database database, RollNumbers roll) {
        long[] held = new long[roll.households()];
        database.app().sql("""
                        SELECT h.household, b.held
                        FROM ledger.held_balance AS b
                        JOIN registry.household AS h ON h.household_id = b.household""").withFetchSize(FETCH).query(row -> {
            int household = roll.placeOfHousehold(row.getInt("household"));
            if (household >= 0) {
                held[household] = row.getLong("held");
            }
        });
        return held;
    }
}
