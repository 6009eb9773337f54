package org.ayni.app.payment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.ledger.AccountKind;
import org.ayni.app.ledger.CycleTotals;
import org.ayni.app.ledger.Ledger;
import org.ayni.app.ledger.LedgerFact;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads payments: where each stands, what the bank rejected, what is parked, and whether everything adds up. */
public final class Payments {

    /** Where the payment of a household stands in a cycle. */
    public record Payment(PaymentState state, OrderId order, int attempt, Soles amount) {}

    /** A payment that the bank rejected; the money is owed again. */
    public record Rejection(HouseholdId household, OrderId order, Soles amount, String reason, String reasonText) {}

    /**
     * A payment that the latest instruction could not order; the money stays owed.
     *
     * @param again whether it had an order, which came back from the bank
     */
    public record NotInstructed(HouseholdId household, boolean again, Obstacle obstacle, Soles amount) {}

    /**
     * Something that the bank said and that was parked.
     *
     * @param order ours when there is one, else what the bank calls it, or empty
     * @param reason what was expected and found, in Spanish
     * @param file name of the file in which it first stood
     */
    public record Break(BreakType type, String order, String reason, String file, int line) {}

    private final JdbcClient jdbc;
    private final Ledger ledger;

    public Payments(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.ledger = new Ledger(jdbc);
    }

    /** Empty until the payment is instructed. */
    public Optional<Payment> of(Bimester period, HouseholdId household) {
        return jdbc.sql("""
                        SELECT state, order_id, attempt, amount
                        FROM payment.payment_state
                        WHERE period = :period
                          AND household = :household""")
                .param("period", period.toString())
                .param("household", household.value())
                .query((row, number) -> new Payment(
                        PaymentState.valueOf(row.getString("state")),
                        new OrderId(row.getString("order_id")),
                        row.getInt("attempt"),
                        Soles.ofCentimos(row.getLong("amount"))))
                .optional();
    }

    public List<Rejection> rejections(Bimester period) {
        return jdbc.sql("""
                        SELECT household, order_id, amount, reason, reason_text
                        FROM payment.rejection
                        WHERE period = :period
                        ORDER BY household COLLATE "C\"""")
                .param("period", period.toString())
                .query((row, number) -> new Rejection(
                        new HouseholdId(row.getString("household")),
                        new OrderId(row.getString("order_id")),
                        Soles.ofCentimos(row.getLong("amount")),
                        row.getString("reason"),
                        row.getString("reason_text")))
                .list();
    }

    public List<NotInstructed> obstacles(Bimester period) {
        return jdbc.sql("""
                        SELECT household, again, reason, amount
                        FROM payment.obstacle
                        WHERE period = :period
                        ORDER BY household COLLATE "C\"""")
                .param("period", period.toString())
                .query((row, number) -> new NotInstructed(
                        new HouseholdId(row.getString("household")),
                        row.getBoolean("again"),
                        Obstacle.valueOf(row.getString("reason")),
                        Soles.ofCentimos(row.getLong("amount"))))
                .list();
    }

    /** Of all cycles: a break may name an order or a file that is in none. */
    public List<Break> breaks() {
        return jdbc.sql("""
                        SELECT b.type, coalesce(nullif(b.order_id, ''), l.order_id) AS named, b.reason, f.name, l.line
                        FROM payment.reply_break b
                        JOIN payment.reply_line l USING (line_id)
                        JOIN payment.reply_file f USING (sha256)
                        ORDER BY b.type, l.order_id COLLATE "C", b.order_id COLLATE "C", b.line_id""")
                .query((row, number) -> new Break(
                        BreakType.valueOf(row.getString("type")),
                        row.getString("named"),
                        row.getString("reason"),
                        row.getString("name"),
                        row.getInt("line")))
                .list();
    }

    /** How many things that the bank said about a cycle, or about none that we know, are parked and open. */
    public long openBreaks(Bimester period) {
        return jdbc.sql("""
                        SELECT count(*)
                        FROM payment.bank_break
                        WHERE period IN (:period, '')
                          AND confirmed_by IS NULL""")
                .param("period", period.toString())
                .query(Long.class)
                .single();
    }

    /** Counts the money of a cycle on every side. */
    public Reconciliation reconcile(Bimester period) {
        Reconciliation.Part authorised =
                part("SELECT count(*), sum(amount) FROM liquidation.authorised_payment WHERE period = :period", period);
        Reconciliation.Part notInstructed = part("""
                SELECT count(*), sum(p.amount)
                FROM liquidation.authorised_payment p
                WHERE p.period = :period
                  AND NOT EXISTS (
                      SELECT FROM payment.payment_order o
                      WHERE o.period = p.period AND o.household = p.household)""", period);
        Reconciliation.Part orders =
                part("SELECT count(*), sum(amount) FROM payment.payment_order WHERE period = :period", period);
        Reconciliation.Part files =
                part("SELECT sum(orders), sum(total) FROM payment.order_file WHERE period = :period", period);
        Reconciliation.Part superseded = part("""
                SELECT count(*), sum(o.amount)
                FROM payment.payment_order o
                JOIN payment.payment_state s USING (period, household)
                WHERE o.period = :period
                  AND o.order_id <> s.order_id""", period);
        Map<PaymentState, Reconciliation.Part> states = states(period);
        CycleTotals facts = ledger.totals(period);
        Soles returned = amount(facts, LedgerFact.RETURNED).minus(amount(facts, LedgerFact.RETURN_CONTRADICTED));
        return new Reconciliation(
                period,
                authorised,
                notInstructed,
                orders,
                files,
                superseded,
                sum(
                        states,
                        PaymentState.CREDITED,
                        PaymentState.WITHDRAWN,
                        PaymentState.UNCOLLECTED,
                        PaymentState.REVERTED),
                sum(states, PaymentState.REJECTED),
                sum(states, PaymentState.RETURNED),
                sum(states, PaymentState.INSTRUCTED),
                amount(facts, LedgerFact.INSTRUCTED).plus(amount(facts, LedgerFact.INSTRUCTED_AGAIN)),
                amount(facts, LedgerFact.CREDITED).minus(returned),
                amount(facts, LedgerFact.REJECTED)
                        .minus(amount(facts, LedgerFact.REJECTION_CONTRADICTED))
                        .plus(returned)
                        .minus(amount(facts, LedgerFact.INSTRUCTED_AGAIN)),
                ledger.trialBalance(period).balance(AccountKind.BANK_IN_TRANSIT).negate(),
                ledger.trialBalance().total(),
                breakCounts(period.toString()),
                breakCounts(""));
    }

    /** How many payments of the cycle stand where, and their sum. */
    public Map<PaymentState, Reconciliation.Part> states(Bimester period) {
        Map<PaymentState, Reconciliation.Part> states = new EnumMap<>(PaymentState.class);
        jdbc.sql("""
                        SELECT state, count(*) AS payments, sum(amount)::bigint AS amount
                        FROM payment.payment_state
                        WHERE period = :period
                        GROUP BY state""")
                .param("period", period.toString())
                .query((row, number) -> states.put(
                        PaymentState.valueOf(row.getString("state")),
                        new Reconciliation.Part(row.getLong("payments"), Soles.ofCentimos(row.getLong("amount")))))
                .list();
        return states;
    }

    /** Of what is still open. @param period empty for what names no order and no file of ours */
    private Map<BreakType, Long> breakCounts(String period) {
        Map<BreakType, Long> counts = new EnumMap<>(BreakType.class);
        jdbc.sql("""
                        SELECT type, count(*) AS lines
                        FROM payment.bank_break
                        WHERE period = :period
                          AND confirmed_by IS NULL
                        GROUP BY type""")
                .param("period", period)
                .query((row, number) -> counts.put(BreakType.valueOf(row.getString("type")), row.getLong("lines")))
                .list();
        return counts;
    }

    private Reconciliation.Part part(String countAndSum, Bimester period) {
        return jdbc.sql(countAndSum)
                .param("period", period.toString())
                .query((row, number) -> new Reconciliation.Part(row.getLong(1), Soles.ofCentimos(row.getLong(2))))
                .single();
    }

    private static Reconciliation.Part sum(Map<PaymentState, Reconciliation.Part> states, PaymentState... which) {
        Reconciliation.Part sum = new Reconciliation.Part(0, Soles.ZERO);
        for (PaymentState state : which) {
            sum = sum.plus(states.getOrDefault(state, new Reconciliation.Part(0, Soles.ZERO)));
        }
        return sum;
    }

    private static Soles amount(CycleTotals facts, LedgerFact fact) {
        return facts.of(fact).amount();
    }
}
