-- Liquidation: the lines and totals of each cycle, and the resolution (RDE) that authorises them.
--
-- Lines and totals are partitioned by cycle in the same way as decisions (see V080).

CREATE SCHEMA liquidation;
COMMENT ON SCHEMA liquidation IS 'Lines, totals and resolutions of each cycle. Append-only.';

CREATE TABLE liquidation.liquidation (
    period text PRIMARY KEY CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    known_at timestamptz NOT NULL,
    roll_hash text NOT NULL CHECK (roll_hash ~ '^[0-9a-f]{64}$'),
    law_hash text NOT NULL CHECK (law_hash ~ '^[0-9a-f]{64}$'),
    households bigint NOT NULL CHECK (households >= 0),
    lines bigint NOT NULL CHECK (lines >= 0),
    lines_sum bigint NOT NULL,
    payable bigint NOT NULL CHECK (payable >= 0),
    held bigint NOT NULL CHECK (held >= 0 AND held <= payable),
    released bigint NOT NULL CHECK (released >= 0),
    lines_hash text NOT NULL CHECK (lines_hash ~ '^[0-9a-f]{64}$'),
    totals_hash text NOT NULL CHECK (totals_hash ~ '^[0-9a-f]{64}$'),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT transaction_timestamp()
);
COMMENT ON TABLE liquidation.liquidation IS 'One row for each liquidated cycle: what it was computed from, its sums and who made it. Append-only.';
COMMENT ON COLUMN liquidation.liquidation.period IS 'Cycle, as 2026-4.';
COMMENT ON COLUMN liquidation.liquidation.known_at IS 'Instant of the closed roll that was read.';
COMMENT ON COLUMN liquidation.liquidation.roll_hash IS 'SHA-256 of the closed roll that was read; that of the verification.';
COMMENT ON COLUMN liquidation.liquidation.law_hash IS 'SHA-256 of the parameters of the law that decided; that of the verification.';
COMMENT ON COLUMN liquidation.liquidation.households IS 'Households, each with one row of total.';
COMMENT ON COLUMN liquidation.liquidation.lines IS 'Rows of line.';
COMMENT ON COLUMN liquidation.liquidation.lines_sum IS 'Céntimos: sum of all lines, recuperos negative, held lines too.';
COMMENT ON COLUMN liquidation.liquidation.payable IS 'Céntimos: sum of payable over all totals, held or not.';
COMMENT ON COLUMN liquidation.liquidation.held IS 'Céntimos: the part of payable that is held for want of an active account.';
COMMENT ON COLUMN liquidation.liquidation.released IS 'Céntimos held in earlier cycles that are paid with this one.';
COMMENT ON COLUMN liquidation.liquidation.lines_hash IS 'SHA-256 of lines.csv of the exchange format with these lines.';
COMMENT ON COLUMN liquidation.liquidation.totals_hash IS 'SHA-256 of totals.csv of the exchange format with these totals.';
COMMENT ON COLUMN liquidation.liquidation.made_by IS 'Who liquidated; may not authorise.';
COMMENT ON COLUMN liquidation.liquidation.made_at IS 'When its transaction began.';

CREATE TABLE liquidation.line (
    period text NOT NULL,
    household text NOT NULL,
    number integer NOT NULL CHECK (number >= 1),
    kind text NOT NULL CHECK (kind IN ('CURRENT', 'REINTEGRO', 'RECUPERO')),
    about text NOT NULL,
    concept text NOT NULL CHECK (concept IN ('BASE', 'TPI', 'TAS', 'TBS', 'VRAEM')),
    month text NOT NULL,
    member text,
    amount bigint NOT NULL CHECK ((kind = 'RECUPERO' AND amount < 0) OR (kind = 'REINTEGRO' AND amount > 0)
                                  OR (kind = 'CURRENT' AND amount >= 0)),
    reason text NOT NULL,
    state text NOT NULL CHECK (state IN ('PAYABLE', 'HELD'))
) PARTITION BY LIST (period);
COMMENT ON TABLE liquidation.line IS 'One amount due to a household, or recovered from it, or a zero with its reason. Append-only.';
COMMENT ON COLUMN liquidation.line.period IS 'Cycle in which it was liquidated.';
COMMENT ON COLUMN liquidation.line.household IS 'Household.';
COMMENT ON COLUMN liquidation.line.number IS 'Place among the lines of the household in the cycle, from 1, in the order in which they were computed.';
COMMENT ON COLUMN liquidation.line.kind IS 'Of the cycle itself, or a difference about an earlier bimestre (R-RETRO).';
COMMENT ON COLUMN liquidation.line.about IS 'Bimestre that the money is about.';
COMMENT ON COLUMN liquidation.line.concept IS 'Transfer.';
COMMENT ON COLUMN liquidation.line.month IS 'Month, as 2026-07, or the school year for VRAEM.';
COMMENT ON COLUMN liquidation.line.member IS 'Student of a TAS, TBS or VRAEM line; empty otherwise.';
COMMENT ON COLUMN liquidation.line.amount IS 'Céntimos; a recupero is negative.';
COMMENT ON COLUMN liquidation.line.reason IS 'Reason code; its words are in law/reasons.yaml.';
COMMENT ON COLUMN liquidation.line.state IS 'Whether it may be paid, or is held for want of an active account (R-HOLD).';

CREATE TABLE liquidation.total (
    period text NOT NULL,
    household text NOT NULL,
    ubigeo text NOT NULL,
    unit text NOT NULL,
    state text NOT NULL CHECK (state IN ('OK', 'SUSPENDED', 'NOT_POOR', 'CLASSIFICATION_EXPIRED')),
    held boolean NOT NULL,
    current bigint NOT NULL CHECK (current >= 0),
    reintegro bigint NOT NULL CHECK (reintegro >= 0),
    recupero bigint NOT NULL CHECK (recupero <= 0),
    balance_before bigint NOT NULL CHECK (balance_before >= 0),
    balance_after bigint NOT NULL CHECK (balance_after >= 0),
    payable bigint NOT NULL CHECK (payable >= 0),
    released bigint NOT NULL CHECK (released >= 0 AND (released = 0 OR NOT held)),
    PRIMARY KEY (period, household),
    CHECK (payable - balance_after = current + reintegro + recupero - balance_before),
    CHECK (payable = 0 OR balance_after = 0)
) PARTITION BY LIST (period);
COMMENT ON TABLE liquidation.total IS 'What a household gets in a cycle, one row for every household of the roll. Append-only.';
COMMENT ON COLUMN liquidation.total.period IS 'Cycle.';
COMMENT ON COLUMN liquidation.total.household IS 'Household.';
COMMENT ON COLUMN liquidation.total.ubigeo IS 'District (INEI) of the household in the closed roll, as it stands there; may be empty.';
COMMENT ON COLUMN liquidation.total.unit IS 'Code of the territorial unit of that district on the closing day; empty when the district says none.';
COMMENT ON COLUMN liquidation.total.state IS 'OK when R-STATE pays the household, else why not.';
COMMENT ON COLUMN liquidation.total.held IS 'Whether everything is held for want of an active account (R-HOLD).';
COMMENT ON COLUMN liquidation.total.current IS 'Céntimos of the lines of the bimestre itself.';
COMMENT ON COLUMN liquidation.total.reintegro IS 'Céntimos owed for earlier bimestres.';
COMMENT ON COLUMN liquidation.total.recupero IS 'Céntimos to recover for earlier bimestres, negative or 0.';
COMMENT ON COLUMN liquidation.total.balance_before IS 'Céntimos still to recover from earlier liquidations (R-CARRY).';
COMMENT ON COLUMN liquidation.total.balance_after IS 'Céntimos that this liquidation could not recover and the next one will.';
COMMENT ON COLUMN liquidation.total.payable IS 'Céntimos to pay, or to hold.';
COMMENT ON COLUMN liquidation.total.released IS 'Céntimos held in earlier cycles that are now paid, beside payable.';

CREATE TABLE liquidation.first_liquidation (
    household text PRIMARY KEY,
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$')
);
COMMENT ON TABLE liquidation.first_liquidation IS 'The first cycle in which anything, even a zero, was liquidated here for a household. Append-only.';
COMMENT ON COLUMN liquidation.first_liquidation.household IS 'Household.';
COMMENT ON COLUMN liquidation.first_liquidation.period IS 'Cycle.';

CREATE TABLE liquidation.resolution (
    number text PRIMARY KEY CHECK (number ~ '^\S(.*\S)?$'),
    period text NOT NULL UNIQUE CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    authorised_by text NOT NULL,
    authorised_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    households bigint NOT NULL CHECK (households >= 0),
    lines_sum bigint NOT NULL,
    payable bigint NOT NULL CHECK (payable >= 0),
    held bigint NOT NULL CHECK (held >= 0),
    released bigint NOT NULL CHECK (released >= 0),
    to_instruct bigint NOT NULL CHECK (to_instruct = payable - held + released)
);
COMMENT ON TABLE liquidation.resolution IS 'The resolution (RDE) that authorises the transfer of a cycle. Append-only.';
COMMENT ON COLUMN liquidation.resolution.number IS 'Number of the resolution, as it is cited.';
COMMENT ON COLUMN liquidation.resolution.period IS 'Cycle; one resolution each.';
COMMENT ON COLUMN liquidation.resolution.authorised_by IS 'Who authorised; not who liquidated.';
COMMENT ON COLUMN liquidation.resolution.authorised_at IS 'When its transaction began.';
COMMENT ON COLUMN liquidation.resolution.households IS 'Households of its annex: with something to pay, released money included.';
COMMENT ON COLUMN liquidation.resolution.lines_sum IS 'Céntimos: sum of all lines, as asserted.';
COMMENT ON COLUMN liquidation.resolution.payable IS 'Céntimos: sum of payable over all totals, as asserted.';
COMMENT ON COLUMN liquidation.resolution.held IS 'Céntimos of payable that are held.';
COMMENT ON COLUMN liquidation.resolution.released IS 'Céntimos held earlier that are paid now.';
COMMENT ON COLUMN liquidation.resolution.to_instruct IS 'Céntimos that the paying bank is to be instructed to pay.';

-- Published view -------------------------------------------------------------------------------------------------------

-- Who is paid, and where, is part of what was closed: an instant of the roll, not a copy of it. What is corrected later does
-- not change a signed resolution; instructing finds it and stops for a person.
CREATE VIEW liquidation.payee AS
SELECT t.period,
       t.household,
       m.member_id AS holder,
       nullif(concat_ws(' ', p.given_names, p.paternal_surname, p.maternal_surname), '') AS holder_name,
       p.died_on AS holder_died_on,
       a.number AS account_number,
       a.entity AS account_entity
FROM liquidation.total t
JOIN verification.verification v USING (period)
LEFT JOIN registry.household h
    ON h.household_id = t.household
LEFT JOIN registry.account a
    ON a.household = h.household
    AND a.valid @> v.closing_day
    AND a.recorded @> v.known_at
LEFT JOIN registry.holder o
    ON o.household = h.household
    AND o.valid @> v.closing_day
    AND o.recorded @> v.known_at
LEFT JOIN registry.person m
    ON m.person = o.person
LEFT JOIN registry.person_record p
    ON p.person = o.person
    AND p.valid @> v.closing_day
    AND p.recorded @> v.known_at;
COMMENT ON VIEW liquidation.payee IS 'Published: titular and account of each household of a cycle, frozen at the closing of its roll.';
COMMENT ON COLUMN liquidation.payee.period IS 'Cycle.';
COMMENT ON COLUMN liquidation.payee.household IS 'Household.';
COMMENT ON COLUMN liquidation.payee.holder IS 'Member code of the titular; empty when none is known.';
COMMENT ON COLUMN liquidation.payee.holder_name IS 'Name of the titular; empty when none is known.';
COMMENT ON COLUMN liquidation.payee.holder_died_on IS 'Day of death of the titular; empty = alive as far as was known.';
COMMENT ON COLUMN liquidation.payee.account_number IS 'Account at the paying bank; empty when none is known.';
COMMENT ON COLUMN liquidation.payee.account_entity IS 'Paying bank; empty = the programme''s own.';

CREATE VIEW liquidation.authorised_payment AS
SELECT t.period,
       t.household,
       w.holder,
       w.holder_name,
       w.account_number,
       w.account_entity,
       t.unit AS ut,
       CASE WHEN t.held THEN 0 ELSE t.payable END + t.released AS amount
FROM liquidation.total t
JOIN liquidation.resolution r USING (period)
JOIN liquidation.payee w USING (period, household)
WHERE (NOT t.held AND t.payable > 0)
   OR t.released > 0;
COMMENT ON VIEW liquidation.authorised_payment IS 'Published: what the bank is to be instructed to pay. Amount, titular and account are frozen at the closing of the roll.';
COMMENT ON COLUMN liquidation.authorised_payment.period IS 'Cycle.';
COMMENT ON COLUMN liquidation.authorised_payment.household IS 'Household.';
COMMENT ON COLUMN liquidation.authorised_payment.holder IS 'Member code of the titular; empty when none was known.';
COMMENT ON COLUMN liquidation.authorised_payment.holder_name IS 'Name of the titular; empty when none was known.';
COMMENT ON COLUMN liquidation.authorised_payment.account_number IS 'Account at the paying bank; empty when none was known.';
COMMENT ON COLUMN liquidation.authorised_payment.account_entity IS 'Paying bank; empty = the programme''s own.';
COMMENT ON COLUMN liquidation.authorised_payment.ut IS 'Territorial unit; empty when the district says none.';
COMMENT ON COLUMN liquidation.authorised_payment.amount IS 'Céntimos: payable unless held, and what is released.';

CREATE FUNCTION liquidation.open_period(new_period text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent text;
    partition text;
BEGIN
    IF new_period !~ '^[0-9]{4}-[1-6]$' THEN
        RAISE EXCEPTION 'not a bimestre: %', new_period USING ERRCODE = 'check_violation';
    END IF;
    FOREACH parent IN ARRAY ARRAY['line', 'total'] LOOP
        partition := parent || '_' || replace(new_period, '-', '_');
        EXECUTE format(
            'CREATE TABLE liquidation.%I (LIKE liquidation.%I INCLUDING CONSTRAINTS INCLUDING COMMENTS, '
            'CHECK (period = %L))',
            partition, parent, new_period);
        EXECUTE format('COMMENT ON TABLE liquidation.%I IS %L', partition, 'Cycle ' || new_period || ' of ' || parent || '.');
        EXECUTE format('GRANT SELECT, INSERT ON liquidation.%I TO ayni_app', partition);
    END LOOP;
END $$;
COMMENT ON FUNCTION liquidation.open_period(text) IS 'Creates the empty, keyless, unattached partitions of a cycle. To be called in the transaction that fills and publishes them.';

CREATE FUNCTION liquidation.publish_period(new_period text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent text;
    key text;
    partition text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['line', 'total'] LOOP
        partition := parent || '_' || replace(new_period, '-', '_');
        key := CASE parent WHEN 'line' THEN 'household, number' ELSE 'period, household' END;
        EXECUTE format('ALTER TABLE liquidation.%I ADD PRIMARY KEY (%s)', partition, key);
        EXECUTE format(
            'ALTER TABLE liquidation.%I ATTACH PARTITION liquidation.%I FOR VALUES IN (%L)',
            parent, partition, new_period);
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON liquidation.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', partition);
        EXECUTE format('REVOKE INSERT ON liquidation.%I FROM ayni_app', partition);
        EXECUTE format('ANALYZE liquidation.%I', partition);
    END LOOP;
END $$;
COMMENT ON FUNCTION liquidation.publish_period(text) IS 'Builds the keys of the filled partitions of a cycle, attaches them, and lets nobody write into them again.';

CREATE TRIGGER append_only
    BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON liquidation.line
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON liquidation.total
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['liquidation', 'first_liquidation', 'resolution'] LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON liquidation.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', kept);
        EXECUTE format('GRANT SELECT, INSERT ON liquidation.%I TO ayni_app', kept);
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION liquidation.open_period(text), liquidation.publish_period(text) FROM PUBLIC;
GRANT USAGE ON SCHEMA liquidation TO ayni_app;
-- Privileges are asked of the table that a statement names: through the parent nobody writes into a published partition.
REVOKE INSERT ON liquidation.line, liquidation.total FROM ayni_app;
GRANT SELECT ON liquidation.line, liquidation.total, liquidation.payee, liquidation.authorised_payment TO ayni_app;
GRANT EXECUTE ON FUNCTION liquidation.open_period(text), liquidation.publish_period(text) TO ayni_app;
