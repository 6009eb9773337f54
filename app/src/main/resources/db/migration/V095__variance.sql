-- Variance: what a liquidation shows against the cycle before it, and who answered for what stands out.

CREATE SCHEMA variance;
COMMENT ON SCHEMA variance IS 'Findings of each liquidation that block its authorisation until a person accepts them. Append-only.';

CREATE TABLE variance.review (
    period text PRIMARY KEY CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    previous text CHECK (previous ~ '^[0-9]{4}-[1-6]$' AND previous < period),
    most_percent integer NOT NULL CHECK (most_percent >= 0),
    least_households integer NOT NULL CHECK (least_households >= 0),
    findings bigint NOT NULL CHECK (findings >= 0),
    made_at timestamptz NOT NULL DEFAULT transaction_timestamp()
);
COMMENT ON TABLE variance.review IS 'One row for each liquidation: that it was looked through, and with which limits. Append-only.';
COMMENT ON COLUMN variance.review.period IS 'Cycle.';
COMMENT ON COLUMN variance.review.previous IS 'Cycle it is compared with; empty for the first one.';
COMMENT ON COLUMN variance.review.most_percent IS 'Change of households or soles in a territorial unit, in percent of before, above which it is a finding (R-VARIANCE).';
COMMENT ON COLUMN variance.review.least_households IS 'Units with fewer households, before and now, are not compared (R-VARIANCE).';
COMMENT ON COLUMN variance.review.findings IS 'How many findings there are.';
COMMENT ON COLUMN variance.review.made_at IS 'When its transaction began.';

CREATE TABLE variance.finding (
    period text NOT NULL REFERENCES variance.review,
    finding text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('UNIT_CHANGED', 'SHARED_ACCOUNT', 'DEAD_HOLDER', 'NOTHING_DECIDED')),
    unit text NOT NULL,
    households bigint NOT NULL CHECK (households >= 0),
    amount bigint NOT NULL CHECK (amount >= 0),
    households_before bigint NOT NULL CHECK (households_before >= 0),
    amount_before bigint NOT NULL CHECK (amount_before >= 0),
    involved text[] NOT NULL,
    PRIMARY KEY (period, finding)
);
COMMENT ON TABLE variance.finding IS 'Something in a liquidation that a person must answer for before it is authorised. Append-only.';
COMMENT ON COLUMN variance.finding.period IS 'Cycle.';
COMMENT ON COLUMN variance.finding.finding IS 'How a person names it: kind and subject, as CAMBIO-PIURA.';
COMMENT ON COLUMN variance.finding.kind IS 'Kind.';
COMMENT ON COLUMN variance.finding.unit IS 'Territorial unit; empty when the district says none.';
COMMENT ON COLUMN variance.finding.households IS 'Households that it is about; of a unit, those with something to pay now.';
COMMENT ON COLUMN variance.finding.amount IS 'Céntimos to be paid to them now.';
COMMENT ON COLUMN variance.finding.households_before IS 'Of a unit: households with something to pay in the cycle before; else 0.';
COMMENT ON COLUMN variance.finding.amount_before IS 'Of a unit: céntimos to be paid in the cycle before; else 0.';
COMMENT ON COLUMN variance.finding.involved IS 'The first ten households that it is about; none for a whole unit.';

CREATE TABLE variance.acceptance (
    period text NOT NULL,
    finding text NOT NULL,
    reason text NOT NULL CHECK (reason ~ '\S'),
    accepted_by text NOT NULL CHECK (accepted_by ~ '\S'),
    accepted_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    PRIMARY KEY (period, finding),
    FOREIGN KEY (period, finding) REFERENCES variance.finding
);
COMMENT ON TABLE variance.acceptance IS 'Who answered for a finding, and why it may be paid all the same. Append-only.';
COMMENT ON COLUMN variance.acceptance.period IS 'Cycle.';
COMMENT ON COLUMN variance.acceptance.finding IS 'Finding.';
COMMENT ON COLUMN variance.acceptance.reason IS 'Why, in the words of who accepted.';
COMMENT ON COLUMN variance.acceptance.accepted_by IS 'Who accepted; not who liquidated.';
COMMENT ON COLUMN variance.acceptance.accepted_at IS 'When its transaction began.';

-- Whatever the program does, nothing is authorised over an open finding.
CREATE FUNCTION variance.refuse_open_findings() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM variance.finding f
        WHERE f.period = NEW.period
          AND NOT EXISTS (
              SELECT FROM variance.acceptance a WHERE a.period = f.period AND a.finding = f.finding))
    THEN
        RAISE EXCEPTION 'the liquidation of % has findings that nobody accepted', NEW.period
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION variance.refuse_open_findings() IS 'Trigger of liquidation.resolution: no resolution while a finding is open.';

CREATE TRIGGER findings_are_accepted
    BEFORE INSERT ON liquidation.resolution
    FOR EACH ROW EXECUTE FUNCTION variance.refuse_open_findings();

DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['review', 'finding', 'acceptance'] LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON variance.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', kept);
        EXECUTE format('REVOKE ALL ON variance.%I FROM ayni_app', kept);
        EXECUTE format('GRANT SELECT, INSERT ON variance.%I TO ayni_app', kept);
    END LOOP;
END $$;

GRANT USAGE ON SCHEMA variance TO ayni_app;
