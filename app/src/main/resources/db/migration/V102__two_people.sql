-- What one person proposes and another decides, and what comes of it for accounts: rights, new passwords, access in an
-- emergency.

CREATE TABLE access.proposal (
  proposal    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text        NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  subject     text        NOT NULL CHECK (subject <> '' AND length(subject) <= 200),
  content     jsonb       NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  reason      text        NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 1000),
  proposed_by integer     NOT NULL REFERENCES access.staff,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  expires_at  timestamptz NOT NULL CHECK (expires_at > proposed_at)
);
COMMENT ON TABLE  access.proposal IS 'Sensitive changes that a person asked for; each waits for another person. Rows are only added.';
COMMENT ON COLUMN access.proposal.proposal IS 'Number of the proposal.';
COMMENT ON COLUMN access.proposal.kind IS 'What kind of change, as the module that makes it names it.';
COMMENT ON COLUMN access.proposal.subject IS 'On what: the id of the thing.';
COMMENT ON COLUMN access.proposal.content IS 'What exactly would be done, name to value. No personal data of households.';
COMMENT ON COLUMN access.proposal.reason IS 'Why, as the person wrote it.';
COMMENT ON COLUMN access.proposal.proposed_by IS 'Who asks for it.';
COMMENT ON COLUMN access.proposal.proposed_at IS 'When it was asked for.';
COMMENT ON COLUMN access.proposal.expires_at IS 'From when on nobody may approve it any more.';

CREATE TABLE access.decision (
  proposal   bigint      PRIMARY KEY REFERENCES access.proposal,
  decided_by integer     NOT NULL REFERENCES access.staff,
  approved   boolean     NOT NULL,
  reason     text        NOT NULL CHECK (length(reason) <= 1000),
  decided_at timestamptz NOT NULL DEFAULT now(),
  CHECK (approved OR reason ~ '\S')
);
COMMENT ON TABLE  access.decision IS 'What the second person decided. Written in the transaction of the change. Rows are only added.';
COMMENT ON COLUMN access.decision.proposal IS 'The proposal; decided once.';
COMMENT ON COLUMN access.decision.decided_by IS 'Who decided: never who proposed, under whatever account.';
COMMENT ON COLUMN access.decision.approved IS 'True when it was done, false when it was turned down.';
COMMENT ON COLUMN access.decision.reason IS 'Why it was turned down; may be empty when approved.';
COMMENT ON COLUMN access.decision.decided_at IS 'When.';

-- The same person is the same account, or an account under the same name, however it is written.
CREATE FUNCTION access.require_second_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked access.proposal;
  same boolean;
BEGIN
  SELECT * INTO STRICT asked FROM access.proposal WHERE proposal = NEW.proposal;
  SELECT count(DISTINCT regexp_replace(lower(unaccent(full_name)), '\s+', ' ', 'g')) = 1 INTO same
  FROM access.staff
  WHERE staff IN (asked.proposed_by, NEW.decided_by);
  IF same THEN
    RAISE EXCEPTION 'proposal % needs a second person', NEW.proposal USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.approved AND asked.expires_at <= now() THEN
    RAISE EXCEPTION 'proposal % has expired', NEW.proposal USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION access.require_second_person() IS 'Trigger: refuses a decision of the one who proposed, and an approval that comes too late.';
CREATE TRIGGER second_person BEFORE INSERT ON access.decision
  FOR EACH ROW EXECUTE FUNCTION access.require_second_person();

CREATE TABLE access.emergency (
  proposal  bigint    PRIMARY KEY REFERENCES access.decision (proposal),
  staff     integer   NOT NULL REFERENCES access.staff,
  unit_code text      NOT NULL REFERENCES territory.territorial_unit (code),
  valid     tstzrange NOT NULL CHECK (NOT isempty(valid) AND upper(valid) - lower(valid) <= interval '4 hours')
);
CREATE INDEX emergency_by_staff ON access.emergency (staff);
COMMENT ON TABLE  access.emergency IS 'Access to another unit in an emergency, for four hours at most. Rows are only added; the auditor sees each.';
COMMENT ON COLUMN access.emergency.proposal IS 'The proposal that a second person approved; it holds the reason.';
COMMENT ON COLUMN access.emergency.staff IS 'Who was let in.';
COMMENT ON COLUMN access.emergency.unit_code IS 'The unit whose households the person saw.';
COMMENT ON COLUMN access.emergency.valid IS 'From when until when.';

REVOKE INSERT ON access.proposal, access.decision FROM ayni_app;
GRANT INSERT (kind, subject, content, reason, proposed_by, expires_at) ON access.proposal TO ayni_app;
GRANT INSERT (proposal, decided_by, approved, reason) ON access.decision TO ayni_app;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['proposal', 'decision', 'emergency'] LOOP
    EXECUTE format(
      'CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON access.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name);
  END LOOP;
END
$$;
