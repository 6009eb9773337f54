-- What only two people, or a person and a look, can close.
--
-- A resolution needs a liquidation that was looked through, with every finding of that look there and accepted.

CREATE OR REPLACE FUNCTION variance.refuse_open_findings() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    found bigint;
BEGIN
    SELECT findings INTO found FROM variance.review WHERE period = NEW.period;
    IF found IS NULL THEN
        RAISE EXCEPTION 'the liquidation of % was not looked through', NEW.period
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF found <> (SELECT count(*)
                 FROM variance.finding f
                 JOIN variance.acceptance a USING (period, finding)
                 WHERE f.period = NEW.period)
        OR EXISTS (
            SELECT FROM variance.finding f
            WHERE f.period = NEW.period
              AND NOT EXISTS (SELECT FROM variance.acceptance a WHERE a.period = f.period AND a.finding = f.finding))
    THEN
        RAISE EXCEPTION 'the liquidation of % has findings that nobody accepted', NEW.period
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION variance.refuse_open_findings() IS 'Trigger of liquidation.resolution: no resolution without a review, nor while one of its findings is open or missing.';

-- What the bank said and was parked is closed by two people. Closing moves no money and changes no state: those follow from
-- what the bank says alone, so that it does not matter in which order it said it.

CREATE TABLE payment.break_closing (
    line_id uuid NOT NULL,
    type text NOT NULL,
    order_id text NOT NULL,
    proposed_by text NOT NULL CHECK (proposed_by ~ '\S'),
    reason text NOT NULL CHECK (reason ~ '\S'),
    proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (line_id, type, order_id, proposed_by),
    FOREIGN KEY (line_id, type, order_id) REFERENCES payment.reply_break
);
COMMENT ON TABLE payment.break_closing IS 'Somebody proposes that a break is settled, and says why. Append-only.';
COMMENT ON COLUMN payment.break_closing.line_id IS 'Break: what was said.';
COMMENT ON COLUMN payment.break_closing.type IS 'Break: its kind.';
COMMENT ON COLUMN payment.break_closing.order_id IS 'Break: our order, or empty.';
COMMENT ON COLUMN payment.break_closing.proposed_by IS 'Who proposes; may not confirm.';
COMMENT ON COLUMN payment.break_closing.reason IS 'How it was settled with the bank, in the person''s words.';
COMMENT ON COLUMN payment.break_closing.proposed_at IS 'When; of several proposals the latest can be confirmed.';

CREATE TABLE payment.break_confirmation (
    line_id uuid NOT NULL,
    type text NOT NULL,
    order_id text NOT NULL,
    proposed_by text NOT NULL,
    confirmed_by text NOT NULL CHECK (confirmed_by ~ '\S'),
    confirmed_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    PRIMARY KEY (line_id, type, order_id),
    FOREIGN KEY (line_id, type, order_id, proposed_by) REFERENCES payment.break_closing,
    CHECK (lower(confirmed_by) <> lower(proposed_by))
);
COMMENT ON TABLE payment.break_confirmation IS 'The second signature: from here on the break is closed and no longer counted. Append-only.';
COMMENT ON COLUMN payment.break_confirmation.line_id IS 'Break: what was said.';
COMMENT ON COLUMN payment.break_confirmation.type IS 'Break: its kind.';
COMMENT ON COLUMN payment.break_confirmation.order_id IS 'Break: our order, or empty.';
COMMENT ON COLUMN payment.break_confirmation.proposed_by IS 'Whose proposal is confirmed.';
COMMENT ON COLUMN payment.break_confirmation.confirmed_by IS 'Who confirmed: somebody else.';
COMMENT ON COLUMN payment.break_confirmation.confirmed_at IS 'When its transaction began.';

CREATE VIEW payment.bank_break AS
SELECT 'D-' || left(encode(sha256(convert_to(
           concat_ws(chr(31), b.line_id::text, b.type, b.order_id), 'UTF8')), 'hex'), 12) AS name,
       b.line_id,
       b.type,
       b.order_id,
       coalesce(o.period, f.period, '') AS period,
       coalesce(nullif(b.order_id, ''), l.order_id) AS named,
       b.reason,
       r.name AS file,
       l.line,
       p.proposed_by,
       p.reason AS proposal,
       k.confirmed_by
FROM payment.reply_break b
JOIN payment.reply_line l USING (line_id)
JOIN payment.reply_file r USING (sha256)
LEFT JOIN payment.payment_order o ON o.order_id = l.order_id
LEFT JOIN payment.order_file f ON f.message_id = l.message_id
LEFT JOIN payment.break_confirmation k
    ON k.line_id = b.line_id
    AND k.type = b.type
    AND k.order_id = b.order_id
LEFT JOIN LATERAL (
    SELECT c.proposed_by, c.reason
    FROM payment.break_closing c
    WHERE c.line_id = b.line_id
      AND c.type = b.type
      AND c.order_id = b.order_id
      AND (k.proposed_by IS NULL OR c.proposed_by = k.proposed_by)
    ORDER BY c.proposed_at DESC, c.proposed_by
    LIMIT 1
) p ON true;
COMMENT ON VIEW payment.bank_break IS 'Published: what the bank said and was parked, with who proposed and who confirmed that it is settled.';
COMMENT ON COLUMN payment.bank_break.name IS 'How a person names it.';
COMMENT ON COLUMN payment.bank_break.line_id IS 'What was said.';
COMMENT ON COLUMN payment.bank_break.type IS 'Kind of break.';
COMMENT ON COLUMN payment.bank_break.order_id IS 'Our order, when there is one; else empty.';
COMMENT ON COLUMN payment.bank_break.period IS 'Cycle of the order or file that it names; empty when it names none of ours.';
COMMENT ON COLUMN payment.bank_break.named IS 'Our order, else what the bank calls it, or empty.';
COMMENT ON COLUMN payment.bank_break.reason IS 'In Spanish: what was expected and what was found.';
COMMENT ON COLUMN payment.bank_break.file IS 'File in which it first stood.';
COMMENT ON COLUMN payment.bank_break.line IS 'Its line there.';
COMMENT ON COLUMN payment.bank_break.proposed_by IS 'Who proposes to close it, the latest; the confirmed one once it is closed. Empty = nobody.';
COMMENT ON COLUMN payment.bank_break.proposal IS 'How it was settled, as proposed.';
COMMENT ON COLUMN payment.bank_break.confirmed_by IS 'Who confirmed; empty while it is open.';

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON payment.break_closing
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON payment.break_confirmation
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

REVOKE ALL ON payment.break_closing, payment.break_confirmation, payment.bank_break FROM ayni_app;
GRANT SELECT ON payment.break_closing, payment.break_confirmation, payment.bank_break TO ayni_app;
GRANT INSERT (line_id, type, order_id, proposed_by, reason) ON payment.break_closing TO ayni_app;
GRANT INSERT (line_id, type, order_id, proposed_by, confirmed_by) ON payment.break_confirmation TO ayni_app;
