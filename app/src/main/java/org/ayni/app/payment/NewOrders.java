package org.ayni.app.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ayni.app.database.Database;
import org.ayni.app.iso20022.Payer;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the orders of one call, with their files, ledger entries and lives, in the transaction that is open. */
final class NewOrders {

    /**
     * Which payments get an order. The first is to the account frozen with the resolution; to the one believed now only when a
     * person asks for it.
     */
    enum Which {
        WITHOUT_ORDER("""
                SELECT p.household,
                       coalesce(p.holder_name, '') AS holder_name,
                       coalesce(p.account_number, '') AS account_number,
                       CASE
                           WHEN b.account_status IS DISTINCT FROM 'ACTIVE' THEN 'NOT_ACTIVE'
                           WHEN b.account_number IS DISTINCT FROM p.account_number THEN 'ANOTHER'
                           ELSE 'THE_SAME'
                       END AS account,
                       coalesce(p.ut, '') AS ut,
                       p.amount,
                       1 AS attempt,
                       '' AS rejected_name,
                       '' AS rejected_account
                FROM liquidation.authorised_payment p
                LEFT JOIN registry.payees_on(:executeOn) b ON b.household_id = p.household
                WHERE p.period = :period
                  AND NOT EXISTS (
                      SELECT FROM payment.payment_order o
                      WHERE o.period = p.period AND o.household = p.household)
                ORDER BY coalesce(p.ut, '') COLLATE "C", p.household COLLATE "C"
                """),
        WITHOUT_ORDER_AS_BELIEVED_NOW("""
                SELECT p.household,
                       coalesce(b.holder_name, '') AS holder_name,
                       coalesce(b.account_number, '') AS account_number,
                       CASE WHEN b.account_status = 'ACTIVE' THEN 'THE_SAME' ELSE 'NOT_ACTIVE' END AS account,
                       coalesce(p.ut, '') AS ut,
                       p.amount,
                       1 AS attempt,
                       '' AS rejected_name,
                       '' AS rejected_account
                FROM liquidation.authorised_payment p
                LEFT JOIN registry.payees_on(:executeOn) b ON b.household_id = p.household
                WHERE p.period = :period
                  AND NOT EXISTS (
                      SELECT FROM payment.payment_order o
                      WHERE o.period = p.period AND o.household = p.household)
                ORDER BY coalesce(p.ut, '') COLLATE "C", p.household COLLATE "C"
                """),
        REJECTED_AND_CORRECTED("""
                SELECT p.household,
                       coalesce(b.holder_name, '') AS holder_name,
                       coalesce(b.account_number, '') AS account_number,
                       CASE WHEN b.account_status = 'ACTIVE' THEN 'THE_SAME' ELSE 'NOT_ACTIVE' END AS account,
                       coalesce(p.ut, '') AS ut,
                       s.amount,
                       s.attempt + 1 AS attempt,
                       CASE WHEN by_itself.yes THEN o.holder_name ELSE '' END AS rejected_name,
                       CASE WHEN by_itself.yes THEN o.account_number ELSE '' END AS rejected_account
                FROM payment.payment_state s
                JOIN payment.payment_order o USING (order_id)
                JOIN liquidation.authorised_payment p ON p.period = s.period AND p.household = s.household
                LEFT JOIN registry.payees_on(:executeOn) b ON b.household_id = p.household
                CROSS JOIN LATERAL (
                    SELECT EXISTS (
                        SELECT FROM payment.reply_line l
                        WHERE l.order_id = s.order_id AND l.meaning = s.state AND l.fits) AS yes
                ) by_itself
                WHERE s.period = :period
                  AND s.state IN ('REJECTED', 'RETURNED')
                ORDER BY coalesce(p.ut, '') COLLATE "C", p.household COLLATE "C"
                """);

        private final String query;

        Which(String query) {
            this.query = query;
        }
    }

    /** How many orders were made, and their sum. */
    record Made(long orders, Soles amount) {}

    private final Database database;
    private final JdbcClient jdbc;
    private final Instruction instruction;
    private final String period;

    NewOrders(Database database, Instruction instruction) {
        this.database = database;
        this.jdbc = database.app();
        this.instruction = instruction;
        this.period = instruction.period().toString();
    }

    Made make(Which which) {
        stage(which);
        jdbc.sql("ANALYZE pg_temp.new_order").update();
        Made made = jdbc.sql(
                        "SELECT count(*) AS orders, coalesce(sum(amount), 0)::bigint AS amount FROM pg_temp.new_order")
                .query((row, number) -> new Made(row.getLong("orders"), Soles.ofCentimos(row.getLong("amount"))))
                .single();
        storeObstacles(which);
        if (made.orders > 0) {
            storeFilesAndOrders();
            live(made);
        }
        jdbc.sql("DROP TABLE pg_temp.new_order, pg_temp.new_obstacle").update();
        return made;
    }

    private void stage(Which which) {
        jdbc.sql(OrderStage.TABLES).update();
        try (Stream<OrderStage.AuthorisedPayment> payments = jdbc
                .sql(which.query)
                .param("period", period)
                .param("executeOn", instruction.executeOn())
                .withFetchSize(5_000)
                .query(NewOrders::payment)
                .stream()) {
            OrderStage stage =
                    new OrderStage(database, instruction.period(), instruction.ordersPerFile(), lastFileNumbers());
            payments.filter(OrderStage.AuthorisedPayment::isNewOrCorrected).forEach(stage::add);
            stage.flush();
        }
    }

    private static OrderStage.AuthorisedPayment payment(ResultSet row, int number) throws SQLException {
        return new OrderStage.AuthorisedPayment(
                new HouseholdId(row.getString("household")),
                row.getString("holder_name"),
                row.getString("account_number"),
                AccountNow.valueOf(row.getString("account")),
                row.getString("ut"),
                Soles.ofCentimos(row.getLong("amount")),
                row.getInt("attempt"),
                row.getString("rejected_name"),
                row.getString("rejected_account"));
    }

    private Map<String, Integer> lastFileNumbers() {
        Map<String, Integer> numbers = new HashMap<>();
        jdbc.sql("SELECT ut, max(number) AS number FROM payment.order_file WHERE period = :period GROUP BY ut")
                .param("period", period)
                .query((row, number) -> numbers.put(row.getString("ut"), row.getInt("number")))
                .list();
        return numbers;
    }

    private void storeObstacles(Which which) {
        jdbc.sql("""
                        WITH instruction AS (
                            INSERT INTO payment.instruction (period, number, again)
                            SELECT :period, coalesce(max(number), 0) + 1, :again
                            FROM payment.instruction
                            WHERE period = :period
                            RETURNING number
                        )
                        INSERT INTO payment.not_instructed (period, number, household, reason, amount)
                        SELECT :period, number, household, reason, amount
                        FROM instruction
                        CROSS JOIN pg_temp.new_obstacle""")
                .param("period", period)
                .param("again", which == Which.REJECTED_AND_CORRECTED)
                .update();
    }

    private void storeFilesAndOrders() {
        Payer payer = instruction.payer();
        jdbc.sql("""
                        INSERT INTO payment.order_file (
                            message_id, period, ut, number, created_at, execute_on,
                            payer_name, payer_tax_id, payer_account, payer_bank, orders, total)
                        SELECT message_id, :period, ut, number, :createdAt, :executeOn,
                               :payerName, :payerTaxId, :payerAccount, :payerBank, count(*), sum(amount)
                        FROM pg_temp.new_order
                        GROUP BY message_id, ut, number""")
                .param("period", period)
                .param("createdAt", instruction.authorisedAt().atOffset(ZoneOffset.UTC))
                .param("executeOn", instruction.executeOn())
                .param("payerName", payer.name())
                .param("payerTaxId", payer.taxId())
                .param("payerAccount", payer.account())
                .param("payerBank", payer.bankName())
                .update();
        jdbc.sql("""
                        INSERT INTO payment.payment_order (
                            order_id, period, household, attempt, message_id, place,
                            holder_name, account_number, amount)
                        SELECT order_id, :period, household, attempt, message_id, place,
                               holder_name, account_number, amount
                        FROM pg_temp.new_order""").param("period", period).update();
    }

    private void live(Made made) {
        PaymentSteps steps = new PaymentSteps(jdbc);
        steps.open();
        int begun = jdbc.sql("""
                        INSERT INTO pg_temp.next_step (period, household, step, order_id, fact, amount)
                        SELECT :period, n.household, coalesce(f.step, 0) + 1, n.order_id, e.fact, n.amount
                        FROM pg_temp.new_order n
                        LEFT JOIN LATERAL (
                            SELECT g.step, g.to_state
                            FROM payment.life_fact g
                            WHERE g.period = :period
                              AND g.household = n.household
                            ORDER BY g.step DESC
                            LIMIT 1
                        ) f ON true
                        JOIN payment.life_edge e
                            ON e.next_order
                            AND e.from_state = coalesce(f.to_state, 'AUTHORISED')""").param("period", period).update();
        if (begun != made.orders) {
            throw new IllegalStateException(made + " began " + begun + " steps");
        }
        steps.take();
    }
}
