-- What-if: changed laws that were costed and kept, and those that a person proposed and another approved.
--
-- Nothing here decides or pays anything by itself. An approval puts values in force from a day that no closed cycle looks at;
-- the law of the installation is then the law that comes with the system with the approved changes laid over it, in order.

CREATE SCHEMA whatif;
COMMENT ON SCHEMA whatif IS 'Simulations of a changed law, and the changes that were promoted from them. Append-only. Owner: UPPM.';

CREATE TABLE whatif.scenario (
    name text PRIMARY KEY CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    period text NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
    scope text NOT NULL,
    source text NOT NULL CHECK (source IN ('CLOSED_ROLL', 'KNOWN_NOW', 'FILES')),
    roll_hash text NOT NULL CHECK (roll_hash ~ '^([0-9a-f]{64})?$' AND (roll_hash = '') = (source = 'FILES')),
    synthetic boolean NOT NULL,
    closing_day date NOT NULL,
    evidence_cut date NOT NULL,
    law_hash text NOT NULL CHECK (law_hash ~ '^[0-9a-f]{64}$'),
    changes text NOT NULL CHECK (changes <> ''),
    households bigint NOT NULL CHECK (households >= 0),
    result_hash text NOT NULL CHECK (result_hash ~ '^[0-9a-f]{64}$'),
    saved_by text NOT NULL CHECK (saved_by <> ''),
    saved_at timestamptz NOT NULL DEFAULT transaction_timestamp()
);
COMMENT ON TABLE whatif.scenario IS 'A what-if that somebody kept: which facts, which law, which changes. Append-only.';
COMMENT ON COLUMN whatif.scenario.name IS 'Chosen by who kept it.';
COMMENT ON COLUMN whatif.scenario.period IS 'Bimestre that was decided with both laws.';
COMMENT ON COLUMN whatif.scenario.scope IS 'Code of the UT looked at; empty = all.';
COMMENT ON COLUMN whatif.scenario.source IS 'Where the facts came from: the closed roll, the roll as known then, or a folder of files.';
COMMENT ON COLUMN whatif.scenario.roll_hash IS 'SHA-256 of the roll that was read; empty for files.';
COMMENT ON COLUMN whatif.scenario.synthetic IS 'Whether the facts are of people who do not exist.';
COMMENT ON COLUMN whatif.scenario.closing_day IS 'Day on which R-STATE looked at the household.';
COMMENT ON COLUMN whatif.scenario.evidence_cut IS 'Last day on which received evidence counted.';
COMMENT ON COLUMN whatif.scenario.law_hash IS 'SHA-256 of the parameters of the law before the changes.';
COMMENT ON COLUMN whatif.scenario.changes IS 'The changed values as YAML, in the format of law/parameters; a value without a day begins with the bimestre.';
COMMENT ON COLUMN whatif.scenario.households IS 'Households looked at.';
COMMENT ON COLUMN whatif.scenario.result_hash IS 'SHA-256 of the summary: the same facts and laws give the same.';
COMMENT ON COLUMN whatif.scenario.saved_by IS 'Who kept it.';
COMMENT ON COLUMN whatif.scenario.saved_at IS 'When its transaction began.';

CREATE TABLE whatif.unit_cost (
    scenario text NOT NULL REFERENCES whatif.scenario,
    unit text NOT NULL,
    item text NOT NULL CHECK (item IN ('BASE', 'TPI', 'TAS', 'TBS', 'VRAEM', 'EARLIER')),
    amount_before bigint NOT NULL,
    amount_after bigint NOT NULL,
    PRIMARY KEY (scenario, unit, item)
);
COMMENT ON TABLE whatif.unit_cost IS 'What an item costs in a UT with each of the two laws. Append-only.';
COMMENT ON COLUMN whatif.unit_cost.scenario IS 'What-if.';
COMMENT ON COLUMN whatif.unit_cost.unit IS 'Code of the UT; empty = of no UT.';
COMMENT ON COLUMN whatif.unit_cost.item IS 'Transfer of the bimestre itself, or EARLIER: reintegros and recuperos about the bimestres before.';
COMMENT ON COLUMN whatif.unit_cost.amount_before IS 'Céntimos that the lines owe with the law as it was, held ones too, before open balances are set off.';
COMMENT ON COLUMN whatif.unit_cost.amount_after IS 'The same with the changed law.';

CREATE TABLE whatif.unit_effect (
    scenario text NOT NULL REFERENCES whatif.scenario,
    unit text NOT NULL,
    same bigint NOT NULL CHECK (same >= 0),
    gains bigint NOT NULL CHECK (gains >= 0),
    loses bigint NOT NULL CHECK (loses >= 0),
    enters bigint NOT NULL CHECK (enters >= 0),
    leaves bigint NOT NULL CHECK (leaves >= 0),
    PRIMARY KEY (scenario, unit)
);
COMMENT ON TABLE whatif.unit_effect IS 'How many households of a UT a change helps or hurts. Append-only.';
COMMENT ON COLUMN whatif.unit_effect.scenario IS 'What-if.';
COMMENT ON COLUMN whatif.unit_effect.unit IS 'Code of the UT; empty = of no UT.';
COMMENT ON COLUMN whatif.unit_effect.same IS 'Households that are owed the same.';
COMMENT ON COLUMN whatif.unit_effect.gains IS 'Households that were owed something and are owed more.';
COMMENT ON COLUMN whatif.unit_effect.loses IS 'Households that were owed something and are owed less, but something.';
COMMENT ON COLUMN whatif.unit_effect.enters IS 'Households that were owed nothing and are owed something.';
COMMENT ON COLUMN whatif.unit_effect.leaves IS 'Households that were owed something and are owed nothing.';

CREATE TABLE whatif.range_count (
    scenario text NOT NULL REFERENCES whatif.scenario,
    change_range text NOT NULL,
    households bigint NOT NULL CHECK (households >= 0),
    difference bigint NOT NULL,
    PRIMARY KEY (scenario, change_range)
);
COMMENT ON TABLE whatif.range_count IS 'How many households see a change of a size. Append-only.';
COMMENT ON COLUMN whatif.range_count.scenario IS 'What-if.';
COMMENT ON COLUMN whatif.range_count.change_range IS 'Range of the change per household and bimestre.';
COMMENT ON COLUMN whatif.range_count.households IS 'Households whose change is in the range.';
COMMENT ON COLUMN whatif.range_count.difference IS 'Céntimos: sum of their changes.';

CREATE TABLE whatif.proposal (
    scenario text PRIMARY KEY REFERENCES whatif.scenario,
    begins date NOT NULL CHECK (extract(day FROM begins) = 1 AND extract(month FROM begins)::integer % 2 = 1),
    norm text NOT NULL CHECK (norm <> ''),
    changes text NOT NULL CHECK (changes <> ''),
    promoted_by text NOT NULL CHECK (promoted_by <> ''),
    promoted_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    UNIQUE (scenario, promoted_by)
);
COMMENT ON TABLE whatif.proposal IS 'A what-if that a person proposes as law from a day. In force only once another person approves it. Append-only.';
COMMENT ON COLUMN whatif.proposal.scenario IS 'What-if it comes from.';
COMMENT ON COLUMN whatif.proposal.begins IS 'First day in force, the first of a bimestre.';
COMMENT ON COLUMN whatif.proposal.norm IS 'The norm that orders it; the source of its values.';
COMMENT ON COLUMN whatif.proposal.changes IS 'The values as YAML, each with its day and the norm.';
COMMENT ON COLUMN whatif.proposal.promoted_by IS 'Who proposes it; may not approve.';
COMMENT ON COLUMN whatif.proposal.promoted_at IS 'When its transaction began.';

CREATE TABLE whatif.approval (
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    scenario text PRIMARY KEY,
    promoted_by text NOT NULL,
    approved_by text NOT NULL CHECK (approved_by <> ''),
    approved_at timestamptz NOT NULL DEFAULT transaction_timestamp(),
    FOREIGN KEY (scenario, promoted_by) REFERENCES whatif.proposal (scenario, promoted_by),
    CHECK (lower(approved_by) <> lower(promoted_by))
);
COMMENT ON TABLE whatif.approval IS 'The second signature: from here on the values of the proposal are law of this installation. Append-only.';
COMMENT ON COLUMN whatif.approval.number IS 'Order of approval: a later one is laid over an earlier one.';
COMMENT ON COLUMN whatif.approval.scenario IS 'Proposal.';
COMMENT ON COLUMN whatif.approval.promoted_by IS 'Who proposed it.';
COMMENT ON COLUMN whatif.approval.approved_by IS 'Who approved it: somebody else.';
COMMENT ON COLUMN whatif.approval.approved_at IS 'When its transaction began.';

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON whatif.scenario
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON whatif.unit_cost
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON whatif.unit_effect
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON whatif.range_count
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON whatif.proposal
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON whatif.approval
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- The times are the database's: the daily role cannot write them.
REVOKE ALL ON ALL TABLES IN SCHEMA whatif FROM ayni_app;
GRANT USAGE ON SCHEMA whatif TO ayni_app;
GRANT SELECT ON ALL TABLES IN SCHEMA whatif TO ayni_app;
GRANT INSERT (
    name, period, scope, source, roll_hash, synthetic, closing_day, evidence_cut, law_hash, changes, households,
    result_hash, saved_by
) ON whatif.scenario TO ayni_app;
GRANT INSERT ON whatif.unit_cost, whatif.unit_effect, whatif.range_count TO ayni_app;
GRANT INSERT (scenario, begins, norm, changes, promoted_by) ON whatif.proposal TO ayni_app;
GRANT INSERT (scenario, promoted_by, approved_by) ON whatif.approval TO ayni_app;
