package org.ayni.app.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledger. Debit is positive everywhere. */
public final class Ledger {

    private static final String BALANCES = """
            SELECT account,
                   coalesce(concept, '') AS concept,
                   coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::bigint AS debit,
                   coalesce(sum(-amount) FILTER (WHERE amount < 0), 0)::bigint AS credit,
                   count(*) AS postings
            FROM ledger.posting
            WHERE (:period = '' OR period = :period)
            GROUP BY account, concept
            ORDER BY account, concept""";

    private final JdbcClient jdbc;

    public Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of everything ever posted. */
    public TrialBalance trialBalance() {
        return balances("");
    }

    /** Of what was posted in one cycle. */
    public TrialBalance trialBalance(Bimester period) {
        return balances(period.toString());
    }

    private TrialBalance balances(String period) {
        List<TrialBalance.Row> rows = jdbc.sql(BALANCES)
                .param("period", period)
                .query((row, number) -> new TrialBalance.Row(
                        AccountKind.valueOf(row.getString("account")),
                        row.getString("concept"),
                        soles(row, "debit"),
                        soles(row, "credit"),
                        row.getLong("postings")))
                .list();
        return new TrialBalance(rows.stream()
                .sorted(Comparator.comparing(TrialBalance.Row::account))
                .toList());
    }

    /** By fact, each counted on its debit side. */
    public CycleTotals totals(Bimester period) {
        Map<LedgerFact, CycleTotals.FactTotal> facts = new EnumMap<>(LedgerFact.class);
        jdbc.sql("""
                        SELECT p.fact,
                               count(*) FILTER (WHERE p.line = 1) AS entries,
                               coalesce(sum(p.amount) FILTER (WHERE p.account = f.debit_account), 0)::bigint AS amount
                        FROM ledger.posting p
                        JOIN ledger.fact f USING (fact)
                        WHERE p.period = :period
                        GROUP BY p.fact""")
                .param("period", period.toString())
                .query((row, number) -> facts.put(
                        LedgerFact.valueOf(row.getString("fact")),
                        new CycleTotals.FactTotal(row.getLong("entries"), soles(row, "amount"))))
                .list();
        return new CycleTotals(period, facts);
    }

    /** Everything that was ever posted about a household, the oldest first. */
    public List<StatementLine> statement(HouseholdId household) {
        return jdbc.sql("""
                        SELECT period, fact, account, coalesce(concept, '') AS concept, reference, amount, recorded_at
                        FROM ledger.posting
                        WHERE household = :household
                        ORDER BY recorded_at, period, fact, entry_id, line""")
                .param("household", household.value())
                .query((row, number) -> new StatementLine(
                        Bimester.parse(row.getString("period")),
                        LedgerFact.valueOf(row.getString("fact")),
                        AccountKind.valueOf(row.getString("account")),
                        row.getString("concept"),
                        row.getString("reference"),
                        Soles.ofCentimos(row.getLong("amount")),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    /** What a later liquidation takes back from the household (R-CARRY); never below zero. */
    public Soles openBalance(HouseholdId household) {
        return jdbc.sql(
                        "SELECT coalesce(open_balance, 0) AS open_balance FROM ledger.household_balance WHERE household = :household")
                .param("household", household.value())
                .query((row, number) -> soles(row, "open_balance"))
                .optional()
                .orElse(Soles.ZERO);
    }

    /**
     * Households with a balance that cannot be: more taken from an account than was in it. Empty, or something wrote
     * facts in an order that does not exist.
     */
    public List<HouseholdId> impossibleBalances() {
        return jdbc.sql("""
                        SELECT household
                        FROM ledger.household_balance
                        WHERE payable < 0 OR open_balance < 0 OR held < 0 OR rejected < 0
                        ORDER BY household
                        LIMIT 100""")
                .query((row, number) -> new HouseholdId(row.getString("household")))
                .list();
    }

    private static Soles soles(ResultSet row, String column) throws SQLException {
        return Soles.ofCentimos(row.getLong(column));
    }
}
