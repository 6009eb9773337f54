-- Payment: orders to the paying bank, the files that carry them, what the bank answered, and the life of each payment.
--
-- A payment is what one household gets in one cycle. It may need several orders: one, and another for each time that the
-- bank rejected it. What the bank says is kept as a set of distinct lines; the state of a payment is a function of that
-- set, so files may come twice, in pieces and in any order.

CREATE SCHEMA payment;
COMMENT ON SCHEMA payment IS 'Orders to the paying bank, bank files, replies, and the life of each payment.';

-- The life of a payment -----------------------------------------------------------------------------------------------

CREATE TABLE payment.life_edge (
    fact text PRIMARY KEY,
    from_state text NOT NULL,
    to_state text NOT NULL,
    next_order boolean NOT NULL,
    ledger_facts text[] NOT NULL,
    meaning text NOT NULL
);
COMMENT ON TABLE payment.life_edge IS 'Every step that a payment can take; docs/payment-life.md is drawn from it. What is not here is refused.';
COMMENT ON COLUMN payment.life_edge.fact IS 'What happened.';
COMMENT ON COLUMN payment.life_edge.from_state IS 'State before.';
COMMENT ON COLUMN payment.life_edge.to_state IS 'State after.';
COMMENT ON COLUMN payment.life_edge.next_order IS 'The step begins another order; every other step is about the order that is out.';
COMMENT ON COLUMN payment.life_edge.ledger_facts IS 'What the step posts in the ledger, of ledger.fact; empty when no money moves or when another module posts it.';
COMMENT ON COLUMN payment.life_edge.meaning IS 'In Spanish, as it is shown.';

INSERT INTO payment.life_edge (from_state, to_state, fact, next_order, ledger_facts, meaning) VALUES
    ('LIQUIDATED', 'AUTHORISED', 'TransferAuthorised', false, '{}', 'la RDE autoriza la transferencia'),
    ('LIQUIDATED', 'HELD', 'TransferHeld', false, '{}', 'la cuenta no está activa: se retiene'),
    ('HELD', 'AUTHORISED', 'HoldReleased', false, '{}', 'la cuenta está activa: se levanta la retención'),
    ('AUTHORISED', 'INSTRUCTED', 'DepositInstructed', true, '{INSTRUCTED}',
     'se instruye el abono a la entidad pagadora'),
    ('INSTRUCTED', 'CREDITED', 'DepositConfirmed', false, '{CREDITED}', 'el banco confirma el abono'),
    ('INSTRUCTED', 'REJECTED', 'DepositRejectedByBank', false, '{REJECTED}', 'el banco rechaza el abono'),
    ('REJECTED', 'INSTRUCTED', 'DepositInstructedAgain', true, '{INSTRUCTED_AGAIN}',
     'corregido, se instruye de nuevo'),
    ('REJECTED', 'INSTRUCTED', 'RejectionDoubted', false, '{REJECTION_CONTRADICTED}',
     'el banco pone en duda su propio rechazo: se espera su respuesta'),
    ('REJECTED', 'CREDITED', 'RejectionContradicted', false, '{REJECTION_CONTRADICTED, CREDITED}',
     'el banco confirma el abono que había rechazado'),
    ('CREDITED', 'RETURNED', 'DepositReturned', false, '{RETURNED}',
     'el banco devuelve el abono: se debe otra vez al hogar'),
    ('RETURNED', 'INSTRUCTED', 'DepositInstructedAfterReturn', true, '{INSTRUCTED_AGAIN}',
     'corregido, se instruye de nuevo'),
    ('RETURNED', 'CREDITED', 'ReturnContradicted', false, '{RETURN_CONTRADICTED}',
     'el banco había abonado dos veces: el hogar conserva un abono'),
    ('CREDITED', 'WITHDRAWN', 'DepositWithdrawn', false, '{}', 'el hogar retira el dinero'),
    ('CREDITED', 'UNCOLLECTED', 'DepositLeftUncollected', false, '{}', 'tres bimestres sin retiro'),
    ('UNCOLLECTED', 'WITHDRAWN', 'DepositWithdrawnLate', false, '{}', 'el hogar retira el dinero'),
    ('UNCOLLECTED', 'REVERTED', 'DepositReverted', false, '{}', 'una RDE revierte el abono después de doce meses');

CREATE TABLE payment.life_fact (
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    household text NOT NULL,
    step smallint NOT NULL CHECK (step >= 1),
    order_id text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    fact text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    PRIMARY KEY (period, household, step)
);
CREATE UNIQUE INDEX life_fact_never_credited_twice ON payment.life_fact (order_id)
    WHERE fact IN ('DepositConfirmed', 'RejectionContradicted');
COMMENT ON TABLE payment.life_fact IS 'The steps that each payment took since it was authorised. Append-only; the last one is its state.';
COMMENT ON COLUMN payment.life_fact.period IS 'Cycle of the payment.';
COMMENT ON COLUMN payment.life_fact.household IS 'Household that is paid.';
COMMENT ON COLUMN payment.life_fact.step IS '1, 2, … without a gap.';
COMMENT ON COLUMN payment.life_fact.order_id IS 'Order that the step is about.';
COMMENT ON COLUMN payment.life_fact.from_state IS 'State before; that of the step before.';
COMMENT ON COLUMN payment.life_fact.to_state IS 'State after.';
COMMENT ON COLUMN payment.life_fact.fact IS 'What happened; with the two states one of payment.life_edge.';
COMMENT ON COLUMN payment.life_fact.recorded_at IS 'When the transaction that wrote it began.';
COMMENT ON INDEX payment.life_fact_never_credited_twice IS 'One deposit per order, whatever else goes wrong; another order needs a rejection or a return before it.';

-- Once per statement over all that it wrote: payments move by the hundred thousand.
CREATE FUNCTION payment.check_life() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT w.period, w.household, w.from_state, w.to_state
    INTO wrong
    FROM written w
    LEFT JOIN payment.life_edge e USING (from_state, to_state, fact)
    WHERE e.fact IS NULL
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'payment of % in % cannot go from % to %',
            wrong.household, wrong.period, wrong.from_state, wrong.to_state
            USING ERRCODE = 'check_violation';
    END IF;

    SELECT w.period, w.household, w.from_state, w.to_state, b.to_state AS is_now
    INTO wrong
    FROM written w
    JOIN payment.life_edge e USING (fact)
    LEFT JOIN payment.life_fact b
        ON w.step > 1
        AND b.period = w.period
        AND b.household = w.household
        AND b.step = w.step - 1
    WHERE CASE WHEN w.step = 1
               THEN w.from_state <> 'AUTHORISED'
               ELSE b.to_state IS DISTINCT FROM w.from_state
                    OR (b.order_id = w.order_id) IS NOT DISTINCT FROM e.next_order
          END
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'payment of % in % cannot go from % to %: it is %',
            wrong.household, wrong.period, wrong.from_state, wrong.to_state, coalesce(wrong.is_now, 'AUTHORISED')
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION payment.check_life() IS 'Refuses a step that is no edge of payment.life_edge or does not begin where the payment stands.';

CREATE TRIGGER steps_follow_the_edges
    AFTER INSERT ON payment.life_fact
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION payment.check_life();

-- Orders and the files that carry them --------------------------------------------------------------------------------

CREATE TABLE payment.order_file (
    message_id text PRIMARY KEY,
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    ut text NOT NULL,
    number smallint NOT NULL CHECK (number >= 1),
    created_at timestamptz NOT NULL,
    execute_on date NOT NULL,
    payer_name text NOT NULL,
    payer_tax_id text NOT NULL,
    payer_account text NOT NULL,
    payer_bank text NOT NULL,
    orders integer NOT NULL CHECK (orders > 0),
    total bigint NOT NULL CHECK (total > 0),
    UNIQUE (period, ut, number)
);
COMMENT ON TABLE payment.order_file IS 'A pain.001 file: everything that its bytes are made of, but for the orders. Append-only.';
COMMENT ON COLUMN payment.order_file.message_id IS 'MsgId of the file and name under which it is written.';
COMMENT ON COLUMN payment.order_file.period IS 'Cycle.';
COMMENT ON COLUMN payment.order_file.ut IS 'Territorial unit whose households are in it.';
COMMENT ON COLUMN payment.order_file.number IS 'Which file of the unit in the cycle, from 1.';
COMMENT ON COLUMN payment.order_file.created_at IS 'CreDtTm: the instant of the authorisation, not that of writing.';
COMMENT ON COLUMN payment.order_file.execute_on IS 'ReqdExctnDt: day on which the bank is asked to pay.';
COMMENT ON COLUMN payment.order_file.payer_name IS 'Dbtr/Nm.';
COMMENT ON COLUMN payment.order_file.payer_tax_id IS 'RUC of the payer.';
COMMENT ON COLUMN payment.order_file.payer_account IS 'Account that is debited.';
COMMENT ON COLUMN payment.order_file.payer_bank IS 'Bank that keeps it.';
COMMENT ON COLUMN payment.order_file.orders IS 'NbOfTxs.';
COMMENT ON COLUMN payment.order_file.total IS 'CtrlSum, in céntimos.';

CREATE TABLE payment.payment_order (
    order_id text PRIMARY KEY,
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    household text NOT NULL,
    attempt smallint NOT NULL CHECK (attempt >= 1),
    message_id text NOT NULL REFERENCES payment.order_file,
    place integer NOT NULL CHECK (place >= 1),
    holder_name text NOT NULL,
    account_number text NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    recorded_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    UNIQUE (period, household, attempt),
    UNIQUE (message_id, place)
);
COMMENT ON TABLE payment.payment_order IS 'One order to the bank to pay one household. Append-only.';
COMMENT ON COLUMN payment.payment_order.order_id IS 'EndToEndId, derived from cycle, household and attempt.';
COMMENT ON COLUMN payment.payment_order.period IS 'Cycle.';
COMMENT ON COLUMN payment.payment_order.household IS 'Household that is paid.';
COMMENT ON COLUMN payment.payment_order.attempt IS '1; one more after each rejection.';
COMMENT ON COLUMN payment.payment_order.message_id IS 'File that carries it.';
COMMENT ON COLUMN payment.payment_order.place IS 'Place in the file, from 1.';
COMMENT ON COLUMN payment.payment_order.holder_name IS 'Name of the titular as it was written.';
COMMENT ON COLUMN payment.payment_order.account_number IS 'Account as it was written.';
COMMENT ON COLUMN payment.payment_order.amount IS 'Céntimos.';
COMMENT ON COLUMN payment.payment_order.recorded_at IS 'When the transaction that wrote it began.';

CREATE TABLE payment.written_file (
    message_id text PRIMARY KEY REFERENCES payment.order_file,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint NOT NULL,
    written_at timestamptz NOT NULL DEFAULT transaction_timestamp()
);
COMMENT ON TABLE payment.written_file IS 'What the file was when it was first written; every later writing must give the same bytes. Append-only.';
COMMENT ON COLUMN payment.written_file.message_id IS 'File.';
COMMENT ON COLUMN payment.written_file.sha256 IS 'SHA-256 of its bytes, hexadecimal.';
COMMENT ON COLUMN payment.written_file.bytes IS 'Length.';
COMMENT ON COLUMN payment.written_file.written_at IS 'When it was first written.';

CREATE TABLE payment.instruction (
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    number integer NOT NULL CHECK (number >= 1),
    again boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    PRIMARY KEY (period, number)
);
COMMENT ON TABLE payment.instruction IS 'Every time that somebody instructed a cycle; each looks at all payments that it is about. Append-only.';
COMMENT ON COLUMN payment.instruction.period IS 'Cycle.';
COMMENT ON COLUMN payment.instruction.number IS '1, 2, … in the cycle.';
COMMENT ON COLUMN payment.instruction.again IS 'About payments that came back from the bank; otherwise about those that have no order yet.';
COMMENT ON COLUMN payment.instruction.recorded_at IS 'When the transaction that wrote it began.';

CREATE TABLE payment.not_instructed (
    period text NOT NULL,
    number integer NOT NULL,
    household text NOT NULL,
    reason text NOT NULL CHECK (reason IN (
        'ACCOUNT_NOT_ACTIVE', 'ACCOUNT_CHANGED', 'NO_ACCOUNT_NUMBER', 'BAD_ACCOUNT_NUMBER', 'NO_HOLDER_NAME',
        'BAD_HOLDER_NAME')),
    amount bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (period, number, household),
    FOREIGN KEY (period, number) REFERENCES payment.instruction
);
COMMENT ON TABLE payment.not_instructed IS 'Payments for which an instruction could make no order, with the reason. The money stays owed in the ledger. Append-only.';
COMMENT ON COLUMN payment.not_instructed.period IS 'Cycle.';
COMMENT ON COLUMN payment.not_instructed.number IS 'Instruction that found it.';
COMMENT ON COLUMN payment.not_instructed.household IS 'Household.';
COMMENT ON COLUMN payment.not_instructed.reason IS 'What is missing or what a bank would refuse.';
COMMENT ON COLUMN payment.not_instructed.amount IS 'Céntimos owed.';

-- What the bank says --------------------------------------------------------------------------------------------------

CREATE TABLE payment.reply_file (
    sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('STATUS_REPORT', 'NOTIFICATION')),
    bytes bigint NOT NULL,
    lines bigint NOT NULL,
    received_at timestamptz NOT NULL DEFAULT transaction_timestamp()
);
COMMENT ON TABLE payment.reply_file IS 'Every file of the bank that was read; its bytes are kept under its hash in the archive folder. Append-only.';
COMMENT ON COLUMN payment.reply_file.sha256 IS 'SHA-256 of its bytes, hexadecimal.';
COMMENT ON COLUMN payment.reply_file.name IS 'Name under which it first came.';
COMMENT ON COLUMN payment.reply_file.kind IS 'pain.002 or camt.054.';
COMMENT ON COLUMN payment.reply_file.bytes IS 'Length.';
COMMENT ON COLUMN payment.reply_file.lines IS 'Lines read from it, also those known from another file.';
COMMENT ON COLUMN payment.reply_file.received_at IS 'When it was read.';

CREATE TABLE payment.refused_reply (
    refusal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    name text NOT NULL,
    bytes bigint NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    refused_at timestamptz NOT NULL DEFAULT transaction_timestamp()
);
COMMENT ON TABLE payment.refused_reply IS 'Every time that a file of the bank could not be read. Its bytes are kept too; when it comes again, reading is tried again. Append-only.';
COMMENT ON COLUMN payment.refused_reply.refusal IS 'Number of the refusal, in their order.';
COMMENT ON COLUMN payment.refused_reply.sha256 IS 'SHA-256 of its bytes, hexadecimal; once it could be read, it is in payment.reply_file too.';
COMMENT ON COLUMN payment.refused_reply.name IS 'Name under which it came.';
COMMENT ON COLUMN payment.refused_reply.bytes IS 'Length.';
COMMENT ON COLUMN payment.refused_reply.reason IS 'Why it could not be read, with the line, in Spanish.';
COMMENT ON COLUMN payment.refused_reply.refused_at IS 'When it was tried.';

CREATE TABLE payment.reply_line (
    line_id uuid PRIMARY KEY,
    sha256 text NOT NULL REFERENCES payment.reply_file,
    line integer NOT NULL,
    about text NOT NULL CHECK (about IN ('FILE', 'TRANSFER', 'MOVEMENT')),
    meaning text NOT NULL CHECK (meaning IN ('ACCEPTED', 'REJECTED', 'CREDITED', 'RETURNED', 'PENDING', 'UNKNOWN')),
    fits boolean NOT NULL,
    status text NOT NULL,
    message_id text NOT NULL,
    batch_id text NOT NULL,
    order_id text NOT NULL,
    amount bigint,
    amount_text text NOT NULL,
    reason text NOT NULL,
    reason_text text NOT NULL,
    bank_reference text NOT NULL,
    payer_account text NOT NULL,
    creditor_account text NOT NULL,
    booked_on text NOT NULL,
    entry_reference text NOT NULL,
    transaction_id text NOT NULL,
    occurrence integer NOT NULL CHECK (occurrence >= 1)
);
CREATE INDEX reply_line_order ON payment.reply_line (order_id);
CREATE INDEX reply_line_file ON payment.reply_line (message_id) WHERE about = 'FILE';
COMMENT ON TABLE payment.reply_line IS 'Everything that the bank ever said, each distinct thing once. Append-only.';
COMMENT ON COLUMN payment.reply_line.line_id IS '128 bits of SHA-256 of what is said and of its occurrence, without file and place: the same words in another file are the same line.';
COMMENT ON COLUMN payment.reply_line.sha256 IS 'File in which it first stood.';
COMMENT ON COLUMN payment.reply_line.line IS 'Its line there.';
COMMENT ON COLUMN payment.reply_line.about IS 'FILE: status of a whole order file; TRANSFER: status of one order; MOVEMENT: movement of the programme''s account.';
COMMENT ON COLUMN payment.reply_line.meaning IS 'What it means to us.';
COMMENT ON COLUMN payment.reply_line.fits IS 'It agrees with the order or file that it names and counts; false = it is only parked in payment.reply_break.';
COMMENT ON COLUMN payment.reply_line.status IS 'As the bank said it: status code, or direction and status of the movement.';
COMMENT ON COLUMN payment.reply_line.message_id IS 'Order file that it names, or empty.';
COMMENT ON COLUMN payment.reply_line.batch_id IS 'Batch that it names, or empty.';
COMMENT ON COLUMN payment.reply_line.order_id IS 'EndToEndId that it names, ours or not, or empty.';
COMMENT ON COLUMN payment.reply_line.amount IS 'Céntimos; empty when none was said or it is not an amount in soles.';
COMMENT ON COLUMN payment.reply_line.amount_text IS 'The amount as it stands when it cannot be read, or empty.';
COMMENT ON COLUMN payment.reply_line.reason IS 'ISO reason code, or empty.';
COMMENT ON COLUMN payment.reply_line.reason_text IS 'The bank''s words, or empty.';
COMMENT ON COLUMN payment.reply_line.bank_reference IS 'The bank''s number of the movement, or empty.';
COMMENT ON COLUMN payment.reply_line.payer_account IS 'Account that the movement is of, or empty.';
COMMENT ON COLUMN payment.reply_line.creditor_account IS 'Account that got the money, or empty.';
COMMENT ON COLUMN payment.reply_line.booked_on IS 'Day on which the bank booked the movement, as it says it, or empty.';
COMMENT ON COLUMN payment.reply_line.entry_reference IS 'The bank''s reference of the entry that holds the movement (NtryRef), or empty.';
COMMENT ON COLUMN payment.reply_line.transaction_id IS 'Identifier of the transaction between banks (TxId), or empty.';
COMMENT ON COLUMN payment.reply_line.occurrence IS '1; for a movement without a number of its own, how often the notification has said the same up to here.';

CREATE TABLE payment.reply_break (
    line_id uuid NOT NULL REFERENCES payment.reply_line,
    type text NOT NULL CHECK (type IN (
        'UNREADABLE_AMOUNT', 'UNKNOWN_STATUS', 'UNKNOWN_FILE', 'UNKNOWN_ORDER', 'WRONG_CYCLE', 'WRONG_PAYER_ACCOUNT',
        'DIFFERENT_AMOUNT', 'DIFFERENT_ACCOUNT', 'RETURNED', 'LATE_CREDIT', 'DUPLICATE_CREDIT',
        'CONTRADICTED_REJECTION', 'DUPLICATE_REJECTION', 'DOUBTFUL_REJECTION')),
    order_id text NOT NULL,
    reason text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    PRIMARY KEY (line_id, type, order_id)
);
CREATE INDEX reply_break_order ON payment.reply_break (order_id);
COMMENT ON TABLE payment.reply_break IS 'What the bank said and we could not apply, or that contradicts something else it said: parked for a person, never lost. Append-only.';
COMMENT ON COLUMN payment.reply_break.line_id IS 'What was said.';
COMMENT ON COLUMN payment.reply_break.type IS 'Kind of break.';
COMMENT ON COLUMN payment.reply_break.order_id IS 'Our order, when there is one; else empty.';
COMMENT ON COLUMN payment.reply_break.reason IS 'In Spanish: what was expected and what was found.';
COMMENT ON COLUMN payment.reply_break.recorded_at IS 'When the transaction that wrote it began.';

-- Published views -----------------------------------------------------------------------------------------------------

CREATE VIEW payment.payment_state AS
SELECT DISTINCT ON (f.period, f.household)
       f.period, f.household, f.to_state AS state, f.order_id, o.attempt, o.amount, o.message_id, f.recorded_at AS since
FROM payment.life_fact f
JOIN payment.payment_order o USING (order_id)
ORDER BY f.period, f.household, f.step DESC;
COMMENT ON VIEW payment.payment_state IS 'Published: where each payment stands since it was instructed.';
COMMENT ON COLUMN payment.payment_state.period IS 'Cycle.';
COMMENT ON COLUMN payment.payment_state.household IS 'Household.';
COMMENT ON COLUMN payment.payment_state.state IS 'State of the payment.';
COMMENT ON COLUMN payment.payment_state.order_id IS 'Its latest order.';
COMMENT ON COLUMN payment.payment_state.attempt IS 'Which order it is, from 1.';
COMMENT ON COLUMN payment.payment_state.amount IS 'Céntimos.';
COMMENT ON COLUMN payment.payment_state.message_id IS 'File of the latest order.';
COMMENT ON COLUMN payment.payment_state.since IS 'When it came into the state.';

CREATE VIEW payment.rejection AS
SELECT DISTINCT ON (s.period, s.household)
       s.period, s.household, s.order_id, s.amount, l.reason, l.reason_text
FROM payment.payment_state s
JOIN payment.reply_line l
    ON l.meaning = s.state
    AND l.fits
    AND (l.order_id = s.order_id OR l.about = 'FILE' AND l.message_id = s.message_id)
WHERE s.state IN ('REJECTED', 'RETURNED')
ORDER BY s.period, s.household, l.about DESC, l.reason, l.line_id;
COMMENT ON VIEW payment.rejection IS 'Published: payments that the bank rejected or returned and that were not instructed again, with the reason that it gave.';
COMMENT ON COLUMN payment.rejection.period IS 'Cycle.';
COMMENT ON COLUMN payment.rejection.household IS 'Household.';
COMMENT ON COLUMN payment.rejection.order_id IS 'Order that was rejected or returned.';
COMMENT ON COLUMN payment.rejection.amount IS 'Céntimos, owed again.';
COMMENT ON COLUMN payment.rejection.reason IS 'ISO reason code.';
COMMENT ON COLUMN payment.rejection.reason_text IS 'The bank''s words.';

CREATE VIEW payment.obstacle AS
SELECT n.period, n.household, i.again, n.reason, n.amount
FROM payment.not_instructed n
JOIN payment.instruction i USING (period, number)
WHERE NOT EXISTS (
        SELECT FROM payment.instruction later
        WHERE later.period = i.period AND later.again = i.again AND later.number > i.number)
  AND (NOT i.again
       OR EXISTS (
           SELECT FROM payment.payment_state s
           WHERE s.period = n.period AND s.household = n.household AND s.state IN ('REJECTED', 'RETURNED')));
COMMENT ON VIEW payment.obstacle IS 'Published: payments that the latest instruction could not order, and why; one row for each.';
COMMENT ON COLUMN payment.obstacle.period IS 'Cycle.';
COMMENT ON COLUMN payment.obstacle.household IS 'Household.';
COMMENT ON COLUMN payment.obstacle.again IS 'The payment had an order, which came back from the bank; otherwise it has none yet.';
COMMENT ON COLUMN payment.obstacle.reason IS 'What is missing.';
COMMENT ON COLUMN payment.obstacle.amount IS 'Céntimos owed.';

-- Rights --------------------------------------------------------------------------------------------------------------

REVOKE ALL ON ALL TABLES IN SCHEMA payment FROM ayni_app;
GRANT SELECT ON ALL TABLES IN SCHEMA payment TO ayni_app;

DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY[
        'life_fact', 'order_file', 'payment_order', 'written_file', 'instruction', 'not_instructed', 'reply_file', 'refused_reply',
        'reply_line', 'reply_break']
    LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', kept);
        EXECUTE format('GRANT INSERT, MAINTAIN ON payment.%I TO ayni_app', kept);
    END LOOP;
END $$;
