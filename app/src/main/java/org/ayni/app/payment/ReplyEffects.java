package org.ayni.app.payment;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the lines in {@code reply_stage} change. Everything is computed as a set, in the transaction that is open and under
 * the lock:
 *
 * <ol>
 *   <li>lines said before are left out; each of the others is judged by itself ({@link ReplyJudgement});
 *   <li>for every order that a new line is about, and for every order of a file that the bank ever rejected whole,
 *       <em>all</em> that the bank ever said is looked at: was the order credited, was it rejected, can the rejection be
 *       believed;
 *   <li>that gives the state in which the payment should be; the steps there, their money and the breaks between lines
 *       follow. The state depends on the set of lines alone, which is why their order does not matter.
 * </ol>
 *
 * <p>A rejection makes the money payable again, so it is believed only when nothing speaks against it. The rejection of a
 * whole file is in doubt when the bank ever accepted or credited any order of the file, accepted or partly accepted the file
 * itself (more than technically, ACTC), or called the file or an order of it a duplicate. The rejection of one order is in
 * doubt when the bank ever booked its deposit or called it settled (ACSC, ACCC); and, where the rejection of its file is in
 * doubt or the order was called a duplicate, when it gives no reason, or that of the file, or the order was accepted.
 *
 * <p>A deposit that came back is owed again. Of an order that was deposited twice, what comes back is taken for the second
 * deposit: nothing is owed until a person has looked.
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
        Map<BreakType, Long> breaks = new EnumMap<>(BreakType.class);
        long fresh = new ReplyJudgement(jdbc, sha256).judge(breaks);
        jdbc.sql(REJECTED_FILES).update();
        jdbc.sql(SAID_OF_ORDERS).update();
        jdbc.sql("ANALYZE pg_temp.said").update();
        ReplyJudgement.store(jdbc, STORE_DUPLICATE_CREDITS, breaks);
        ReplyJudgement.store(jdbc, STORE_DOUBTFUL_FILE_REJECTIONS, breaks);
        ReplyJudgement.store(jdbc, STORE_DOUBTFUL_REJECTIONS, breaks);
        PaymentSteps steps = new PaymentSteps(jdbc);
        steps.open();
        jdbc.sql(STEPS).update();
        long credited = count("DepositConfirmed", "RejectionContradicted");
        long rejected = count("DepositRejectedByBank");
        steps.take();
        jdbc.sql("DROP TABLE pg_temp.reply_stage, pg_temp.judged, pg_temp.rejected_file, pg_temp.said")
                .update();
        return new Applied(fresh, credited, rejected, breaks);
    }

    private long count(String... facts) {
        return jdbc.sql("SELECT count(*) FROM pg_temp.next_step WHERE fact = ANY (:facts)")
                .param("facts", facts)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** Of the files that a new line is about, those that the bank ever rejected whole, with what speaks against it. */
    private static final String REJECTED_FILES = """
            CREATE TEMPORARY TABLE rejected_file ON COMMIT DROP AS
            SELECT r.message_id, r.reasons, r.rejected, r.duplicate OR o.accepted OR f.accepted AS in_doubt
            FROM (
                SELECT l.message_id,
                       array_agg(DISTINCT l.reason) AS reasons,
                       bool_or(l.fits) AS rejected,
                       bool_or(NOT l.fits) AS duplicate
                FROM payment.reply_line l
                WHERE l.about = 'FILE'
                  AND l.meaning = 'REJECTED'
                  AND l.message_id IN (SELECT j.our_file FROM pg_temp.judged j)
                GROUP BY l.message_id
            ) r
            CROSS JOIN LATERAL (
                SELECT EXISTS (
                    SELECT FROM payment.payment_order o
                    JOIN payment.reply_line l USING (order_id)
                    WHERE o.message_id = r.message_id
                      AND (l.meaning IN ('ACCEPTED', 'CREDITED')
                           OR EXISTS (
                               SELECT FROM payment.reply_break b
                               WHERE b.line_id = l.line_id AND b.type = 'DUPLICATE_REJECTION'))) AS accepted
            ) o
            CROSS JOIN LATERAL (
                SELECT EXISTS (
                    SELECT FROM payment.reply_line l
                    WHERE l.about = 'FILE'
                      AND l.message_id = r.message_id
                      AND l.fits
                      AND (l.meaning = 'ACCEPTED' AND l.status <> 'ACTC' OR l.status = 'PART')) AS accepted
            ) f
            """;

    /** Every order that a new line may change, with all that was ever said of it. */
    private static final String SAID_OF_ORDERS = """
            CREATE TEMPORARY TABLE said ON COMMIT DROP AS
            WITH touched AS (
                SELECT j.our_order AS order_id
                FROM pg_temp.judged j
                WHERE j.our_order <> ''
                  AND (j.meaning IN ('REJECTED', 'CREDITED', 'RETURNED')
                       OR j.meaning = 'ACCEPTED'
                          AND EXISTS (
                              SELECT FROM payment.reply_line l
                              WHERE l.order_id = j.our_order AND l.meaning = 'REJECTED'))
                UNION
                SELECT o.order_id
                FROM pg_temp.rejected_file r
                JOIN payment.payment_order o USING (message_id)
            ), heard AS (
                SELECT o.order_id, o.period, o.household, o.amount, o.message_id,
                       s.step, s.to_state AS state,
                       s.order_id = o.order_id AS is_current,
                       own.credits > 0 AS credited,
                       own.returned AND own.credits = 1 AS returned,
                       own.settled,
                       own.accepted,
                       coalesce(r.rejected AND NOT r.in_doubt, false) AS rejected_with_file,
                       coalesce(r.in_doubt, false) OR own.duplicate AS suspicious,
                       array_append(coalesce(r.reasons, '{}'), '') AS doubtful_reasons
                FROM touched
                JOIN payment.payment_order o USING (order_id)
                LEFT JOIN pg_temp.rejected_file r USING (message_id)
                CROSS JOIN LATERAL (
                    SELECT g.step, g.to_state, g.order_id
                    FROM payment.life_fact g
                    WHERE g.period = o.period
                      AND g.household = o.household
                    ORDER BY g.step DESC
                    LIMIT 1
                ) s
                CROSS JOIN LATERAL (
                    SELECT count(*) FILTER (WHERE l.meaning = 'CREDITED' AND l.fits) AS credits,
                           coalesce(bool_or(l.meaning = 'RETURNED' AND l.fits), false) AS returned,
                           coalesce(bool_or(
                               l.meaning = 'CREDITED' AND NOT l.fits OR l.status IN ('ACSC', 'ACCC')), false) AS settled,
                           coalesce(bool_or(l.meaning = 'ACCEPTED'), false) AS accepted,
                           coalesce(bool_or(l.meaning = 'REJECTED' AND EXISTS (
                               SELECT FROM payment.reply_break b
                               WHERE b.line_id = l.line_id AND b.type = 'DUPLICATE_REJECTION')), false) AS duplicate
                    FROM payment.reply_line l
                    WHERE l.order_id = o.order_id
                ) own
            )
            SELECT h.*,
                   NOT h.credited
                   AND NOT h.settled
                   AND (h.rejected_with_file
                        OR EXISTS (
                            SELECT FROM payment.reply_line l
                            WHERE l.order_id = h.order_id
                              AND l.meaning = 'REJECTED'
                              AND l.fits
                              AND NOT (h.suspicious AND (h.accepted OR l.reason = ANY (h.doubtful_reasons)))))
                   AS rejected
            FROM heard h
            """;

    /** Of several credits of one order the first by the bank's own reference stands; the others are breaks. */
    private static final String STORE_DUPLICATE_CREDITS = """
            INSERT INTO payment.reply_break (line_id, type, order_id, reason)
            SELECT c.line_id, 'DUPLICATE_CREDIT', c.order_id,
                   'El banco abonó la orden también '
                       || CASE WHEN c.bank_reference = '' THEN 'sin referencia'
                               ELSE 'con la referencia «' || c.bank_reference || '»' END
                       || CASE WHEN c.booked_on = '' THEN '.' ELSE ', el ' || c.booked_on || '.' END
            FROM (
                SELECT l.line_id, l.order_id, l.bank_reference, l.booked_on,
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

    private static final String STORE_DOUBTFUL_FILE_REJECTIONS = """
            INSERT INTO payment.reply_break (line_id, type, order_id, reason)
            SELECT l.line_id, 'DOUBTFUL_REJECTION', '',
                   'El banco rechazó el archivo «' || r.message_id || '» (motivo «' || l.reason
                       || '») y también aceptó, abonó o llamó repetido algo de él.'
            FROM pg_temp.rejected_file r
            JOIN payment.reply_line l
                ON l.about = 'FILE'
                AND l.message_id = r.message_id
                AND l.meaning = 'REJECTED'
                AND l.fits
            WHERE r.in_doubt
            ON CONFLICT DO NOTHING
            """;

    private static final String STORE_DOUBTFUL_REJECTIONS = """
            INSERT INTO payment.reply_break (line_id, type, order_id, reason)
            SELECT l.line_id, w.type, s.order_id,
                   'El banco rechazó la orden (motivo «' || l.reason || '») y también dice que la ' || w.words
            FROM pg_temp.said s
            JOIN payment.reply_line l
                ON l.order_id = s.order_id
                AND l.meaning = 'REJECTED'
                AND l.fits
            CROSS JOIN LATERAL (VALUES
                ('CONTRADICTED_REJECTION', 'abonó.', s.credited),
                ('DOUBTFUL_REJECTION', 'aceptó, liquidó o tenía ya.',
                    s.settled OR s.suspicious AND (s.accepted OR l.reason = ANY (s.doubtful_reasons)))
                ) AS w (type, words, applies)
            WHERE w.applies
            ON CONFLICT DO NOTHING
            """;

    /** From where the payment stands to where all that was said of its latest order puts it. */
    private static final String STEPS = """
            INSERT INTO pg_temp.next_step (period, household, step, order_id, fact, amount)
            SELECT s.period, s.household, s.step + way.place, s.order_id, way.fact, s.amount
            FROM pg_temp.said s
            JOIN (VALUES
                ('INSTRUCTED', 'REJECTED', 1, 'DepositRejectedByBank'),
                ('INSTRUCTED', 'CREDITED', 1, 'DepositConfirmed'),
                ('INSTRUCTED', 'RETURNED', 1, 'DepositConfirmed'),
                ('INSTRUCTED', 'RETURNED', 2, 'DepositReturned'),
                ('REJECTED', 'INSTRUCTED', 1, 'RejectionDoubted'),
                ('REJECTED', 'CREDITED', 1, 'RejectionContradicted'),
                ('REJECTED', 'RETURNED', 1, 'RejectionContradicted'),
                ('REJECTED', 'RETURNED', 2, 'DepositReturned'),
                ('CREDITED', 'RETURNED', 1, 'DepositReturned'),
                ('RETURNED', 'CREDITED', 1, 'ReturnContradicted')
                ) AS way (state, target, place, fact)
                ON way.state = s.state
                AND way.target = CASE
                    WHEN s.credited AND s.returned THEN 'RETURNED'
                    WHEN s.credited THEN 'CREDITED'
                    WHEN s.rejected THEN 'REJECTED'
                    ELSE 'INSTRUCTED'
                END
            WHERE s.is_current
            """;
}
