package org.ayni.app.liquidation;

import java.util.HashMap;
import java.util.Map;
import org.ayni.app.database.Database;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.IdTable;
import org.ayni.kernel.facts.Liquidated;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/**
 * What this system itself liquidated before: what R-RETRO compares with, the open balances of R-CARRY, whether a household is
 * new (R-NEW), and what is held for it (R-HOLD). Our own books come before whatever was loaded with the household.
 */
public final class EarlierLiquidations {

    private static final int FETCH = 10_000;

    private final Database database;

    public EarlierLiquidations(Database database) {
        this.database = database;
    }

    /**
     * Adds to facts that are not yet sealed. Must run in a transaction.
     *
     * @param facts with the households and members of the closed roll
     */
    public void addTo(Facts facts) {
        addLiquidated(facts);
        addFirstLiquidations(facts);
        setOpenBalances(facts);
    }

    /** Everything liquidated for the two earlier bimestres: their own lines and the differences about them since. */
    private void addLiquidated(Facts facts) {
        if (facts.horizon.earlierBimesters() == 0) {
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
                          AND period < :period
                          AND about >= :first
                          AND about < :period
                        GROUP BY household, about, concept, month, member""")
                .param("first", facts.horizon.bimester(0).toString())
                .param("period", facts.horizon.period().toString())
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

    private void addFirstLiquidations(Facts facts) {
        Map<String, Integer> bimesters = new HashMap<>();
        database.app()
                .sql("""
                        SELECT household, period
                        FROM liquidation.first_liquidation
                        WHERE period < :period""")
                .param("period", facts.horizon.period().toString())
                .withFetchSize(FETCH)
                .query(row -> {
                    int household = facts.households.ids.find(row.getString("household"));
                    if (household >= 0) {
                        int first = bimesters.computeIfAbsent(row.getString("period"), EarlierLiquidations::ordinal);
                        facts.liquidated.addFirst(household, first);
                    }
                });
    }

    private void setOpenBalances(Facts facts) {
        database.app()
                .sql("""
                        SELECT DISTINCT ON (household) household, balance_after
                        FROM liquidation.total
                        WHERE period < :period
                        ORDER BY household, period DESC""")
                .param("period", facts.horizon.period().toString())
                .withFetchSize(FETCH)
                .query(row -> {
                    int household = facts.households.ids.find(row.getString("household"));
                    if (household >= 0) {
                        facts.households.setOpenBalance(household, row.getLong("balance_after"));
                    }
                });
    }

    /** Céntimos held for each household of the facts, by row; 0 for most. */
    long[] held(Facts facts) {
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
        return text.length() == 4 ? ~Integer.parseInt(text) : Days.month(java.time.YearMonth.parse(text));
    }
}
