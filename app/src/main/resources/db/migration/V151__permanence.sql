-- Permanence: what is proposed about the state of a household or its titular, who decides it, how the family hears of it and
-- what it answers. A case is a file with steps; rows are only added, and a derived row says where each case stands.

CREATE SCHEMA permanence;
COMMENT ON SCHEMA permanence IS 'Suspension, exit, return and change of titular of households: cases, notices, appeals, pauses. Owner: UOAL.';
GRANT USAGE ON SCHEMA permanence TO ayni_console;

CREATE TABLE permanence.state_edge (
  act         text    NOT NULL CHECK (act IN ('SUSPEND', 'EXIT', 'RETURN', 'REINSTATE', 'CHANGE_HOLDER')),
  from_state  text    NOT NULL,
  to_state    text    NOT NULL,
  reasons     text[]  NOT NULL,
  proposed_by text[]  NOT NULL,
  decided_by  text[]  NOT NULL,
  evidence    text    NOT NULL,
  spanish     text    NOT NULL,
  PRIMARY KEY (act, from_state)
);
COMMENT ON TABLE  permanence.state_edge IS 'What can happen to a household after its affiliation: the only steps between its states.';
COMMENT ON COLUMN permanence.state_edge.act IS 'The act.';
COMMENT ON COLUMN permanence.state_edge.from_state IS 'State of the household before (registry.household_state).';
COMMENT ON COLUMN permanence.state_edge.to_state IS 'State of the household after.';
COMMENT ON COLUMN permanence.state_edge.reasons IS 'Reasons of the catalogue that it may have.';
COMMENT ON COLUMN permanence.state_edge.proposed_by IS 'Roles that may propose it; SYSTEM = the rules.';
COMMENT ON COLUMN permanence.state_edge.decided_by IS 'Roles of whom another person decides it.';
COMMENT ON COLUMN permanence.state_edge.evidence IS 'What must be shown, in Spanish.';
COMMENT ON COLUMN permanence.state_edge.spanish IS 'The act in Spanish.';
INSERT INTO permanence.state_edge VALUES
  ('SUSPEND', 'AFFILIATED', 'SUSPENDED', '{S01,S02,S03,S04,S05,S06,S07}',
    '{SYSTEM,LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST}',
    '{UNIT_CHIEF,OPERATIONS_HEAD}', 'el registro o documento que muestra la causa', 'suspender'),
  ('EXIT', 'AFFILIATED', 'DISAFFILIATED', '{D01,D02,D03,D04,D05,D06,D07,D08,D09}',
    '{SYSTEM,LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST}',
    '{UNIT_CHIEF,OPERATIONS_HEAD}', 'el registro o documento que muestra la causa; en la renuncia, la carta firmada', 'desafiliar'),
  ('EXIT', 'SUSPENDED', 'DISAFFILIATED', '{D01,D02,D03,D04,D05,D06,D07,D08,D09}',
    '{SYSTEM,LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST}',
    '{UNIT_CHIEF,OPERATIONS_HEAD}', 'el registro o documento que muestra la causa; en la renuncia, la carta firmada', 'desafiliar'),
  ('RETURN', 'SUSPENDED', 'AFFILIATED', '{R01,R02,R03}',
    '{SYSTEM,LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST}',
    '{UNIT_CHIEF,OPERATIONS_HEAD}', 'lo que muestra que la causa se resolvió', 'levantar la suspensión'),
  ('REINSTATE', 'DISAFFILIATED', 'AFFILIATED', '{R01,R02,R03,R04}',
    '{LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST}',
    '{OPERATIONS_HEAD}', 'lo que muestra que el hogar vuelve a cumplir los criterios', 'reincorporar'),
  ('CHANGE_HOLDER', 'AFFILIATED', 'AFFILIATED', '{T01,T02,T03,T04,T05}',
    '{LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST}',
    '{UNIT_CHIEF,OPERATIONS_HEAD}', 'el documento del motivo, y el de quien responde por los menores si no es la madre ni el padre',
    'cambiar de titular'),
  ('CHANGE_HOLDER', 'SUSPENDED', 'SUSPENDED', '{T01,T02,T03,T04,T05}',
    '{LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST}',
    '{UNIT_CHIEF,OPERATIONS_HEAD}', 'el documento del motivo, y el de quien responde por los menores si no es la madre ni el padre',
    'cambiar de titular');

CREATE TABLE permanence.case_edge (
  fact       text    NOT NULL,
  from_state text    NOT NULL,
  to_state   text    NOT NULL,
  decided_by text[]  NOT NULL,
  other_than text[]  NOT NULL,
  spanish    text    NOT NULL,
  PRIMARY KEY (fact, from_state)
);
COMMENT ON TABLE  permanence.case_edge IS 'The life of a case: the only steps between its states.';
COMMENT ON COLUMN permanence.case_edge.fact IS 'What happened.';
COMMENT ON COLUMN permanence.case_edge.from_state IS 'State of the case before; empty = it begins.';
COMMENT ON COLUMN permanence.case_edge.to_state IS 'State of the case after.';
COMMENT ON COLUMN permanence.case_edge.decided_by IS 'Roles that may do it; ACT = those of the act in state_edge, OWN = who proposed it, SYSTEM = the rules.';
COMMENT ON COLUMN permanence.case_edge.other_than IS 'Facts of the same case that must have been done by another person.';
COMMENT ON COLUMN permanence.case_edge.spanish IS 'The step in Spanish.';
INSERT INTO permanence.case_edge VALUES
  ('CaseProposed', '', 'PROPOSED', '{ACT,SYSTEM}', '{}', 'se propone'),
  ('CaseApproved', 'PROPOSED', 'IN_FORCE', '{ACT}', '{CaseProposed}', 'otra persona lo aprueba y se aplica'),
  ('CaseTurnedDown', 'PROPOSED', 'TURNED_DOWN', '{ACT}', '{CaseProposed}', 'otra persona lo rechaza'),
  ('CauseGone', 'PROPOSED', 'WITHDRAWN', '{SYSTEM}', '{}', 'la causa desapareció'),
  ('ProposalWithdrawn', 'PROPOSED', 'WITHDRAWN', '{OWN}', '{}', 'quien lo propuso lo retira'),
  ('NoticeDelivered', 'IN_FORCE', 'NOTIFIED',
    '{LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST}', '{}', 'la familia recibe el aviso'),
  ('AppealFiled', 'IN_FORCE', 'APPEALED',
    '{LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST,ATTENTION_OPERATOR}', '{}',
    'la familia apela sin esperar el aviso'),
  ('AppealFiled', 'NOTIFIED', 'APPEALED',
    '{LOCAL_MANAGER,ZONAL_COORDINATOR,UNIT_COORDINATOR,UNIT_CHIEF,AFFILIATION_SPECIALIST,ATTENTION_OPERATOR}', '{}',
    'la familia apela dentro del plazo'),
  ('AppealFounded', 'APPEALED', 'REVERSED', '{OPERATIONS_HEAD,TECHNICAL_COORDINATOR}', '{CaseApproved}',
    'la apelación es fundada: se deja sin efecto desde el primer día'),
  ('AppealUnfounded', 'APPEALED', 'CONFIRMED', '{OPERATIONS_HEAD,TECHNICAL_COORDINATOR}', '{CaseApproved}',
    'la apelación no es fundada'),
  ('DecisionUndone', 'IN_FORCE', 'UNDONE', '{UNIT_CHIEF,OPERATIONS_HEAD}', '{CaseApproved}', 'otra persona lo deshace por error'),
  ('DecisionUndone', 'NOTIFIED', 'UNDONE', '{UNIT_CHIEF,OPERATIONS_HEAD}', '{CaseApproved}', 'otra persona lo deshace por error'),
  ('DecisionUndone', 'CONFIRMED', 'UNDONE', '{UNIT_CHIEF,OPERATIONS_HEAD}', '{CaseApproved}', 'otra persona lo deshace por error');
REVOKE INSERT ON permanence.state_edge, permanence.case_edge FROM ayni_app;
GRANT SELECT ON permanence.state_edge, permanence.case_edge TO ayni_console;

CREATE TABLE permanence.case_file (
  number     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  household  integer     NOT NULL REFERENCES registry.household,
  act        text        NOT NULL,
  from_state text        NOT NULL,
  reason     text        NOT NULL CHECK (reason ~ '^[SDRT][0-9]{2}$'),
  origin     text        NOT NULL CHECK (origin IN ('RULE', 'PERSON')),
  period     text        CHECK (period ~ '^[0-9]{4}-[1-6]$'),
  person     integer     REFERENCES registry.person,
  standing   text        CHECK (standing IN ('MOTHER', 'FATHER', 'GUARDIAN')),
  effective  date,
  evidence   text        NOT NULL CHECK (evidence ~ '\S' AND length(evidence) <= 500),
  why        text        NOT NULL CHECK (why ~ '\S' AND length(why) <= 1000),
  seen       jsonb       NOT NULL CHECK (jsonb_typeof(seen) = 'object'),
  unit_code  text        REFERENCES territory.territorial_unit (code),
  opened_by  text        NOT NULL CHECK (opened_by <> ''),
  opened_at  timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (act, from_state) REFERENCES permanence.state_edge (act, from_state),
  CHECK ((origin = 'RULE') = (period IS NOT NULL)),
  CHECK ((act = 'CHANGE_HOLDER') = (person IS NOT NULL)),
  CHECK ((act = 'CHANGE_HOLDER') = (standing IS NOT NULL))
);
CREATE INDEX case_file_by_household ON permanence.case_file (household);
CREATE UNIQUE INDEX case_file_once_of_a_rule ON permanence.case_file (household, act, reason, period) WHERE origin = 'RULE';
COMMENT ON TABLE  permanence.case_file IS 'What is proposed about a household. Rows are only added.';
COMMENT ON COLUMN permanence.case_file.number IS 'Number of the case, as people name it.';
COMMENT ON COLUMN permanence.case_file.household IS 'The household.';
COMMENT ON COLUMN permanence.case_file.act IS 'What is proposed.';
COMMENT ON COLUMN permanence.case_file.from_state IS 'State of the household when it was proposed.';
COMMENT ON COLUMN permanence.case_file.reason IS 'Reason of the catalogue: S suspension, D exit, R return, T change of titular.';
COMMENT ON COLUMN permanence.case_file.origin IS 'RULE the rules found it in a bimestre, PERSON somebody proposes it.';
COMMENT ON COLUMN permanence.case_file.period IS 'Bimestre in which the rules found it.';
COMMENT ON COLUMN permanence.case_file.person IS 'Whom a change of titular makes titular.';
COMMENT ON COLUMN permanence.case_file.standing IS 'As what the new titular answers for the children.';
COMMENT ON COLUMN permanence.case_file.effective IS 'Day from which it should be true; empty = the day of the decision.';
COMMENT ON COLUMN permanence.case_file.evidence IS 'What shows it: the record or document.';
COMMENT ON COLUMN permanence.case_file.why IS 'In words, for who decides.';
COMMENT ON COLUMN permanence.case_file.seen IS 'What was believed of the household when it was proposed, name to value.';
COMMENT ON COLUMN permanence.case_file.unit_code IS 'UT that answers for it; empty where the district is unknown.';
COMMENT ON COLUMN permanence.case_file.opened_by IS 'Who proposed it, or «sistema».';
COMMENT ON COLUMN permanence.case_file.opened_at IS 'When.';

CREATE TABLE permanence.step (
  number     bigint      NOT NULL REFERENCES permanence.case_file,
  step       integer     NOT NULL CHECK (step > 0),
  household  integer     NOT NULL REFERENCES registry.household,
  fact       text        NOT NULL,
  from_state text        NOT NULL,
  to_state   text        NOT NULL,
  by_person  text        NOT NULL CHECK (by_person <> ''),
  at         timestamptz NOT NULL DEFAULT now(),
  day        date,
  remark     text        NOT NULL DEFAULT '' CHECK (length(remark) <= 1000),
  evidence   text        NOT NULL DEFAULT '' CHECK (length(evidence) <= 500),
  load       integer,
  PRIMARY KEY (number, step),
  FOREIGN KEY (fact, from_state) REFERENCES permanence.case_edge (fact, from_state)
);
COMMENT ON TABLE  permanence.step IS 'What happened to a case. Rows are only added.';
COMMENT ON COLUMN permanence.step.number IS 'The case.';
COMMENT ON COLUMN permanence.step.step IS 'First, second, … step of the case.';
COMMENT ON COLUMN permanence.step.household IS 'Its household.';
COMMENT ON COLUMN permanence.step.fact IS 'What happened: a fact of case_edge.';
COMMENT ON COLUMN permanence.step.from_state IS 'State of the case before; empty = it begins.';
COMMENT ON COLUMN permanence.step.to_state IS 'State of the case after.';
COMMENT ON COLUMN permanence.step.by_person IS 'Who did it.';
COMMENT ON COLUMN permanence.step.at IS 'When it was recorded.';
COMMENT ON COLUMN permanence.step.day IS 'The day that it is about: effective day, delivery, appeal.';
COMMENT ON COLUMN permanence.step.remark IS 'Why, or to whom and how, in words.';
COMMENT ON COLUMN permanence.step.evidence IS 'Document that shows it.';
COMMENT ON COLUMN permanence.step.load IS 'Change of the roll that it made (registry.load); empty = none.';

CREATE TABLE permanence.case_owner (
  number    bigint      NOT NULL REFERENCES permanence.case_file,
  household integer     NOT NULL REFERENCES registry.household,
  owner     text        NOT NULL CHECK (owner <> ''),
  by_person text        NOT NULL CHECK (by_person <> ''),
  at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX case_owner_by_number ON permanence.case_owner (number);
COMMENT ON TABLE  permanence.case_owner IS 'Who took a case, or to whom it was given. The last counts. Rows are only added.';
COMMENT ON COLUMN permanence.case_owner.number IS 'The case.';
COMMENT ON COLUMN permanence.case_owner.household IS 'Its household.';
COMMENT ON COLUMN permanence.case_owner.owner IS 'User name of who answers for it.';
COMMENT ON COLUMN permanence.case_owner.by_person IS 'Who took or gave it; «sistema» when it waited too long.';
COMMENT ON COLUMN permanence.case_owner.at IS 'When.';

CREATE TABLE permanence.case_now (
  number    bigint      PRIMARY KEY REFERENCES permanence.case_file,
  household integer     NOT NULL REFERENCES registry.household,
  act       text        NOT NULL,
  state     text        NOT NULL,
  step      integer     NOT NULL,
  owner     text,
  opened_on date        NOT NULL,
  unit_code text
);
CREATE UNIQUE INDEX case_now_one_open_of_an_act ON permanence.case_now (household, act) WHERE state = 'PROPOSED';
CREATE INDEX case_now_by_state ON permanence.case_now (state, number);
COMMENT ON TABLE  permanence.case_now IS 'Where each case stands: derived from its steps and owners by triggers. Of an act one case of a household waits at a time.';
COMMENT ON COLUMN permanence.case_now.number IS 'The case.';
COMMENT ON COLUMN permanence.case_now.household IS 'Its household.';
COMMENT ON COLUMN permanence.case_now.act IS 'What is proposed.';
COMMENT ON COLUMN permanence.case_now.state IS 'State of the case.';
COMMENT ON COLUMN permanence.case_now.step IS 'Number of its last step.';
COMMENT ON COLUMN permanence.case_now.owner IS 'User name of who answers for it; empty = the UT, nobody by name.';
COMMENT ON COLUMN permanence.case_now.opened_on IS 'Day in Lima on which it was proposed.';
COMMENT ON COLUMN permanence.case_now.unit_code IS 'UT that answers for it.';
REVOKE INSERT ON permanence.case_now FROM ayni_app;

-- The same person is the same account, or an account under the same name, however it is written.
CREATE FUNCTION permanence.same_person(one text, other text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT one = other
      OR (SELECT count(*) = 2 AND count(DISTINCT regexp_replace(lower(unaccent(full_name)), '\s+', ' ', 'g')) = 1
          FROM access.staff
          WHERE user_name IN (one, other))
$$;
COMMENT ON FUNCTION permanence.same_person(text, text) IS 'Whether two user names are one person.';

CREATE FUNCTION permanence.follow_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  edge permanence.case_edge;
  stands permanence.case_now;
BEGIN
  SELECT * INTO edge FROM permanence.case_edge WHERE fact = NEW.fact AND from_state = NEW.from_state;
  IF edge.to_state IS DISTINCT FROM NEW.to_state THEN
    RAISE EXCEPTION 'case % cannot go from % to % by %', NEW.number, NEW.from_state, NEW.to_state, NEW.fact
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (
    SELECT
    FROM permanence.step AS former
    WHERE former.number = NEW.number
      AND former.fact = ANY (edge.other_than)
      AND permanence.same_person(former.by_person, NEW.by_person)
  ) THEN
    RAISE EXCEPTION 'case % needs another person for %', NEW.number, NEW.fact USING ERRCODE = 'restrict_violation';
  END IF;
  IF cardinality(edge.other_than) > 0 AND NOT EXISTS (SELECT FROM access.staff WHERE user_name = NEW.by_person) THEN
    RAISE EXCEPTION 'case % is decided by a person of the staff', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.from_state = '' THEN
    INSERT INTO permanence.case_now (number, household, act, state, step, opened_on, unit_code)
    SELECT number, household, act, NEW.to_state, NEW.step, (opened_at AT TIME ZONE 'America/Lima')::date, unit_code
    FROM permanence.case_file
    WHERE number = NEW.number
      AND NEW.step = 1;
    RETURN NEW;
  END IF;
  UPDATE permanence.case_now
  SET state = NEW.to_state,
      step = NEW.step
  WHERE number = NEW.number
    AND household = NEW.household
    AND state = NEW.from_state
    AND step = NEW.step - 1;
  IF NOT FOUND THEN
    SELECT * INTO stands FROM permanence.case_now WHERE number = NEW.number;
    RAISE EXCEPTION 'case % is % after step %', NEW.number, stands.state, stands.step USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION permanence.follow_step() IS 'Trigger: a step is an edge, begins where the case stands, and is done by another person where the edge says so.';
CREATE TRIGGER case_now_follows BEFORE INSERT ON permanence.step
  FOR EACH ROW EXECUTE FUNCTION permanence.follow_step();

CREATE FUNCTION permanence.follow_owner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE permanence.case_now SET owner = NEW.owner WHERE number = NEW.number AND household = NEW.household;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION permanence.follow_owner() IS 'Trigger: the last owner is the owner.';
CREATE TRIGGER case_now_follows BEFORE INSERT ON permanence.case_owner
  FOR EACH ROW EXECUTE FUNCTION permanence.follow_owner();

CREATE TABLE permanence.notice (
  number      bigint      PRIMARY KEY REFERENCES permanence.case_file,
  household   integer     NOT NULL REFERENCES registry.household,
  text        text        NOT NULL CHECK (text ~ '\S'),
  appeal_days integer     CHECK (appeal_days > 0),
  made_at     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE  permanence.notice IS 'What the family is told of a decision, as it was printed. Rows are only added.';
COMMENT ON COLUMN permanence.notice.number IS 'The case.';
COMMENT ON COLUMN permanence.notice.household IS 'Its household.';
COMMENT ON COLUMN permanence.notice.text IS 'The text; paragraphs stand between empty lines.';
COMMENT ON COLUMN permanence.notice.appeal_days IS 'Days for an appeal from the day after the delivery; empty = there is nothing to appeal.';
COMMENT ON COLUMN permanence.notice.made_at IS 'When it was made.';

CREATE TABLE permanence.pause (
  pause     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  household integer     NOT NULL REFERENCES registry.household,
  reason    text        NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 1000),
  by_person text        NOT NULL CHECK (by_person <> ''),
  at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX pause_by_household ON permanence.pause (household);
COMMENT ON TABLE  permanence.pause IS 'Households that the rules leave alone because a person said so, until it is released. Rows are only added.';
COMMENT ON COLUMN permanence.pause.pause IS 'Number of the pause.';
COMMENT ON COLUMN permanence.pause.household IS 'The household.';
COMMENT ON COLUMN permanence.pause.reason IS 'Why.';
COMMENT ON COLUMN permanence.pause.by_person IS 'Who said so.';
COMMENT ON COLUMN permanence.pause.at IS 'When.';

CREATE TABLE permanence.pause_end (
  pause     bigint      PRIMARY KEY REFERENCES permanence.pause,
  household integer     NOT NULL REFERENCES registry.household,
  reason    text        NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 1000),
  by_person text        NOT NULL CHECK (by_person <> ''),
  at        timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE  permanence.pause_end IS 'Pauses that were released. Rows are only added.';
COMMENT ON COLUMN permanence.pause_end.pause IS 'The pause.';
COMMENT ON COLUMN permanence.pause_end.household IS 'Its household.';
COMMENT ON COLUMN permanence.pause_end.reason IS 'Why.';
COMMENT ON COLUMN permanence.pause_end.by_person IS 'Who released it.';
COMMENT ON COLUMN permanence.pause_end.at IS 'When.';

CREATE TABLE permanence.ruled_period (
  period   text        NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
  proposed bigint      NOT NULL CHECK (proposed >= 0),
  gone     bigint      NOT NULL CHECK (gone >= 0),
  by_person text       NOT NULL CHECK (by_person <> ''),
  at       timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE  permanence.ruled_period IS 'Each time the rules went through a bimestre. Rows are only added.';
COMMENT ON COLUMN permanence.ruled_period.period IS 'The bimestre.';
COMMENT ON COLUMN permanence.ruled_period.proposed IS 'Cases that were new.';
COMMENT ON COLUMN permanence.ruled_period.gone IS 'Cases whose cause was gone.';
COMMENT ON COLUMN permanence.ruled_period.by_person IS 'Who asked for it.';
COMMENT ON COLUMN permanence.ruled_period.at IS 'When.';
GRANT SELECT ON permanence.ruled_period TO ayni_console;

CREATE VIEW permanence.paused AS
SELECT pause.pause, pause.household, pause.reason, pause.by_person, pause.at
FROM permanence.pause
LEFT JOIN permanence.pause_end USING (pause)
WHERE pause_end.pause IS NULL;
ALTER VIEW permanence.paused SET (security_invoker = true);
COMMENT ON VIEW permanence.paused IS 'Pauses that are in force.';
COMMENT ON COLUMN permanence.paused.pause IS 'Number of the pause.';
COMMENT ON COLUMN permanence.paused.household IS 'The household.';
COMMENT ON COLUMN permanence.paused.reason IS 'Why.';
COMMENT ON COLUMN permanence.paused.by_person IS 'Who said so.';
COMMENT ON COLUMN permanence.paused.at IS 'When.';
GRANT SELECT ON permanence.paused TO ayni_console;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['case_file', 'step', 'case_owner', 'case_now', 'notice', 'pause', 'pause_end'] LOOP
    EXECUTE format('ALTER TABLE permanence.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY all_rows ON permanence.%I TO ayni_app USING (true) WITH CHECK (true)', name);
    EXECUTE format(
      'CREATE POLICY own_territory ON permanence.%1$I FOR SELECT TO ayni_console USING ('
      '(SELECT access.sees_nation()) OR EXISTS ('
      'SELECT FROM registry.household_place AS place WHERE place.household = %1$I.household))', name);
    EXECUTE format('GRANT SELECT ON permanence.%I TO ayni_console', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'state_edge', 'case_edge', 'case_file', 'step', 'case_owner', 'notice', 'pause', 'pause_end', 'ruled_period'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON permanence.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name);
  END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION permanence.same_person(text, text) TO ayni_app, ayni_console;
