-- Cycle: one bimestre from the opening to the report, as named steps that can be resumed.

CREATE SCHEMA cycle;
COMMENT ON SCHEMA cycle IS 'The steps of each bimestre: what was frozen, what is done, what runs, where it stopped and why.';

CREATE TABLE cycle.cycle (
    period text PRIMARY KEY CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    closing_day date NOT NULL,
    evidence_cut date NOT NULL,
    opened_by text NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT transaction_timestamp()
);
COMMENT ON TABLE cycle.cycle IS 'A bimestre that is, or was, being run. Append-only.';
COMMENT ON COLUMN cycle.cycle.period IS 'Bimestre, as 2026-4.';
COMMENT ON COLUMN cycle.cycle.closing_day IS 'Day on which R-STATE looks at the household.';
COMMENT ON COLUMN cycle.cycle.evidence_cut IS 'Last day on which received evidence counts.';
COMMENT ON COLUMN cycle.cycle.opened_by IS 'Who opened it.';
COMMENT ON COLUMN cycle.cycle.opened_at IS 'When its transaction began.';

CREATE TABLE cycle.closed_roll (
    period text PRIMARY KEY REFERENCES cycle.cycle,
    known_at timestamptz NOT NULL,
    roll_hash text NOT NULL CHECK (roll_hash ~ '^[0-9a-f]{64}$'),
    law_hash text NOT NULL CHECK (law_hash ~ '^[0-9a-f]{64}$'),
    households bigint NOT NULL CHECK (households >= 0),
    members bigint NOT NULL CHECK (members >= 0),
    closed_by text NOT NULL,
    closed_at timestamptz NOT NULL DEFAULT transaction_timestamp()
);
COMMENT ON TABLE cycle.closed_roll IS 'The closed roll of a cycle: an instant. Everything recorded up to it counts and nothing recorded later does. Append-only.';
COMMENT ON COLUMN cycle.closed_roll.period IS 'Cycle.';
COMMENT ON COLUMN cycle.closed_roll.known_at IS 'The instant, taken while nobody could write to the registry or the evidence.';
COMMENT ON COLUMN cycle.closed_roll.roll_hash IS 'SHA-256 of the roll as it stood then; whoever reads it again must get the same.';
COMMENT ON COLUMN cycle.closed_roll.law_hash IS 'SHA-256 of the parameters of the law then; the rest of the cycle is decided with them.';
COMMENT ON COLUMN cycle.closed_roll.households IS 'Households of the roll.';
COMMENT ON COLUMN cycle.closed_roll.members IS 'Members of the roll.';
COMMENT ON COLUMN cycle.closed_roll.closed_by IS 'Who closed it.';
COMMENT ON COLUMN cycle.closed_roll.closed_at IS 'When its transaction began.';

CREATE TABLE cycle.step (
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    step text NOT NULL CHECK (step IN ('OPEN', 'CLOSE_ROLL', 'VERIFY', 'LIQUIDATE', 'AUTHORISE', 'INSTRUCT')),
    state text NOT NULL CHECK (state IN ('RUNNING', 'STOPPED', 'DONE')),
    attempt integer NOT NULL CHECK (attempt >= 1),
    started_by text NOT NULL,
    started_at timestamptz NOT NULL,
    progress text NOT NULL,
    cause text NOT NULL CHECK ((cause <> '') = (state = 'STOPPED')),
    finished_at timestamptz CHECK ((finished_at IS NULL) = (state = 'RUNNING')),
    result text NOT NULL CHECK ((result <> '') = (state = 'DONE')),
    result_hash text NOT NULL,
    PRIMARY KEY (period, step)
);
COMMENT ON TABLE cycle.step IS 'Where each step of each cycle stands. A row that is DONE was written in the same transaction as the output of the step and never changes.';
COMMENT ON COLUMN cycle.step.period IS 'Cycle.';
COMMENT ON COLUMN cycle.step.step IS 'Step.';
COMMENT ON COLUMN cycle.step.state IS 'RUNNING: somebody works on it, or was cut off; STOPPED: it failed, see cause; DONE: for ever.';
COMMENT ON COLUMN cycle.step.attempt IS 'How many times it was begun.';
COMMENT ON COLUMN cycle.step.started_by IS 'Who began it, the last time.';
COMMENT ON COLUMN cycle.step.started_at IS 'When it was begun, the last time.';
COMMENT ON COLUMN cycle.step.progress IS 'How far it had come, in Spanish.';
COMMENT ON COLUMN cycle.step.cause IS 'Why it stopped, in Spanish; empty otherwise.';
COMMENT ON COLUMN cycle.step.finished_at IS 'When it was done, or stopped.';
COMMENT ON COLUMN cycle.step.result IS 'What came out of it, in Spanish, in one line; empty until it is done.';
COMMENT ON COLUMN cycle.step.result_hash IS 'SHA-256 of its output, where it has one; empty otherwise.';

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON cycle.cycle
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON cycle.closed_roll
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER done_stays
    BEFORE UPDATE ON cycle.step
    FOR EACH ROW WHEN (OLD.state = 'DONE') EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER nothing_is_forgotten
    BEFORE DELETE OR TRUNCATE ON cycle.step
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

GRANT USAGE ON SCHEMA cycle TO ayni_app;
GRANT SELECT, INSERT ON cycle.cycle, cycle.closed_roll TO ayni_app;
GRANT SELECT, INSERT, UPDATE ON cycle.step TO ayni_app;
