-- Verification: what was decided for each target member and household, month by month.
--
-- One partition per cycle and table. The step that decides creates the partitions, fills them and builds their keys in a
-- transaction for each, over connections of their own; nobody sees them until the step attaches them, in the one short
-- transaction that also says that it is done: a cycle is verified whole or not at all, and a closing costs the same however
-- many are stored. From then on nobody writes into them. What an interrupted step left unattached, the next one takes away.

CREATE SCHEMA verification;
COMMENT ON SCHEMA verification IS 'Decisions of the verification of each cycle, with their reasons and evidence. Append-only.';

CREATE TABLE verification.verification (
    period text PRIMARY KEY CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    closing_day date NOT NULL,
    evidence_cut date NOT NULL,
    known_at timestamptz NOT NULL,
    roll_hash text NOT NULL CHECK (roll_hash ~ '^[0-9a-f]{64}$'),
    law_hash text NOT NULL CHECK (law_hash ~ '^[0-9a-f]{64}$'),
    households bigint NOT NULL CHECK (households >= 0),
    members bigint NOT NULL CHECK (members >= 0),
    decisions bigint NOT NULL CHECK (decisions >= 0),
    member_months_hash text NOT NULL CHECK (member_months_hash ~ '^[0-9a-f]{64}$'),
    household_months_hash text NOT NULL CHECK (household_months_hash ~ '^[0-9a-f]{64}$'),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT transaction_timestamp()
);
COMMENT ON TABLE verification.verification IS 'One row for each verified cycle: what it was decided from and by whom. Append-only.';
COMMENT ON COLUMN verification.verification.period IS 'Cycle, as 2026-4.';
COMMENT ON COLUMN verification.verification.closing_day IS 'Day on which R-STATE looks at the household.';
COMMENT ON COLUMN verification.verification.evidence_cut IS 'Last day on which received evidence counts.';
COMMENT ON COLUMN verification.verification.known_at IS 'Instant of the closed roll: what was recorded later was not looked at.';
COMMENT ON COLUMN verification.verification.roll_hash IS 'SHA-256 of the closed roll that was read.';
COMMENT ON COLUMN verification.verification.law_hash IS 'SHA-256 of the parameters of the law that decided.';
COMMENT ON COLUMN verification.verification.households IS 'Households of the roll.';
COMMENT ON COLUMN verification.verification.members IS 'Members of the roll, target or not.';
COMMENT ON COLUMN verification.verification.decisions IS 'Rows written to member_decision.';
COMMENT ON COLUMN verification.verification.member_months_hash IS 'SHA-256 of member_months.csv of the exchange format with these decisions.';
COMMENT ON COLUMN verification.verification.household_months_hash IS 'SHA-256 of household_months.csv of the exchange format with these outcomes.';
COMMENT ON COLUMN verification.verification.made_by IS 'Who ran it.';
COMMENT ON COLUMN verification.verification.made_at IS 'When its transaction began.';

CREATE TABLE verification.stored_decision (
    period text NOT NULL,
    household integer NOT NULL,
    number smallint NOT NULL CHECK (number >= 1),
    person integer NOT NULL,
    month smallint NOT NULL CHECK (month BETWEEN 1 AND 2),
    category smallint NOT NULL CHECK (category BETWEEN 0 AND 4),
    condition smallint NOT NULL CHECK (condition BETWEEN 0 AND 4),
    outcome smallint NOT NULL CHECK (outcome BETWEEN 0 AND 6),
    reason smallint NOT NULL CHECK (reason BETWEEN 0 AND 31),
    missed integer CHECK (missed <> 0),
    health_records integer[],
    attendance_record integer,
    mark integer
) PARTITION BY LIST (period);
COMMENT ON TABLE verification.stored_decision IS 'Decisions as they are stored, in numbers, because there are millions; read verification.member_decision. Append-only.';
COMMENT ON COLUMN verification.stored_decision.period IS 'Cycle.';
COMMENT ON COLUMN verification.stored_decision.household IS 'registry.household.';
COMMENT ON COLUMN verification.stored_decision.number IS 'Place among the decisions of the household in the cycle, from 1.';
COMMENT ON COLUMN verification.stored_decision.person IS 'registry.person.';
COMMENT ON COLUMN verification.stored_decision.month IS 'First or second month of the cycle.';
COMMENT ON COLUMN verification.stored_decision.category IS 'Place of the category in the list of verification.member_decision, from 0.';
COMMENT ON COLUMN verification.stored_decision.condition IS 'Place of the condition in its list, from 0.';
COMMENT ON COLUMN verification.stored_decision.outcome IS 'Place of the outcome in its list, from 0.';
COMMENT ON COLUMN verification.stored_decision.reason IS 'Place of the reason in its list, from 0.';
COMMENT ON COLUMN verification.stored_decision.missed IS 'One bit for each item that was missed, in the order of verification.items; empty when none was.';
COMMENT ON COLUMN verification.stored_decision.health_records IS 'Numbers of the HIS records that the decision looked at and took.';
COMMENT ON COLUMN verification.stored_decision.attendance_record IS 'Number of the SIAGIE record that the decision took.';
COMMENT ON COLUMN verification.stored_decision.mark IS 'Number of the field format or review that decided.';

CREATE TABLE verification.stored_household_month (
    period text NOT NULL,
    household integer NOT NULL,
    month smallint NOT NULL CHECK (month BETWEEN 1 AND 2),
    outcome smallint NOT NULL CHECK (outcome BETWEEN 0 AND 4),
    targets integer NOT NULL CHECK (targets >= 0)
) PARTITION BY LIST (period);
COMMENT ON TABLE verification.stored_household_month IS 'Outcomes of households as they are stored, in numbers; read verification.household_month. Append-only.';
COMMENT ON COLUMN verification.stored_household_month.period IS 'Cycle.';
COMMENT ON COLUMN verification.stored_household_month.household IS 'registry.household.';
COMMENT ON COLUMN verification.stored_household_month.month IS 'First or second month of the cycle.';
COMMENT ON COLUMN verification.stored_household_month.outcome IS 'Place of the outcome in the list of verification.household_month, from 0.';
COMMENT ON COLUMN verification.stored_household_month.targets IS 'Target members of the household that month.';

-- The lists below are those of the kernel, in its order; a test compares them.
CREATE FUNCTION verification.items(missed integer) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(item ORDER BY place)
    FROM unnest(ARRAY[
        'CRED_NEWBORN', 'CRED_MONTHLY', 'CRED_SECOND_YEAR', 'CRED_THIRD_YEAR', 'PNEUMOCOCCAL', 'POLIO', 'PENTAVALENT',
        'ROTAVIRUS', 'IRON_FIRST', 'IRON', 'MICRONUTRIENT', 'TREATMENT', 'HAEMOGLOBIN', 'PACKAGE_DNI',
        'PRENATAL_IN_MONTH', 'PRENATAL_FIRST'
    ]) WITH ORDINALITY AS listed (item, place)
    WHERE missed >> (place - 1)::integer & 1 = 1
$$;
COMMENT ON FUNCTION verification.items(integer) IS 'Names of the items whose bits are set: controls, doses, deliveries or documents.';

CREATE FUNCTION verification.month_of(period text, month smallint) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT left(period, 5) || lpad((right(period, 1)::integer * 2 - 2 + month)::text, 2, '0')
$$;
COMMENT ON FUNCTION verification.month_of(text, smallint) IS 'The first or second month of a bimestre, as 2026-07.';

CREATE VIEW verification.member_decision AS
SELECT d.period,
       h.household_id AS household,
       p.member_id AS member,
       verification.month_of(d.period, d.month) AS month,
       (ARRAY['PREGNANT', 'INFANT', 'TODDLER', 'PRESCHOOL', 'STUDENT'])[d.category + 1] AS category,
       (ARRAY['APN', 'CRED', 'DNI', 'EDU', 'PACK'])[d.condition + 1] AS condition,
       (ARRAY['NOT_COMPLIED', 'NOT_VERIFIED', 'COMPLIED', 'EXEMPT', 'NOT_APPLICABLE', 'COMPLETE', 'INCOMPLETE'])[d.outcome + 1] AS outcome,
       (ARRAY[
           'OK', 'EXEMPTED', 'REVIEWED', 'DNI_MISSING', 'DNI_LATE', 'NO_SCHOOL_DAYS', 'WITHDRAWN',
           'ATTENDANCE_BELOW_MINIMUM', 'NO_WINDOW_DUE', 'FIELD_FORMAT', 'CHANGE_NOT_REPORTED', 'NO_PRENATAL_CONTROL',
           'CRED_MISSING', 'NOT_ENROLLED', 'SCHOOL_SILENT', 'FACILITY_SILENT', 'CRED', 'VACCINE', 'IRON',
           'HAEMOGLOBIN', 'DNI', 'PRENATAL', 'COMPLIED', 'DEFAULT', 'NEW_HOUSEHOLD', 'NOT_COMPLIED', 'NOT_VERIFIED',
           'NO_TARGET', 'SUSPENDED', 'NOT_POOR', 'CLASSIFICATION_EXPIRED', 'LATE_EVIDENCE'
       ])[d.reason + 1] AS reason,
       verification.items(d.missed) AS missed,
       d.health_records,
       d.attendance_record,
       d.mark
FROM verification.stored_decision d
JOIN registry.household h USING (household)
JOIN registry.person p USING (person);
COMMENT ON VIEW verification.member_decision IS 'A decision: one condition of one target member in one month, or its integrated package (PACK).';
COMMENT ON COLUMN verification.member_decision.period IS 'Cycle.';
COMMENT ON COLUMN verification.member_decision.household IS 'Household of the member in the closed roll.';
COMMENT ON COLUMN verification.member_decision.member IS 'Target member.';
COMMENT ON COLUMN verification.member_decision.month IS 'Month, as 2026-07.';
COMMENT ON COLUMN verification.member_decision.category IS 'Why the member is a target that month (R-TARGET).';
COMMENT ON COLUMN verification.member_decision.condition IS 'What had to be met.';
COMMENT ON COLUMN verification.member_decision.outcome IS 'What was decided.';
COMMENT ON COLUMN verification.member_decision.reason IS 'Reason code; its words for each reader are in law/reasons.yaml.';
COMMENT ON COLUMN verification.member_decision.missed IS 'Controls, doses, deliveries or documents that no record served; empty when none was missed.';
COMMENT ON COLUMN verification.member_decision.health_records IS 'Numbers of the HIS records that the decision looked at and took.';
COMMENT ON COLUMN verification.member_decision.attendance_record IS 'Number of the SIAGIE record that the decision took.';
COMMENT ON COLUMN verification.member_decision.mark IS 'Number of the field format or review that decided.';

CREATE VIEW verification.household_month AS
SELECT m.period,
       h.household_id AS household,
       verification.month_of(m.period, m.month) AS month,
       (ARRAY['COMPLIED', 'NOT_COMPLIED', 'NOT_VERIFIED', 'DEFAULT', 'NO_TARGET'])[m.outcome + 1] AS outcome,
       m.targets
FROM verification.stored_household_month m
JOIN registry.household h USING (household);
COMMENT ON VIEW verification.household_month IS 'The outcome of a household in a month.';
COMMENT ON COLUMN verification.household_month.period IS 'Cycle.';
COMMENT ON COLUMN verification.household_month.household IS 'Household of the closed roll.';
COMMENT ON COLUMN verification.household_month.month IS 'Month, as 2026-07.';
COMMENT ON COLUMN verification.household_month.outcome IS 'What was decided for the household.';
COMMENT ON COLUMN verification.household_month.targets IS 'Target members of the household that month.';

-- Rights on a table are the owner's to give, and partitions are tables: so the step asks these three functions, which do
-- nothing else, instead of being allowed to create tables.
CREATE FUNCTION verification.open_table(of_table text, new_period text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    partition text := of_table || '_' || replace(new_period, '-', '_');
BEGIN
    IF new_period !~ '^[0-9]{4}-[1-6]$' OR of_table NOT IN ('stored_decision', 'stored_household_month') THEN
        RAISE EXCEPTION 'not a bimestre, or not a table of one: % %', new_period, of_table USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('verification.' || partition) AND NOT relispartition) THEN
        EXECUTE format('DROP TABLE verification.%I', partition);
    END IF;
    EXECUTE format(
        'CREATE TABLE verification.%I (LIKE verification.%I INCLUDING CONSTRAINTS INCLUDING COMMENTS, '
        'CHECK (period = %L))',
        partition, of_table, new_period);
    EXECUTE format('COMMENT ON TABLE verification.%I IS %L', partition, 'Cycle ' || new_period || ' of ' || of_table || '.');
    EXECUTE format('GRANT SELECT, INSERT ON verification.%I TO ayni_app', partition);
END $$;
COMMENT ON FUNCTION verification.open_table(text, text) IS 'Creates the empty, keyless, unattached partition of a table for a cycle, and takes away one that was filled and never published. To be called in the transaction that fills it.';

CREATE FUNCTION verification.close_table(of_table text, new_period text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    partition text := of_table || '_' || replace(new_period, '-', '_');
    key text := CASE of_table WHEN 'stored_decision' THEN 'household, number' WHEN 'stored_household_month' THEN 'household, month' END;
    stored bigint;
BEGIN
    EXECUTE format('ALTER TABLE verification.%I ADD PRIMARY KEY (%s)', partition, key);
    EXECUTE format(
        'CREATE TRIGGER append_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON verification.%I '
        'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', partition);
    EXECUTE format('REVOKE INSERT ON verification.%I FROM ayni_app', partition);
    EXECUTE format('ANALYZE verification.%I', partition);
    EXECUTE format('SELECT count(*) FROM verification.%I', partition) INTO stored;
    RETURN stored;
END $$;
COMMENT ON FUNCTION verification.close_table(text, text) IS 'Builds the key of a filled partition, lets nobody write into it again, and says how many rows it has. In the same transaction.';

CREATE FUNCTION verification.publish_period(new_period text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['stored_decision', 'stored_household_month'] LOOP
        EXECUTE format(
            'ALTER TABLE verification.%I ATTACH PARTITION verification.%I FOR VALUES IN (%L)',
            parent, parent || '_' || replace(new_period, '-', '_'), new_period);
    END LOOP;
END $$;
COMMENT ON FUNCTION verification.publish_period(text) IS 'Attaches the filled and closed partitions of a cycle: from the end of this transaction everybody sees them.';

CREATE TRIGGER append_only
    BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON verification.stored_decision
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON verification.stored_household_month
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON verification.verification
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

REVOKE ALL ON FUNCTION verification.open_table(text, text), verification.close_table(text, text),
    verification.publish_period(text) FROM PUBLIC;
GRANT USAGE ON SCHEMA verification TO ayni_app;
GRANT SELECT, INSERT ON verification.verification TO ayni_app;
-- Privileges are asked of the table that a statement names: through the parent nobody writes into a published partition.
REVOKE INSERT ON verification.stored_decision, verification.stored_household_month FROM ayni_app;
GRANT SELECT ON verification.stored_decision, verification.stored_household_month TO ayni_app;
GRANT SELECT ON verification.member_decision, verification.household_month TO ayni_app;
GRANT EXECUTE ON FUNCTION verification.open_table(text, text), verification.close_table(text, text),
    verification.publish_period(text) TO ayni_app;
