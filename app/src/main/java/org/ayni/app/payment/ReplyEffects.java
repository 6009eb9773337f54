package org.ayni.app.payment;

import java.util.EnumMap;
import java.util.Map;
import org.ayni.app.ledger.PostFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the lines in {@code reply_stage} change. Everything is computed as a set, in the transaction that is open and under
 * the lock:
 *
 * <ol>
 *   <li>lines said before are left out; each of the others is judged by itself: it fits its order, or it is parked;
 *   <li>for every order that a fitting line is about, <em>all</em> that the bank ever said of it is looked at: was it
 *       rejected, was it credited, how often;
 *   <li>the life of the payment and the ledger follow from that, and so do the breaks between lines. Every one of these
 *       only ever grows with the set of lines, which is why their order does not matter.
 * </ol>
 */
final class ReplyEffects {

    /** What one file changed. */
    record Applied(long freshLines, long credited, long rejected, Map<BreakType, Long> breaks) {}

    private final JdbcClient jdbc;
    private final String sha256;

    ReplyEffects(JdbcClient jdbc, String sha256) {
        this.jdbc = jdbc;
        this.sha256 = sha256;
    }

    Applied apply() {
        jdbc.sql("ANALYZE pg_temp.reply_stage").update();
        jdbc.sql(JUDGE).update();
        jdbc.sql("ANALYZE pg_temp.judged").update();
        long fresh = jdbc.sql(STORE_LINES).param("sha256", sha256).update();
        Map<BreakType, Long> breaks = new EnumMap<>(BreakType.class);
        count(breaks, STORE_LINE_BREAKS);
        jdbc.sql(SAID_OF_ORDERS).update();
        jdbc.sql("ANALYZE pg_temp.said").update();
        count(breaks, STORE_DUPLICATE_CREDITS);
        count(breaks, STORE_CONTRADICTED_REJECTIONS);
        long credited = jdbc.sql(CREDIT).update();
        long rejected = jdbc.sql(REJECT).update();
        post();
        jdbc.sql("DROP TABLE pg_temp.reply_stage, pg_temp.judged, pg_temp.said").update();
        return new Applied(fresh, credited, rejected, breaks);
    }

    private void count(Map<BreakType, Long> breaks, String insert) {
        jdbc.sql("WITH stored AS (" + insert
                        + " RETURNING type) SELECT type, count(*) AS lines FROM stored GROUP BY type")
                .query((row, number) ->
                        breaks.merge(BreakType.valueOf(row.getString("type")), row.getLong("lines"), Long::sum))
                .list();
    }

    private void post() {
        PostFacts ledger = new PostFacts(jdbc);
        ledger.open();
        jdbc.sql(LEDGER_FACTS).update();
        ledger.post();
    }

    /** The type of break of each new line, or none; the first that applies. */
    private static final String JUDGE = """
            CREATE TEMPORARY TABLE judged ON COMMIT DROP AS
            SELECT DISTINCT ON (l.line_id)
                   l.*,
                   coalesce(o.order_id, '') AS our_order,
                   o.amount AS ordered,
                   o.account_number AS ordered_account,
                   f.message_id AS our_file,
                   f.payer_account AS our_account,
                   CASE
                       WHEN l.meaning = 'UNKNOWN' THEN 'UNKNOWN_STATUS'
                       WHEN l.amount_text <> '' THEN 'UNREADABLE_AMOUNT'
                       WHEN l.about = 'MOVEMENT' AND l.amount IS NULL THEN 'UNREADABLE_AMOUNT'
                       WHEN l.about = 'FILE' AND f.message_id IS NULL THEN 'UNKNOWN_FILE'
                       WHEN l.about = 'FILE' AND l.batch_id NOT IN ('', f.message_id || '-1') THEN 'UNKNOWN_FILE'
                       WHEN l.about = 'FILE' THEN NULL
                       WHEN o.order_id IS NULL THEN 'UNKNOWN_ORDER'
                       WHEN l.message_id NOT IN ('', o.message_id) THEN 'WRONG_CYCLE'
                       WHEN l.batch_id NOT IN ('', o.message_id || '-1') THEN 'WRONG_CYCLE'
                       WHEN l.about = 'MOVEMENT' AND l.payer_account <> f.payer_account THEN 'WRONG_PAYER_ACCOUNT'
                       WHEN l.amount <> o.amount THEN 'DIFFERENT_AMOUNT'
                       WHEN l.creditor_account NOT IN ('', o.account_number) THEN 'DIFFERENT_ACCOUNT'
                       WHEN l.meaning = 'RETURNED' THEN 'RETURNED'
                       WHEN l.meaning = 'CREDITED' AND o.order_id <> s.order_id THEN 'LATE_CREDIT'
                   END AS type
            FROM pg_temp.reply_stage l
            LEFT JOIN payment.payment_order o
                ON l.about <> 'FILE'
                AND o.order_id = l.order_id
            LEFT JOIN payment.order_file f
                ON f.message_id = CASE l.about WHEN 'FILE' THEN l.message_id ELSE o.message_id END
            LEFT JOIN LATERAL (
                SELECT g.order_id
                FROM payment.life_fact g
                WHERE l.meaning = 'CREDITED'
                  AND g.period = o.period
                  AND g.household = o.household
                ORDER BY g.step DESC
                LIMIT 1
            ) s ON true
            WHERE NOT EXISTS (SELECT FROM payment.reply_line k WHERE k.line_id = l.line_id)
            ORDER BY l.line_id, l.line
            """;

    private static final String STORE_LINES = """
            INSERT INTO payment.reply_line (
                line_id, sha256, line, about, meaning, fits, status, message_id, batch_id, order_id, amount, amount_text,
                reason, reason_text, bank_reference, payer_account, creditor_account)
            SELECT line_id, :sha256, line, about, meaning, type IS NULL, status, message_id, batch_id, order_id, amount,
                   amount_text, reason, reason_text, bank_reference, payer_account, creditor_account
            FROM pg_temp.judged
            """;

    private static final String STORE_LINE_BREAKS = """
            INSERT INTO payment.reply_break (line_id, type, order_id, reason)
            SELECT line_id, type, our_order,
                   CASE type
                       WHEN 'UNKNOWN_STATUS' THEN 'Se esperaba un estado conocido y el banco dice «' || status || '».'
                       WHEN 'UNREADABLE_AMOUNT' THEN 'Se esperaba un monto en soles y el banco dice «' || amount_text
                           || '».'
                       WHEN 'UNKNOWN_FILE' THEN 'No se envió ningún archivo «' || message_id || '» con el lote «'
                           || batch_id || '».'
                       WHEN 'UNKNOWN_ORDER' THEN 'No existe ninguna orden «' || order_id || '».'
                       WHEN 'WRONG_CYCLE' THEN 'La orden se envió en el archivo «' || our_file
                           || '» y el banco dice «' || message_id || '», lote «' || batch_id || '».'
                       WHEN 'WRONG_PAYER_ACCOUNT' THEN 'La orden se cargó a la cuenta «' || our_account
                           || '» y el movimiento es de «' || payer_account || '».'
                       WHEN 'DIFFERENT_AMOUNT' THEN 'La orden es de S/ '
                           || to_char(ordered / 100::numeric, 'FM999999999999990.00') || ' y el banco dice S/ '
                           || to_char(amount / 100::numeric, 'FM999999999999990.00') || '.'
                       WHEN 'DIFFERENT_ACCOUNT' THEN 'La orden es para la cuenta «' || ordered_account
                           || '» y el banco abonó en «' || creditor_account || '».'
                       WHEN 'RETURNED' THEN 'El banco devuelve el dinero (motivo «' || reason || '»).'
                       ELSE 'La orden ya estaba rechazada y el pago se instruyó de nuevo con otra orden.'
                   END
            FROM pg_temp.judged
            WHERE type IS NOT NULL
            """;

    /** Every order that a fitting new line rejects or credits, with all that was ever said of it. */
    private static final String SAID_OF_ORDERS = """
            CREATE TEMPORARY TABLE said ON COMMIT DROP AS
            WITH touched AS (
                SELECT our_order AS order_id
                FROM pg_temp.judged
                WHERE type IS NULL
                  AND about <> 'FILE'
                  AND meaning IN ('REJECTED', 'CREDITED')
                UNION
                SELECT o.order_id
                FROM pg_temp.judged j
                JOIN payment.payment_order o ON o.message_id = j.message_id
                WHERE j.type IS NULL
                  AND j.about = 'FILE'
                  AND j.meaning = 'REJECTED'
            )
            SELECT o.order_id, o.period, o.household, o.amount, o.message_id,
                   s.step, s.to_state AS state,
                   s.order_id = o.order_id AS is_current,
                   EXISTS (
                       SELECT FROM payment.reply_line l
                       WHERE l.order_id = o.order_id AND l.meaning = 'CREDITED' AND l.fits) AS credited,
                   EXISTS (
                       SELECT FROM payment.reply_line l
                       WHERE l.order_id = o.order_id AND l.meaning = 'REJECTED' AND l.fits)
                   OR EXISTS (
                       SELECT FROM payment.reply_line l
                       WHERE l.about = 'FILE' AND l.message_id = o.message_id AND l.meaning = 'REJECTED' AND l.fits)
                   AS rejected
            FROM touched
            JOIN payment.payment_order o USING (order_id)
            CROSS JOIN LATERAL (
                SELECT g.step, g.to_state, g.order_id
                FROM payment.life_fact g
                WHERE g.period = o.period
                  AND g.household = o.household
                ORDER BY g.step DESC
                LIMIT 1
            ) s
            """;

    /** Of several credits of one order the first by the bank's own reference stands; the others are breaks. */
    private static final String STORE_DUPLICATE_CREDITS = """
            INSERT INTO payment.reply_break (line_id, type, order_id, reason)
            SELECT c.line_id, 'DUPLICATE_CREDIT', c.order_id,
                   'El banco abonó la orden también con la referencia «' || c.bank_reference || '».'
            FROM (
                SELECT l.line_id, l.order_id, l.bank_reference,
                       row_number() OVER (
                           PARTITION BY l.order_id
                           ORDER BY l.bank_reference COLLATE "C", l.line_id) AS place
                FROM pg_temp.said s
                JOIN payment.reply_line l ON l.order_id = s.order_id AND l.meaning = 'CREDITED' AND l.fits
                WHERE s.credited
            ) c
            WHERE c.place > 1
            ON CONFLICT DO NOTHING
            """;

    private static final String STORE_CONTRADICTED_REJECTIONS = """
            INSERT INTO payment.reply_break (line_id, type, order_id, reason)
            SELECT l.line_id, 'CONTRADICTED_REJECTION', s.order_id,
                   'El banco rechazó la orden (motivo «' || l.reason || '») y también dice que la abonó.'
            FROM pg_temp.said s
            JOIN payment.reply_line l
                ON l.meaning = 'REJECTED'
                AND l.fits
                AND (l.order_id = s.order_id OR l.about = 'FILE' AND l.message_id = s.message_id)
            WHERE s.credited
              AND s.rejected
            ON CONFLICT DO NOTHING
            """;

    private static final String CREDIT = """
            INSERT INTO payment.life_fact (period, household, step, order_id, from_state, to_state, fact)
            SELECT s.period, s.household, s.step + 1, s.order_id, e.from_state, e.to_state, e.fact
            FROM pg_temp.said s
            JOIN payment.life_edge e ON e.from_state = s.state AND e.to_state = 'CREDITED'
            WHERE s.is_current
              AND s.credited
            """;

    private static final String REJECT = """
            INSERT INTO payment.life_fact (period, household, step, order_id, from_state, to_state, fact)
            SELECT s.period, s.household, s.step + 1, s.order_id, e.from_state, e.to_state, e.fact
            FROM pg_temp.said s
            JOIN payment.life_edge e ON e.from_state = s.state AND e.to_state = 'REJECTED'
            WHERE s.is_current
              AND s.rejected
              AND NOT s.credited
            """;

    /** All that follows from the set; what was posted before changes nothing. */
    private static final String LEDGER_FACTS = """
            INSERT INTO ledger_fact (fact, period, household, reference, amount)
            SELECT f.fact, s.period, s.household, s.order_id, s.amount
            FROM pg_temp.said s
            CROSS JOIN LATERAL (VALUES
                ('CREDITED', s.credited),
                ('REJECTED', s.rejected),
                ('REJECTION_CONTRADICTED', s.credited AND s.rejected)) AS f (fact, happened)
            WHERE s.is_current
              AND f.happened
            """;
}
