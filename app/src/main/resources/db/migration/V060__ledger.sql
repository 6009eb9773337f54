-- Ledger: every sol of the programme twice, once where it comes from and once where it goes.
--
-- A journal entry is the set of postings with one entry_id. Debit is positive, credit is negative, in céntimos of sol.
-- What the database itself guarantees, whoever writes:
--   * the postings of an entry add up to zero and are at least two;
--   * an entry is written whole, by one statement, and nothing can be added to it later;
--   * it moves money between the two accounts that its fact names and no others;
--   * the same entry is never written twice (its identifier is derived from what it is about, and nobody chooses it);
--   * a posting is never changed or deleted. A mistake is corrected by another entry.

CREATE SCHEMA ledger;
COMMENT ON SCHEMA ledger IS 'Double-entry ledger, append-only. Written only through ledger.post_facts().';

CREATE TABLE ledger.fact (
    fact text PRIMARY KEY,
    debit_account text NOT NULL,
    credit_account text NOT NULL,
    may_be_negative boolean NOT NULL,
    meaning text NOT NULL
);
COMMENT ON TABLE ledger.fact IS 'What can happen to money, and between which two accounts it then moves. A negative amount moves the other way.';
COMMENT ON COLUMN ledger.fact.fact IS 'Name of the fact, past tense.';
COMMENT ON COLUMN ledger.fact.debit_account IS 'Account that gets the positive posting.';
COMMENT ON COLUMN ledger.fact.credit_account IS 'Account that gets the negative posting.';
COMMENT ON COLUMN ledger.fact.may_be_negative IS 'Whether an amount below zero makes sense (a recupero); the others must be above zero.';
COMMENT ON COLUMN ledger.fact.meaning IS 'In Spanish, as the accountant reads it.';

INSERT INTO ledger.fact (fact, debit_account, credit_account, may_be_negative, meaning) VALUES
    ('OPENING_BALANCE', 'HOUSEHOLD_OPEN_BALANCE', 'OPENING_BALANCES', false,
     'Saldo por recuperar que el hogar traía al entrar en el sistema'),
    ('AUTHORISED', 'EXPENSE', 'HOUSEHOLD_PAYABLE', true,
     'Líneas de la liquidación autorizadas por la RDE, por concepto (recupero en negativo)'),
    ('OPEN_BALANCE_SET_OFF', 'HOUSEHOLD_PAYABLE', 'HOUSEHOLD_OPEN_BALANCE', true,
     'Saldo por recuperar descontado de lo autorizado (positivo) o que pasa al bimestre siguiente (negativo)'),
    ('HELD', 'HOUSEHOLD_PAYABLE', 'HOUSEHOLD_HELD', false,
     'Autorizado y retenido hasta que la cuenta del hogar esté activa'),
    ('RELEASED', 'HOUSEHOLD_HELD', 'HOUSEHOLD_PAYABLE', false,
     'Retención levantada: se debe otra vez al hogar'),
    ('INSTRUCTED', 'HOUSEHOLD_PAYABLE', 'BANK_IN_TRANSIT', false,
     'Abono instruido a la entidad pagadora'),
    ('INSTRUCTED_AGAIN', 'HOUSEHOLD_REJECTED', 'BANK_IN_TRANSIT', false,
     'Abono rechazado, corregido e instruido de nuevo'),
    ('CREDITED', 'BANK_IN_TRANSIT', 'TREASURY', false,
     'Abono confirmado en la cuenta del hogar'),
    ('REJECTED', 'BANK_IN_TRANSIT', 'HOUSEHOLD_REJECTED', false,
     'Abono rechazado por la entidad pagadora: se debe otra vez al hogar'),
    ('REJECTION_CONTRADICTED', 'HOUSEHOLD_REJECTED', 'BANK_IN_TRANSIT', false,
     'Rechazo que la propia entidad pagadora desmintió al confirmar el abono'),
    ('RETURNED', 'TREASURY', 'HOUSEHOLD_REJECTED', false,
     'Abono devuelto por la entidad pagadora: se debe otra vez al hogar'),
    ('RETURN_CONTRADICTED', 'HOUSEHOLD_REJECTED', 'TREASURY', false,
     'Devolución de uno de dos abonos: el hogar conserva el otro');

CREATE TABLE ledger.posting (
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    entry_id uuid NOT NULL,
    line smallint NOT NULL CHECK (line >= 1),
    fact text NOT NULL,
    account text NOT NULL CHECK (account IN (
        'EXPENSE', 'HOUSEHOLD_PAYABLE', 'HOUSEHOLD_OPEN_BALANCE', 'HOUSEHOLD_HELD', 'HOUSEHOLD_REJECTED',
        'BANK_IN_TRANSIT', 'TREASURY', 'OPENING_BALANCES')),
    concept text CHECK (concept IN ('BASE', 'TPI', 'TAS', 'TBS', 'VRAEM')),
    household text NOT NULL,
    reference text NOT NULL,
    amount bigint NOT NULL CHECK (amount <> 0),
    recorded_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    -- The period comes first so that the table can be partitioned by it when it has grown, and a cycle's postings are
    -- added at the end of the index. A household's statement skips from period to period in the same index.
    PRIMARY KEY (period, household, entry_id, line),
    CHECK ((account = 'EXPENSE') = (concept IS NOT NULL))
);
COMMENT ON TABLE ledger.posting IS 'One side of one journal entry. Append-only.';
COMMENT ON COLUMN ledger.posting.period IS 'Bimestre of the cycle to which the entry belongs, as 2026-4.';
COMMENT ON COLUMN ledger.posting.entry_id IS 'The journal entry; ledger.entry_id() derives it from fact, period, household and reference.';
COMMENT ON COLUMN ledger.posting.line IS 'Place in the entry: 1, 2, … without a gap.';
COMMENT ON COLUMN ledger.posting.fact IS 'What happened; one of ledger.fact.';
COMMENT ON COLUMN ledger.posting.account IS 'Kind of account. Those that begin with HOUSEHOLD_ are one per household; BANK_IN_TRANSIT is one per period.';
COMMENT ON COLUMN ledger.posting.concept IS 'Transfer of an EXPENSE posting; nothing else has one.';
COMMENT ON COLUMN ledger.posting.household IS 'Household that the entry is about.';
COMMENT ON COLUMN ledger.posting.reference IS 'What caused the entry when a household can have several of the fact in one period: the payment order. Empty otherwise.';
COMMENT ON COLUMN ledger.posting.amount IS 'Céntimos of sol: debit positive, credit negative.';
COMMENT ON COLUMN ledger.posting.recorded_at IS 'When the transaction that wrote it began.';

CREATE FUNCTION ledger.entry_id(fact text, period text, household text, reference text) RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN encode(
    substring(
        sha256(convert_to(fact || chr(31) || period || chr(31) || household || chr(31) || reference, 'UTF8'))
        FOR 16),
    'hex')::uuid;
COMMENT ON FUNCTION ledger.entry_id(text, text, text, text) IS 'Identifier of a journal entry: 128 bits of SHA-256 of what it is about.';

-- Postings come in by the million, so the rule is checked once per statement over all that it wrote. As lines must be
-- 1..n within the statement and the key holds the line, nothing can be added to an entry that is there already.
CREATE FUNCTION ledger.check_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT e.*
    INTO wrong
    FROM (
        SELECT w.entry_id, sum(w.amount) AS total, count(*) AS postings, min(w.fact) AS fact,
               sum(w.amount) = 0
                   AND count(*) >= 2
                   AND min(w.line) = 1
                   AND max(w.line) = count(*)
                   AND min(w.fact) = max(w.fact)
                   AND min(w.household) = max(w.household)
                   AND min(w.reference) = max(w.reference) AS is_whole,
               -- One credit, or none when the debits add up to zero by themselves.
               count(*) FILTER (WHERE w.account = f.credit_account) <= 1
                   AND bool_and(
                       w.account IN (f.debit_account, f.credit_account)
                       AND (f.may_be_negative OR (w.amount > 0) = (w.account = f.debit_account))) AS is_of_its_fact,
               w.entry_id = ledger.entry_id(min(w.fact), w.period, min(w.household), min(w.reference)) AS is_named
        FROM written w
        LEFT JOIN ledger.fact f USING (fact)
        GROUP BY w.period, w.entry_id
    ) e
    WHERE (e.is_whole AND e.is_of_its_fact AND e.is_named) IS NOT TRUE
    LIMIT 1;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF NOT wrong.is_whole THEN
        RAISE EXCEPTION 'ledger entry % is not whole or not balanced: % postings, sum %',
            wrong.entry_id, wrong.postings, wrong.total
            USING ERRCODE = 'check_violation';
    ELSIF wrong.is_of_its_fact IS NOT TRUE THEN
        RAISE EXCEPTION 'ledger entry % is not between the accounts of its fact, %', wrong.entry_id, wrong.fact
            USING ERRCODE = 'check_violation';
    END IF;
    RAISE EXCEPTION 'ledger entry % has not the identifier of what it is about', wrong.entry_id
        USING ERRCODE = 'check_violation';
END $$;
COMMENT ON FUNCTION ledger.check_entries() IS 'Refuses a statement that writes an entry which is not whole, does not add up to zero, is not between the accounts of its fact, or has not the identifier that follows from what it is about.';

CREATE TRIGGER entries_are_whole_and_balanced
    AFTER INSERT ON ledger.posting
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.check_entries();

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.posting
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE FUNCTION ledger.open_facts() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass('pg_temp.ledger_fact') IS NOT NULL THEN
        DROP TABLE pg_temp.ledger_fact;
    END IF;
    CREATE TEMPORARY TABLE ledger_fact (
        fact text NOT NULL,
        period text NOT NULL,
        household text NOT NULL,
        reference text NOT NULL DEFAULT '',
        concept text,
        amount bigint NOT NULL
    ) ON COMMIT DROP;
END $$;
COMMENT ON FUNCTION ledger.open_facts() IS 'Opens the temporary table ledger_fact of this transaction. Fill it (INSERT … SELECT, COPY) and call ledger.post_facts().';

CREATE FUNCTION ledger.post_facts(OUT new_postings bigint, OUT known_postings bigint) LANGUAGE plpgsql
SET work_mem = '256MB' AS $$
DECLARE
    wrong record;
BEGIN
    ANALYZE pg_temp.ledger_fact;

    SELECT f.fact, f.period, f.household, f.amount
    INTO wrong
    FROM pg_temp.ledger_fact f
    LEFT JOIN ledger.fact known ON known.fact = f.fact
    WHERE known.fact IS NULL
       OR (f.amount < 0 AND NOT known.may_be_negative)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'ledger fact % of household % in % cannot be of % céntimos',
            wrong.fact, wrong.household, wrong.period, wrong.amount
            USING ERRCODE = 'check_violation';
    END IF;

    -- Lines of several months are added up per concept; a fact without concepts is one row or a mistake of the caller.
    SELECT f.fact, f.period, f.household
    INTO wrong
    FROM pg_temp.ledger_fact f
    WHERE f.concept IS NULL
    GROUP BY f.fact, f.period, f.household, f.reference
    HAVING count(*) > 1
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'ledger fact % of household % in % was given twice', wrong.fact, wrong.household, wrong.period
            USING ERRCODE = 'unique_violation';
    END IF;

    CREATE TEMPORARY TABLE ledger_line ON COMMIT DROP AS
    WITH side AS (
        -- Both sides in one pass: a debit for each concept, and over all of them one credit.
        SELECT f.fact, f.period, f.household, f.reference, f.concept,
               grouping(f.concept) AS is_credit,
               (CASE grouping(f.concept) WHEN 1 THEN -sum(f.amount) ELSE sum(f.amount) END)::bigint AS amount
        FROM pg_temp.ledger_fact f
        GROUP BY GROUPING SETS (
            (f.fact, f.period, f.household, f.reference, f.concept),
            (f.fact, f.period, f.household, f.reference))
        HAVING sum(f.amount) <> 0
    )
    SELECT s.period,
           ledger.entry_id(s.fact, s.period, s.household, s.reference) AS entry_id,
           row_number() OVER (
               PARTITION BY s.household, s.period, s.fact, s.reference
               ORDER BY s.is_credit, s.concept)::smallint AS line,
           s.fact,
           CASE s.is_credit WHEN 1 THEN k.credit_account ELSE k.debit_account END AS account,
           s.concept, s.household, s.reference, s.amount
    FROM side s
    JOIN ledger.fact k USING (fact);

    -- In one order, so that two transactions that post the same entries wait for each other instead of locking each
    -- other out.
    INSERT INTO ledger.posting (period, entry_id, line, fact, account, concept, household, reference, amount)
    SELECT period, entry_id, line, fact, account, concept, household, reference, amount
    FROM pg_temp.ledger_line
    ORDER BY household, period, entry_id, line
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS new_postings = ROW_COUNT;
    SELECT count(*) - new_postings INTO known_postings FROM pg_temp.ledger_line;

    IF known_postings > 0 THEN
        SELECT l.fact, l.household, l.period
        INTO wrong
        FROM pg_temp.ledger_line l
        LEFT JOIN ledger.posting p USING (period, household, entry_id, line)
        WHERE (l.account, l.amount) IS DISTINCT FROM (p.account, p.amount)
           OR l.concept IS DISTINCT FROM p.concept
        LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'ledger fact % of household % in % is already posted with another amount',
                wrong.fact, wrong.household, wrong.period
                USING ERRCODE = 'unique_violation';
        END IF;
    END IF;

    IF new_postings > 100000 THEN
        -- What is read next must not be planned for an empty table.
        ANALYZE ledger.posting;
    END IF;

    DROP TABLE pg_temp.ledger_line;
    DROP TABLE pg_temp.ledger_fact;
END $$;
COMMENT ON FUNCTION ledger.post_facts() IS 'Posts the rows of ledger_fact. Facts posted before change nothing; with another amount they are refused.';

CREATE VIEW ledger.household_balance AS
SELECT household,
       (sum(-amount) FILTER (WHERE account = 'HOUSEHOLD_PAYABLE'))::bigint AS payable,
       (sum(amount) FILTER (WHERE account = 'HOUSEHOLD_OPEN_BALANCE'))::bigint AS open_balance,
       (sum(-amount) FILTER (WHERE account = 'HOUSEHOLD_HELD'))::bigint AS held,
       (sum(-amount) FILTER (WHERE account = 'HOUSEHOLD_REJECTED'))::bigint AS rejected
FROM ledger.posting
GROUP BY household;
COMMENT ON VIEW ledger.household_balance IS 'Published: what the programme owes each household, and what it will take back (open balance), in céntimos; empty = never touched.';
COMMENT ON COLUMN ledger.household_balance.household IS 'Household.';
COMMENT ON COLUMN ledger.household_balance.payable IS 'Authorised and not yet instructed.';
COMMENT ON COLUMN ledger.household_balance.open_balance IS 'Open balance of earlier recuperos (R-CARRY), never below zero.';
COMMENT ON COLUMN ledger.household_balance.held IS 'Authorised and held (R-HOLD).';
COMMENT ON COLUMN ledger.household_balance.rejected IS 'Rejected or returned by the bank and owed again.';

CREATE VIEW ledger.instructed AS
SELECT period, household, reference AS order_id, -amount AS amount
FROM ledger.posting
WHERE fact IN ('INSTRUCTED', 'INSTRUCTED_AGAIN')
  AND account = 'BANK_IN_TRANSIT';
COMMENT ON VIEW ledger.instructed IS 'Published: what the ledger holds as instructed to the bank, per order; the control sums of the bank files come from here.';
COMMENT ON COLUMN ledger.instructed.period IS 'Cycle.';
COMMENT ON COLUMN ledger.instructed.household IS 'Household.';
COMMENT ON COLUMN ledger.instructed.order_id IS 'Payment order.';
COMMENT ON COLUMN ledger.instructed.amount IS 'Céntimos.';

-- The daily role adds postings and reads the rest; what each fact means is not its to write.
REVOKE ALL ON ALL TABLES IN SCHEMA ledger FROM ayni_app;
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO ayni_app;
GRANT INSERT, MAINTAIN ON ledger.posting TO ayni_app;
