package org.ayni.app.payment;

import org.ayni.app.ledger.PostFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes steps in the lives of payments, as a set, and posts in the ledger what each step moves: both stand in
 * {@code payment.life_edge}, so no payment can change its state without its money or the other way round.
 *
 * <pre>{@code
 * steps.open();
 * jdbc.sql("INSERT INTO next_step (period, household, step, order_id, fact, amount) SELECT …").update();
 * steps.take();
 * }</pre>
 */
final class PaymentSteps {

    private final JdbcClient jdbc;

    PaymentSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens an empty {@code next_step}; {@code step} follows the last one of the payment, the amount is in céntimos. */
    void open() {
        jdbc.sql("""
                        CREATE TEMPORARY TABLE next_step (
                            period text NOT NULL,
                            household text NOT NULL,
                            step smallint NOT NULL,
                            order_id text NOT NULL,
                            fact text NOT NULL,
                            amount bigint NOT NULL
                        ) ON COMMIT DROP""").update();
    }

    /** Takes the steps that {@code next_step} holds and closes it. */
    void take() {
        jdbc.sql("ANALYZE pg_temp.next_step").update();
        jdbc.sql("""
                        INSERT INTO payment.life_fact (period, household, step, order_id, from_state, to_state, fact)
                        SELECT n.period, n.household, n.step, n.order_id, e.from_state, e.to_state, e.fact
                        FROM pg_temp.next_step n
                        JOIN payment.life_edge e USING (fact)""").update();
        PostFacts ledger = new PostFacts(jdbc);
        ledger.open();
        int facts = jdbc.sql(LEDGER_FACTS).update();
        PostFacts.Posted posted = ledger.post();
        if (posted.fresh() != 2L * facts) {
            throw new IllegalStateException(facts + " ledger facts of new steps became " + posted);
        }
        jdbc.sql("DROP TABLE pg_temp.next_step").update();
    }

    /**
     * The reference is the order; when the same befalls an order a second time (the bank rejects, doubts and rejects), the
     * order and the step. An order has its first two steps behind it before that can be.
     */
    private static final String LEDGER_FACTS = """
            INSERT INTO ledger_fact (fact, period, household, reference, amount)
            SELECT moved.fact, n.period, n.household,
                   CASE
                       WHEN n.step > 3
                            AND EXISTS (
                                SELECT FROM payment.life_fact f
                                JOIN payment.life_edge k USING (fact)
                                WHERE f.period = n.period
                                  AND f.household = n.household
                                  AND f.order_id = n.order_id
                                  AND f.step < n.step
                                  AND moved.fact = ANY (k.ledger_facts))
                       THEN n.order_id || '.' || n.step
                       ELSE n.order_id
                   END,
                   n.amount
            FROM pg_temp.next_step n
            JOIN payment.life_edge e USING (fact)
            CROSS JOIN LATERAL unnest(e.ledger_facts) AS moved (fact)
            """;
}
