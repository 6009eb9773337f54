-- Liquidation: the lines and totals of each cycle, and the resolution (RDE) that authorises them.
--
-- Lines and totals are partitioned by cycle, filled and published in the same way as decisions (see V080).

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

CREATE TABLE liquidation.stored_line (
    amount bigint NOT NULL,
    household integer NOT NULL,
    number integer NOT NULL CHECK (number >= 1),
    person integer,
    month integer NOT NULL,
    about smallint NOT NULL,
    kind smallint NOT NULL CHECK (kind BETWEEN 0 AND 2),
    concept smallint NOT NULL CHECK (concept BETWEEN 0 AND 4),
    reason smallint NOT NULL CHECK (reason BETWEEN 0 AND 31),
    held boolean NOT NULL,
    period text NOT NULL,
    CHECK ((kind = 2 AND amount < 0) OR (kind = 1 AND amount > 0) OR (kind = 0 AND amount >= 0))
) PARTITION BY LIST (period);
COMMENT ON TABLE liquidation.stored_line IS 'Lines as they are stored, in numbers, because there are millions; read liquidation.line. Append-only.';
COMMENT ON COLUMN liquidation.stored_line.amount IS 'Céntimos; a recupero is negative.';
COMMENT ON COLUMN liquidation.stored_line.household IS 'registry.household.';
COMMENT ON COLUMN liquidation.stored_line.number IS 'Place among the lines of the household in the cycle, from 1, in the order in which they were computed.';
COMMENT ON COLUMN liquidation.stored_line.person IS 'registry.person of the student of a TAS, TBS or VRAEM line; empty otherwise.';
COMMENT ON COLUMN liquidation.stored_line.month IS 'Months since the year 0, or below 0 a school year as -1 - year.';
COMMENT ON COLUMN liquidation.stored_line.about IS 'Bimestre that the money is about, as bimestres since the year 0.';
COMMENT ON COLUMN liquidation.stored_line.kind IS 'Place of the kind in the list of liquidation.line, from 0.';
COMMENT ON COLUMN liquidation.stored_line.concept IS 'Place of the transfer in its list, from 0.';
COMMENT ON COLUMN liquidation.stored_line.reason IS 'Place of the reason in its list, from 0.';
COMMENT ON COLUMN liquidation.stored_line.held IS 'Whether it is held for want of an active account (R-HOLD).';
COMMENT ON COLUMN liquidation.stored_line.period IS 'Cycle in which it was liquidated.';

CREATE TABLE liquidation.stored_total (
    current bigint NOT NULL CHECK (current >= 0),
    reintegro bigint NOT NULL CHECK (reintegro >= 0),
    recupero bigint NOT NULL CHECK (recupero <= 0),
    balance_before bigint NOT NULL CHECK (balance_before >= 0),
    balance_after bigint NOT NULL CHECK (balance_after >= 0),
    payable bigint NOT NULL CHECK (payable >= 0),
    released bigint NOT NULL,
    household integer NOT NULL,
    first smallint NOT NULL,
    state smallint NOT NULL CHECK (state IN (0, 28, 29, 30)),
    held boolean NOT NULL,
    period text NOT NULL,
    ubigeo text NOT NULL,
    unit text NOT NULL,
    CHECK (released >= 0 AND (released = 0 OR NOT held)),
    CHECK (payable - balance_after = current + reintegro + recupero - balance_before),
    CHECK (payable = 0 OR balance_after = 0)
) PARTITION BY LIST (period);
COMMENT ON TABLE liquidation.stored_total IS 'Totals as they are stored, in numbers; read liquidation.total. Append-only.';
COMMENT ON COLUMN liquidation.stored_total.current IS 'Céntimos of the lines of the bimestre itself.';
COMMENT ON COLUMN liquidation.stored_total.reintegro IS 'Céntimos owed for earlier bimestres.';
COMMENT ON COLUMN liquidation.stored_total.recupero IS 'Céntimos to recover for earlier bimestres, negative or 0.';
COMMENT ON COLUMN liquidation.stored_total.balance_before IS 'Céntimos still to recover from earlier liquidations (R-CARRY).';
COMMENT ON COLUMN liquidation.stored_total.balance_after IS 'Céntimos that this liquidation could not recover and the next one will.';
COMMENT ON COLUMN liquidation.stored_total.payable IS 'Céntimos to pay, or to hold.';
COMMENT ON COLUMN liquidation.stored_total.released IS 'Céntimos held in earlier cycles that are now paid, beside payable.';
COMMENT ON COLUMN liquidation.stored_total.household IS 'registry.household.';
COMMENT ON COLUMN liquidation.stored_total.first IS 'First cycle in which anything, even a zero, was liquidated here for the household, as bimestres since the year 0.';
COMMENT ON COLUMN liquidation.stored_total.state IS 'Place of the reason in the list of liquidation.line, from 0; 0 when R-STATE pays the household.';
COMMENT ON COLUMN liquidation.stored_total.held IS 'Whether everything is held for want of an active account (R-HOLD).';
COMMENT ON COLUMN liquidation.stored_total.period IS 'Cycle.';
COMMENT ON COLUMN liquidation.stored_total.ubigeo IS 'District (INEI) of the household in the closed roll, as it stands there; may be empty.';
COMMENT ON COLUMN liquidation.stored_total.unit IS 'Code of the territorial unit of that district on the closing day; empty when the district says none.';

-- What a cycle has to know of all that was liquidated before is in the totals of the cycle before it and in this table: a
-- closing does not read more, however many are stored.
CREATE TABLE liquidation.absent_household (
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    household integer NOT NULL,
    first smallint NOT NULL,
    balance_after bigint NOT NULL CHECK (balance_after >= 0),
    PRIMARY KEY (period, household)
);
COMMENT ON TABLE liquidation.absent_household IS 'Households that were liquidated in an earlier cycle and are not on the roll of this one, with what has to be remembered of them. Append-only.';
COMMENT ON COLUMN liquidation.absent_household.period IS 'Cycle on whose roll the household is not.';
COMMENT ON COLUMN liquidation.absent_household.household IS 'registry.household.';
COMMENT ON COLUMN liquidation.absent_household.first IS 'First cycle in which anything was liquidated here for it, as bimestres since the year 0.';
COMMENT ON COLUMN liquidation.absent_household.balance_after IS 'Céntimos still to recover when it comes back (R-CARRY).';

-- The lists below are those of the kernel, in its order; a test compares them.
CREATE FUNCTION liquidation.bimester_of(ordinal integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lpad((ordinal / 6)::text, 4, '0') || '-' || (ordinal % 6 + 1)::text;
COMMENT ON FUNCTION liquidation.bimester_of(integer) IS 'A bimestre, as 2026-4, of the bimestres since the year 0.';

CREATE FUNCTION liquidation.month_of(code integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
    WHEN code < 0 THEN lpad((-1 - code)::text, 4, '0')
    ELSE lpad((code / 12)::text, 4, '0') || '-' || lpad((code % 12 + 1)::text, 2, '0')
END;
COMMENT ON FUNCTION liquidation.month_of(integer) IS 'A month, as 2026-07, of the months since the year 0; or a school year of what is below 0.';

CREATE VIEW liquidation.line AS
SELECT l.period,
       h.household_id AS household,
       l.number,
       (ARRAY['CURRENT', 'REINTEGRO', 'RECUPERO'])[l.kind + 1] AS kind,
       liquidation.bimester_of(l.about::integer) AS about,
       (ARRAY['BASE', 'TPI', 'TAS', 'TBS', 'VRAEM'])[l.concept + 1] AS concept,
       liquidation.month_of(l.month) AS month,
       p.member_id AS member,
       l.amount,
       (ARRAY[
           'OK', 'EXEMPTED', 'REVIEWED', 'DNI_MISSING', 'DNI_LATE', 'NO_SCHOOL_DAYS', 'WITHDRAWN',
           'ATTENDANCE_BELOW_MINIMUM', 'NO_WINDOW_DUE', 'FIELD_FORMAT', 'CHANGE_NOT_REPORTED', 'NO_PRENATAL_CONTROL',
           'CRED_MISSING', 'NOT_ENROLLED', 'SCHOOL_SILENT', 'FACILITY_SILENT', 'CRED', 'VACCINE', 'IRON',
           'HAEMOGLOBIN', 'DNI', 'PRENATAL', 'COMPLIED', 'DEFAULT', 'NEW_HOUSEHOLD', 'NOT_COMPLIED', 'NOT_VERIFIED',
           'NO_TARGET', 'SUSPENDED', 'NOT_POOR', 'CLASSIFICATION_EXPIRED', 'LATE_EVIDENCE'
       ])[l.reason + 1] AS reason,
       CASE WHEN l.held THEN 'HELD' ELSE 'PAYABLE' END AS state
FROM liquidation.stored_line l
JOIN registry.household h USING (household)
LEFT JOIN registry.person p USING (person);
COMMENT ON VIEW liquidation.line IS 'One amount due to a household, or recovered from it, or a zero with its reason.';
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

CREATE VIEW liquidation.total AS
SELECT t.period,
       h.household_id AS household,
       t.ubigeo,
       t.unit,
       CASE t.state WHEN 0 THEN 'OK' WHEN 28 THEN 'SUSPENDED' WHEN 29 THEN 'NOT_POOR' ELSE 'CLASSIFICATION_EXPIRED' END AS state,
       t.held,
       t.current,
       t.reintegro,
       t.recupero,
       t.balance_before,
       t.balance_after,
       t.payable,
       t.released,
       liquidation.bimester_of(t.first::integer) AS first_period
FROM liquidation.stored_total t
JOIN registry.household h USING (household);
COMMENT ON VIEW liquidation.total IS 'What a household gets in a cycle, one row for every household of the roll.';
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
COMMENT ON COLUMN liquidation.total.first_period IS 'First cycle in which anything, even a zero, was liquidated here for the household.';

CREATE VIEW liquidation.first_liquidation AS
SELECT household, period
FROM liquidation.total
WHERE first_period = period;
COMMENT ON VIEW liquidation.first_liquidation IS 'The first cycle in which anything, even a zero, was liquidated here for a household.';
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
       h.household_id AS household,
       m.member_id AS holder,
       nullif(concat_ws(' ', p.given_names, p.paternal_surname, p.maternal_surname), '') AS holder_name,
       p.died_on AS holder_died_on,
       a.number AS account_number,
       a.entity AS account_entity
FROM liquidation.stored_total t
JOIN verification.verification v USING (period)
JOIN registry.household h USING (household)
LEFT JOIN registry.account a
    ON a.household = t.household
    AND a.valid @> v.closing_day
    AND a.recorded @> v.known_at
LEFT JOIN registry.holder o
    ON o.household = t.household
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

CREATE FUNCTION liquidation.open_table(of_table text, new_period text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    partition text := of_table || '_' || replace(new_period, '-', '_');
BEGIN
    IF new_period !~ '^[0-9]{4}-[1-6]$' OR of_table NOT IN ('stored_line', 'stored_total') THEN
        RAISE EXCEPTION 'not a bimestre, or not a table of one: % %', new_period, of_table USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('liquidation.' || partition) AND NOT relispartition) THEN
        EXECUTE format('DROP TABLE liquidation.%I', partition);
    END IF;
    EXECUTE format(
        'CREATE TABLE liquidation.%I (LIKE liquidation.%I INCLUDING CONSTRAINTS INCLUDING COMMENTS, '
        'CHECK (period = %L))',
        partition, of_table, new_period);
    EXECUTE format('COMMENT ON TABLE liquidation.%I IS %L', partition, 'Cycle ' || new_period || ' of ' || of_table || '.');
    EXECUTE format('GRANT SELECT, INSERT ON liquidation.%I TO ayni_app', partition);
END $$;
COMMENT ON FUNCTION liquidation.open_table(text, text) IS 'Creates the empty, keyless, unattached partition of a table for a cycle, and takes away one that was filled and never published. To be called in the transaction that fills it.';

CREATE FUNCTION liquidation.close_table(of_table text, new_period text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    partition text := of_table || '_' || replace(new_period, '-', '_');
    key text := CASE of_table WHEN 'stored_line' THEN 'household, number' WHEN 'stored_total' THEN 'household' END;
    stored bigint;
BEGIN
    EXECUTE format('ALTER TABLE liquidation.%I ADD PRIMARY KEY (%s)', partition, key);
    EXECUTE format(
        'CREATE TRIGGER append_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON liquidation.%I '
        'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', partition);
    EXECUTE format('REVOKE INSERT ON liquidation.%I FROM ayni_app', partition);
    EXECUTE format('ANALYZE liquidation.%I', partition);
    EXECUTE format('SELECT count(*) FROM liquidation.%I', partition) INTO stored;
    RETURN stored;
END $$;
COMMENT ON FUNCTION liquidation.close_table(text, text) IS 'Builds the key of a filled partition, lets nobody write into it again, and says how many rows it has. In the same transaction.';

CREATE FUNCTION liquidation.publish_period(new_period text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['stored_line', 'stored_total'] LOOP
        EXECUTE format(
            'ALTER TABLE liquidation.%I ATTACH PARTITION liquidation.%I FOR VALUES IN (%L)',
            parent, parent || '_' || replace(new_period, '-', '_'), new_period);
    END LOOP;
END $$;
COMMENT ON FUNCTION liquidation.publish_period(text) IS 'Attaches the filled and closed partitions of a cycle: from the end of this transaction everybody sees them.';

CREATE TRIGGER append_only
    BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON liquidation.stored_line
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON liquidation.stored_total
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['liquidation', 'absent_household', 'resolution'] LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON liquidation.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', kept);
        EXECUTE format('GRANT SELECT, INSERT ON liquidation.%I TO ayni_app', kept);
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION liquidation.open_table(text, text), liquidation.close_table(text, text),
    liquidation.publish_period(text) FROM PUBLIC;
GRANT USAGE ON SCHEMA liquidation TO ayni_app;
-- Privileges are asked of the table that a statement names: through the parent nobody writes into a published partition.
REVOKE INSERT ON liquidation.stored_line, liquidation.stored_total FROM ayni_app;
GRANT SELECT ON liquidation.stored_line, liquidation.stored_total TO ayni_app;
GRANT SELECT ON liquidation.line, liquidation.total, liquidation.first_liquidation TO ayni_app;
GRANT SELECT ON liquidation.payee, liquidation.authorised_payment TO ayni_app;
GRANT EXECUTE ON FUNCTION liquidation.open_table(text, text), liquidation.close_table(text, text),
    liquidation.publish_period(text) TO ayni_app;
