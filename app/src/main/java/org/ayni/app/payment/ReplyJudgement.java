package org.ayni.app.payment;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Judges each new line of {@code reply_stage} by itself: it fits the order or the file that it names, or it is parked.
 * Leaves the temporary table {@code judged}, one row for each line that no earlier file had said.
 */
final class ReplyJudgement {

    private final JdbcClient jdbc;
    private final String sha256;

    ReplyJudgement(JdbcClient jdbc, String sha256) {
        this.jdbc = jdbc;
        this.sha256 = sha256;
    }

    /**
     * @param breaks gets how many lines were parked, by type
     * @return how many lines are new
     */
    long judge(Map<BreakType, Long> breaks) {
        jdbc.sql("ANALYZE pg_temp.reply_stage").update();
        jdbc.sql(JUDGE).update();
        jdbc.sql("ANALYZE pg_temp.judged").update();
        long fresh = jdbc.sql(STORE_LINES).param("sha256", sha256).update();
        store(jdbc, STORE_LINE_BREAKS, breaks);
        return fresh;
    }

    /** @param insert into {@code payment.reply_break} */
    static void store(JdbcClient jdbc, String insert, Map<BreakType, Long> breaks) {
        jdbc.sql("WITH stored AS (" + insert
                        + " RETURNING type) SELECT type, count(*) AS lines FROM stored GROUP BY type")
                .query((row, number) ->
                        breaks.merge(BreakType.valueOf(row.getString("type")), row.getLong("lines"), Long::sum))
                .list();
    }

    /**
     * The type of break, or none; the first that applies. A rejection as duplicate (ISO 20022 external reasons AM05, DU01 to
     * DU05) says that the bank has the order already, not that it will not pay it.
     */
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
                       WHEN l.about = 'FILE' AND l.meaning = 'REJECTED' AND l.duplicate THEN 'DUPLICATE_REJECTION'
                       WHEN l.about = 'FILE' THEN NULL
                       WHEN o.order_id IS NULL THEN 'UNKNOWN_ORDER'
                       WHEN l.message_id NOT IN ('', o.message_id) THEN 'WRONG_CYCLE'
                       WHEN l.batch_id NOT IN ('', o.message_id || '-1') THEN 'WRONG_CYCLE'
                       WHEN l.about = 'MOVEMENT' AND l.payer_account <> f.payer_account THEN 'WRONG_PAYER_ACCOUNT'
                       WHEN l.amount <> o.amount THEN 'DIFFERENT_AMOUNT'
                       WHEN l.creditor_account NOT IN ('', o.account_number)
                            AND NOT (l.meaning = 'RETURNED' AND l.creditor_account = f.payer_account) THEN 'DIFFERENT_ACCOUNT'
                       WHEN l.meaning = 'REJECTED' AND l.duplicate THEN 'DUPLICATE_REJECTION'
                       WHEN l.meaning = 'RETURNED' THEN 'RETURNED'
                       WHEN l.meaning = 'CREDITED' AND o.order_id <> s.order_id THEN 'LATE_CREDIT'
                   END AS type
            FROM (
                SELECT *,
                       string_to_array(reason, ' ') && ARRAY['AM05', 'DU01', 'DU02', 'DU03', 'DU04', 'DU05'] AS duplicate
                FROM pg_temp.reply_stage
            ) l
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
                reason, reason_text, bank_reference, payer_account, creditor_account, booked_on, entry_reference,
                transaction_id, occurrence)
            SELECT line_id, :sha256, line, about, meaning,
                   type IS NULL OR type = 'RETURNED' AND status LIKE 'CRDT %', status, message_id, batch_id, order_id, amount,
                   amount_text, reason, reason_text, bank_reference, payer_account, creditor_account, booked_on, entry_reference,
                   transaction_id, occurrence
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
                       WHEN 'DUPLICATE_REJECTION' THEN 'El banco lo rechaza por repetido (motivo «' || reason
                           || '»): confirme con él qué pasó con el primero.'
                       ELSE 'La orden ya estaba rechazada y el pago se instruyó de nuevo con otra orden.'
                   END
            FROM pg_temp.judged
            WHERE type IS NOT NULL
            """;
}
