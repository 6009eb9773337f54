package org.ayni.app.liquidation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ayni.app.columns.RollNumbers;
import org.ayni.app.database.Database;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.facts.IdTable;
import org.ayni.kernel.facts.Liquidated;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/**
 * What this system itself liquidated before a cycle: what R-RETRO compares with, the open balances of R-CARRY, whether a
 * household is new (R-NEW), and what is held for it (R-HOLD).
 *
 * <p>Our own books come before whatever was loaded with a household: its open balance is what its last liquidation here left,
 * and of the loaded rows only those count that are about a bimestre before its first one here and were known by then. Else a
 * reintegro that we paid, and that comes back in a file, would count twice.
 */
public final class EarlierLiquidations implements ClosedFacts.Books {

    private static final int FETCH = 10_000;
    private static final int NEVER = Integer.MAX_VALUE;

    private static final String EVERYBODY = "";

    private final Database database;
    private final Bimester period;
    private final OffsetDateTime madeBy;
    private final String onlyHousehold;

    /** The earlier cycles that were liquidated by then; never empty, as a statement wants it. */
    private List<String> earlier = List.of("");

    /** For each household, the ordinal of its first cycle here. */
    private int[] first = new int[0];

    /** For each first cycle, the last loaded row that was known at its closing. */
    private final Map<Integer, Long> lastKnownRow = new HashMap<>();

    /** @param period the cycle before which we look */
    public EarlierLiquidations(Database database, Bimester period) {
        this(database, period, OffsetDateTime.MAX, EVERYBODY);
    }

    private EarlierLiquidations(Database database, Bimester period, OffsetDateTime madeBy, String onlyHousehold) {
        this.database = database;
        this.period = period;
        this.madeBy = madeBy;
        this.onlyHousehold = onlyHousehold;
    }

    /** The same books as they stood at an instant: what was liquidated later is not in them. */
    public EarlierLiquidations asOf(Instant instant) {
        return new EarlierLiquidations(database, period, instant.atOffset(ZoneOffset.UTC), onlyHousehold);
    }

    /** The same books, read for one household only: by its keys, however many households there are. */
    public EarlierLiquidations onlyHousehold(String household) {
        return new EarlierLiquidations(database, period, madeBy, household);
    }

    @Override
    public void open(Facts facts, RollNumbers numbers) {
        first = new int[facts.households.size()];
        java.util.Arrays.fill(first, NEVER);
        readEarlierCycles();
        readFirstLiquidations(facts);
        readLastKnownRows();
        addLiquidated(facts);
        setOpenBalances(facts);
    }

    @Override
    public boolean counts(int household, int about, long record) {
        int own = first[household];
        return own == NEVER || (about < own && record <= lastKnownRow.getOrDefault(own, 0L));
    }

    private void readEarlierCycles() {
        List<String> cycles = database.app()
                .sql("""
                        SELECT period
                        FROM liquidation.liquidation
                        WHERE period < :period
                          AND made_at <= :madeBy""")
                .param("period", period.toString())
                .param("madeBy", madeBy)
                .query(String.class)
                .list();
        earlier = cycles.isEmpty() ? List.of("") : cycles;
    }

    private void readFirstLiquidations(Facts facts) {
        Map<String, Integer> bimesters = new HashMap<>();
        database.app()
                .sql("""
                        SELECT household, period
                        FROM liquidation.first_liquidation
                        WHERE period IN (:earlier)
                          AND (:household = '' OR household = :household)""")
                .param("earlier", earlier)
                .param("household", onlyHousehold)
                .withFetchSize(FETCH)
                .query(row -> {
                    int household = facts.households.ids.find(row.getString("household"));
                    if (household >= 0) {
                        first[household] =
                                bimesters.computeIfAbsent(row.getString("period"), EarlierLiquidations::ordinal);
                        facts.liquidated.addFirst(household, first[household]);
                    }
                });
    }

    private void readLastKnownRows() {
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
                        WHERE l.period IN (:earlier)""").param("earlier", earlier).query(row -> {
            lastKnownRow.put(ordinal(row.getString("period")), row.getLong("last_row"));
        });
    }

    /** Everything liquidated for the two earlier bimestres: their own lines and the differences about them since. */
    private void addLiquidated(Facts facts) {
        Horizon horizon = facts.horizon;
        if (horizon.earlierBimesters() == 0) {
            return;
        }
        IdTable households = facts.households.ids;
        IdTable members = facts.members.ids;
        Map<String, Integer> bimesters = new HashMap<>();
        Map<String, Integer> months = new HashMap<>();
        database.app()
                .sql("""
                        SELECT household, about, concept, month, member, sum(amount)::bigint AS amount
                        FROM liquidation.line
                        WHERE period >= :first
                          AND period IN (:earlier)
                          AND about >= :first
                          AND about < :period
                          AND (:household = '' OR household = :household)
                        GROUP BY household, about, concept, month, member""")
                .param("first", horizon.bimester(0).toString())
                .param("earlier", earlier)
                .param("period", period.toString())
                .param("household", onlyHousehold)
                .withFetchSize(FETCH)
                .query(row -> {
                    int household = households.find(row.getString("household"));
                    if (household >= 0) {
                        String member = row.getString("member");
                        facts.liquidated.add(
                                household,
                                bimesters.computeIfAbsent(row.getString("about"), EarlierLiquidations::ordinal),
                                Concept.valueOf(row.getString("concept")),
                                months.computeIfAbsent(row.getString("month"), EarlierLiquidations::monthOrYear),
                                member == null ? -1 : members.find(member),
                                row.getLong("amount"));
                    }
                });
    }

    private void setOpenBalances(Facts facts) {
        database.app()
                .sql("""
                        SELECT DISTINCT ON (household) household, balance_after
                        FROM liquidation.total
                        WHERE period IN (:earlier)
                          AND (:household = '' OR household = :household)
                        ORDER BY household, period DESC""")
                .param("earlier", earlier)
                .param("household", onlyHousehold)
                .withFetchSize(FETCH)
                .query(row -> {
                    int household = facts.households.ids.find(row.getString("household"));
                    if (household >= 0) {
                        facts.households.setOpenBalance(household, row.getLong("balance_after"));
                    }
                });
    }

    /** Céntimos held for each household of the facts, by row; 0 for most. */
    static long[] held(Database database, Facts facts) {
        long[] held = new long[facts.households.size()];
        database.app()
                .sql("SELECT household, held FROM ledger.household_balance WHERE held > 0")
                .withFetchSize(FETCH)
                .query(row -> {
                    int household = facts.households.ids.find(row.getString("household"));
                    if (household >= 0) {
                        held[household] = row.getLong("held");
                    }
                });
        return held;
    }

    private static int ordinal(String bimester) {
        return Bimester.parse(bimester).ordinal();
    }

    /** As {@link Liquidated} wants it: a month's number, or {@code ~year} for a school year. */
    private static int monthOrYear(String text) {
        return text.length() == 4 ? ~Integer.parseInt(text) : Days.month(YearMonth.parse(text));
    }
}
