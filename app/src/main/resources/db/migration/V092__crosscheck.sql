-- The second opinion: a cycle recomputed from its rows by another implementation, and what came of it.

CREATE SCHEMA crosscheck;
COMMENT ON SCHEMA crosscheck IS 'Audits of cycles by the second implementation of the rules. Append-only.';

CREATE TABLE crosscheck.audit (
    audit bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    made_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    made_by text NOT NULL CHECK (made_by <> ''),
    differences bigint NOT NULL CHECK (differences >= 0),
    stored_hash text NOT NULL CHECK (stored_hash ~ '^[0-9a-f]{64}$'),
    member_months_hash text NOT NULL CHECK (member_months_hash ~ '^[0-9a-f]{64}$'),
    household_months_hash text NOT NULL CHECK (household_months_hash ~ '^[0-9a-f]{64}$'),
    lines_hash text NOT NULL CHECK (lines_hash ~ '^[0-9a-f]{64}$'),
    totals_hash text NOT NULL CHECK (totals_hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX audit_by_period ON crosscheck.audit (period, audit);
COMMENT ON TABLE crosscheck.audit IS 'One row for each audit of a cycle. Append-only.';
COMMENT ON COLUMN crosscheck.audit.audit IS 'Order of the audits.';
COMMENT ON COLUMN crosscheck.audit.period IS 'Cycle that was audited, as 2026-4.';
COMMENT ON COLUMN crosscheck.audit.made_at IS 'When its transaction began.';
COMMENT ON COLUMN crosscheck.audit.made_by IS 'Who asked for it.';
COMMENT ON COLUMN crosscheck.audit.differences IS 'Cells in which the stored results and the recomputed ones differ; a missing row is one.';
COMMENT ON COLUMN crosscheck.audit.stored_hash IS 'SHA-256 of the stored results as they were then.';
COMMENT ON COLUMN crosscheck.audit.member_months_hash IS 'SHA-256 of the recomputed member_months.csv.';
COMMENT ON COLUMN crosscheck.audit.household_months_hash IS 'SHA-256 of the recomputed household_months.csv.';
COMMENT ON COLUMN crosscheck.audit.lines_hash IS 'SHA-256 of the recomputed lines.csv.';
COMMENT ON COLUMN crosscheck.audit.totals_hash IS 'SHA-256 of the recomputed totals.csv.';

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON crosscheck.audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- The clock and the order are the database's.
REVOKE ALL ON crosscheck.audit FROM ayni_app;
GRANT USAGE ON SCHEMA crosscheck TO ayni_app;
GRANT SELECT ON crosscheck.audit TO ayni_app;
GRANT INSERT (
    period, made_by, differences, stored_hash, member_months_hash, household_months_hash, lines_hash, totals_hash
) ON crosscheck.audit TO ayni_app;

-- Where a run makes its tables, in a transaction that it takes back: empty at any other time.
CREATE SCHEMA crosscheck_run;
COMMENT ON SCHEMA crosscheck_run IS 'Room for the tables of one recomputation; they go with its transaction.';
GRANT USAGE, CREATE ON SCHEMA crosscheck_run TO ayni_app;
