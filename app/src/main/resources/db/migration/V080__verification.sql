-- Verification: what was decided for each target member and household, month by month.
--
-- One partition per cycle and table. The step that decides creates the partitions, fills them, builds their keys and
-- attaches them, all in its one transaction: a cycle is verified whole or not at all, and a closing costs the same
-- however many are stored. From then on nobody writes into them.

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

CREATE TABLE verification.member_decision (
    period text NOT NULL,
    household text NOT NULL,
    member text NOT NULL,
    month text NOT NULL,
    category text NOT NULL CHECK (category IN ('PREGNANT', 'INFANT', 'TODDLER', 'PRESCHOOL', 'STUDENT')),
    condition text NOT NULL CHECK (condition IN ('APN', 'CRED', 'DNI', 'EDU', 'PACK')),
    outcome text NOT NULL CHECK (outcome IN (
        'COMPLIED', 'NOT_COMPLIED', 'NOT_VERIFIED', 'NOT_APPLICABLE', 'EXEMPT', 'COMPLETE', 'INCOMPLETE')),
    reason text NOT NULL,
    missed text[],
    health_records integer[],
    attendance_record integer,
    mark integer,
    PRIMARY KEY (period, household, member, month, condition)
) PARTITION BY LIST (period);
COMMENT ON TABLE verification.member_decision IS 'A decision: one condition of one target member in one month, or its integrated package (PACK). Append-only.';
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

CREATE TABLE verification.household_month (
    period text NOT NULL,
    household text NOT NULL,
    month text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('COMPLIED', 'NOT_COMPLIED', 'NOT_VERIFIED', 'DEFAULT', 'NO_TARGET')),
    targets integer NOT NULL CHECK (targets >= 0),
    PRIMARY KEY (period, household, month)
) PARTITION BY LIST (period);
COMMENT ON TABLE verification.household_month IS 'The outcome of a household in a month. Append-only.';
COMMENT ON COLUMN verification.household_month.period IS 'Cycle.';
COMMENT ON COLUMN verification.household_month.household IS 'Household of the closed roll.';
COMMENT ON COLUMN verification.household_month.month IS 'Month, as 2026-07.';
COMMENT ON COLUMN verification.household_month.outcome IS 'What was decided for the household.';
COMMENT ON COLUMN verification.household_month.targets IS 'Target members of the household that month.';

-- Rights on a table are the owner's to give, and partitions are tables: so the step asks these two functions, which do
-- nothing else, instead of being allowed to create tables.
CREATE FUNCTION verification.open_period(new_period text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent text;
    partition text;
BEGIN
    IF new_period !~ '^[0-9]{4}-[1-6]$' THEN
        RAISE EXCEPTION 'not a bimestre: %', new_period USING ERRCODE = 'check_violation';
    END IF;
    FOREACH parent IN ARRAY ARRAY['member_decision', 'household_month'] LOOP
        partition := parent || '_' || replace(new_period, '-', '_');
        EXECUTE format(
            'CREATE TABLE verification.%I (LIKE verification.%I INCLUDING CONSTRAINTS INCLUDING COMMENTS, '
            'CHECK (period = %L))',
            partition, parent, new_period);
        EXECUTE format('COMMENT ON TABLE verification.%I IS %L', partition, 'Cycle ' || new_period || ' of ' || parent || '.');
        EXECUTE format('GRANT SELECT, INSERT ON verification.%I TO ayni_app', partition);
    END LOOP;
END $$;
COMMENT ON FUNCTION verification.open_period(text) IS 'Creates the empty, keyless, unattached partitions of a cycle. To be called in the transaction that fills and publishes them.';

CREATE FUNCTION verification.publish_period(new_period text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent text;
    key text;
    partition text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['member_decision', 'household_month'] LOOP
        partition := parent || '_' || replace(new_period, '-', '_');
        key := CASE parent
            WHEN 'member_decision' THEN 'period, household, member, month, condition'
            ELSE 'period, household, month'
        END;
        EXECUTE format('ALTER TABLE verification.%I ADD PRIMARY KEY (%s)', partition, key);
        EXECUTE format(
            'ALTER TABLE verification.%I ATTACH PARTITION verification.%I FOR VALUES IN (%L)',
            parent, partition, new_period);
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON verification.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', partition);
        EXECUTE format('REVOKE INSERT ON verification.%I FROM ayni_app', partition);
        EXECUTE format('ANALYZE verification.%I', partition);
    END LOOP;
END $$;
COMMENT ON FUNCTION verification.publish_period(text) IS 'Builds the keys of the filled partitions of a cycle, attaches them, and lets nobody write into them again.';

CREATE TRIGGER append_only
    BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON verification.member_decision
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON verification.household_month
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON verification.verification
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

REVOKE ALL ON FUNCTION verification.open_period(text), verification.publish_period(text) FROM PUBLIC;
GRANT USAGE ON SCHEMA verification TO ayni_app;
GRANT SELECT, INSERT ON verification.verification TO ayni_app;
-- Privileges are asked of the table that a statement names: through the parent nobody writes into a published partition.
REVOKE INSERT ON verification.member_decision, verification.household_month FROM ayni_app;
GRANT SELECT ON verification.member_decision, verification.household_month TO ayni_app;
GRANT EXECUTE ON FUNCTION verification.open_period(text), verification.publish_period(text) TO ayni_app;
