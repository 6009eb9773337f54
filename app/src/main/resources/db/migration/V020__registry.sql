-- The roll (padrón): households, people, and what we believe about them, with both axes of time.
--
-- Every fact says when it is true in the world (valid) and since when, and until when, we believed it (recorded). A
-- correction closes the recorded range of the old belief and adds a new one; nothing else is ever changed and nothing is
-- deleted. Exclusion constraints forbid two beliefs about the same thing on the same day at the same instant.

CREATE SCHEMA registry;
COMMENT ON SCHEMA registry IS 'The roll: households, their members and what is known about them, as valid on a day and as known at an instant. Owner: UOAL.';

CREATE TABLE registry.roll_instant (
  at timestamptz NOT NULL
);
CREATE INDEX roll_instant_by_time ON registry.roll_instant (at);
COMMENT ON TABLE  registry.roll_instant IS 'Every instant at which the roll was written or closed: the next one is later, whatever the clock does.';
COMMENT ON COLUMN registry.roll_instant.at IS 'The instant.';

CREATE TABLE registry.load (
  load        integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recorded_at timestamptz NOT NULL UNIQUE,
  effective   date,
  by_person   text        NOT NULL CHECK (by_person <> ''),
  source      text        NOT NULL
);
COMMENT ON TABLE  registry.load IS 'A delivery of facts: everything that one load recorded carries its number. Loads run one after the other.';
COMMENT ON COLUMN registry.load.load IS 'Number of the load, in the order of recorded_at.';
COMMENT ON COLUMN registry.load.recorded_at IS 'Instant from which we know what the load brought; later than that of every earlier load.';
COMMENT ON COLUMN registry.load.effective IS 'Day from which its statements are true; empty = they say how it always was, also where we believed otherwise.';
COMMENT ON COLUMN registry.load.by_person IS 'Who loaded it.';
COMMENT ON COLUMN registry.load.source IS 'Folder it came from.';

CREATE TABLE registry.household (
  household    integer PRIMARY KEY,
  household_id text    NOT NULL UNIQUE CHECK (household_id <> '' AND length(household_id) <= 200),
  load         integer NOT NULL REFERENCES registry.load
);
COMMENT ON TABLE  registry.household IS 'Every household ever registered; what is known about it stands in the tables that name it.';
COMMENT ON COLUMN registry.household.household IS 'Our number of the household, given by the load that first names it; never leaves the database.';
COMMENT ON COLUMN registry.household.household_id IS 'Its code, as it travels in files and documents.';
COMMENT ON COLUMN registry.household.load IS 'Load that first named it.';

CREATE TABLE registry.person (
  person    integer PRIMARY KEY,
  member_id text    NOT NULL UNIQUE CHECK (member_id <> '' AND length(member_id) <= 200),
  load      integer NOT NULL REFERENCES registry.load
);
COMMENT ON TABLE  registry.person IS 'Every person ever registered as member of a household.';
COMMENT ON COLUMN registry.person.person IS 'Our number of the person, given by the load that first names it; never leaves the database.';
COMMENT ON COLUMN registry.person.member_id IS 'The member''s code, as it travels in files and documents.';
COMMENT ON COLUMN registry.person.load IS 'Load that first named it.';

-- What a row of the roll may become: only the end of its recorded range may be written, once.
CREATE FUNCTION registry.only_close_the_record() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  unchanged record;
BEGIN
  unchanged := NEW;
  unchanged.recorded := OLD.recorded;
  IF unchanged IS DISTINCT FROM OLD
    OR NOT upper_inf(OLD.recorded)
    OR upper_inf(NEW.recorded)
    OR lower(NEW.recorded) IS DISTINCT FROM lower(OLD.recorded)
  THEN
    RAISE EXCEPTION 'a belief of %.% is only closed, never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  -- An end before an instant at which the roll was closed would change what was closed then.
  IF upper(NEW.recorded) < (SELECT max(at) FROM registry.roll_instant) THEN
    RAISE EXCEPTION 'a belief of %.% is only closed from the latest instant of the roll on', TG_TABLE_SCHEMA, TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION registry.only_close_the_record() IS 'Trigger for the tables of the roll: BEFORE UPDATE ... FOR EACH ROW.';

-- Facts of a household. (A key to registry.load would be checked for every fact, a tenth of the time of a load, and every
-- fact of a load carries the number that the load has just been given.)

CREATE TABLE registry.residence (
  household      integer   NOT NULL REFERENCES registry.household,
  ubigeo         text,
  centro_poblado text,
  phone          text,
  valid          daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded       tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load           integer   NOT NULL,
  CONSTRAINT residence_one_at_a_time EXCLUDE USING gist (household WITH =, valid WITH &&, recorded WITH &&)
);
COMMENT ON TABLE  registry.residence IS 'Where a household lives and how it is reached.';
COMMENT ON COLUMN registry.residence.household IS 'The household.';
COMMENT ON COLUMN registry.residence.ubigeo IS 'District, INEI code; empty = unknown.';
COMMENT ON COLUMN registry.residence.centro_poblado IS 'Centro poblado; empty = unknown.';
COMMENT ON COLUMN registry.residence.phone IS 'Telephone, as it was written; empty = unknown.';
COMMENT ON COLUMN registry.residence.valid IS 'Days on which it is so.';
COMMENT ON COLUMN registry.residence.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.residence.load IS 'registry.load that stated it.';

CREATE TABLE registry.household_state (
  household     integer   NOT NULL REFERENCES registry.household,
  state         text      NOT NULL CHECK (state IN (
    'ELIGIBLE', 'VALIDATED', 'DISCARDED', 'WAITING_CLASSIFICATION', 'AFFILIATED', 'SUSPENDED', 'DISAFFILIATED')),
  reason        text      CHECK (reason IN (
    'S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07',
    'D01', 'D02', 'D03', 'D04', 'D05', 'D06', 'D07', 'D08', 'D09',
    'R01', 'R02', 'R03', 'R04')),
  affiliated_on date,
  valid         daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded      tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load          integer   NOT NULL,
  CONSTRAINT household_state_one_at_a_time EXCLUDE USING gist (household WITH =, valid WITH &&, recorded WITH &&)
);
COMMENT ON TABLE  registry.household_state IS 'State of a household in the programme (rulebook §8).';
COMMENT ON COLUMN registry.household_state.household IS 'The household.';
COMMENT ON COLUMN registry.household_state.state IS 'Its state.';
COMMENT ON COLUMN registry.household_state.reason IS 'Why: S suspension, D exit, R return; empty = not told.';
COMMENT ON COLUMN registry.household_state.affiliated_on IS 'Day of its affiliation (R-NEW); empty = unknown.';
COMMENT ON COLUMN registry.household_state.valid IS 'Days on which it is so.';
COMMENT ON COLUMN registry.household_state.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.household_state.load IS 'registry.load that stated it.';

CREATE TABLE registry.classification (
  household    integer   NOT NULL REFERENCES registry.household,
  cse          text      CHECK (cse IN ('PE', 'PNE', 'NP')),
  cse_valid_to date,
  valid        daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded     tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load         integer   NOT NULL,
  CONSTRAINT classification_one_at_a_time EXCLUDE USING gist (household WITH =, valid WITH &&, recorded WITH &&)
);
COMMENT ON TABLE  registry.classification IS 'Socio-economic classification (CSE) of a household, from SISFOH.';
COMMENT ON COLUMN registry.classification.household IS 'The household.';
COMMENT ON COLUMN registry.classification.cse IS 'PE extremely poor, PNE poor, NP not poor; empty = unknown.';
COMMENT ON COLUMN registry.classification.cse_valid_to IS 'Last day on which the classification is in force; empty = unknown.';
COMMENT ON COLUMN registry.classification.valid IS 'Days on which it is so.';
COMMENT ON COLUMN registry.classification.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.classification.load IS 'registry.load that stated it.';

CREATE TABLE registry.account (
  household integer   NOT NULL REFERENCES registry.household,
  status    text      CHECK (status IN ('ACTIVE', 'NONE', 'BLOCKED', 'NO_CARD')),
  number    text,
  entity    text,
  valid     daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded  tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load      integer   NOT NULL,
  CONSTRAINT account_one_at_a_time EXCLUDE USING gist (household WITH =, valid WITH &&, recorded WITH &&)
);
COMMENT ON TABLE  registry.account IS 'Savings account into which a household is paid.';
COMMENT ON COLUMN registry.account.household IS 'The household.';
COMMENT ON COLUMN registry.account.status IS 'Whether it can be paid into (R-HOLD); empty = unknown.';
COMMENT ON COLUMN registry.account.number IS 'Account number at the paying bank; empty = unknown.';
COMMENT ON COLUMN registry.account.entity IS 'Paying bank; empty = the programme''s own.';
COMMENT ON COLUMN registry.account.valid IS 'Days on which it is so.';
COMMENT ON COLUMN registry.account.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.account.load IS 'registry.load that stated it.';

CREATE TABLE registry.opening_balance (
  household integer NOT NULL REFERENCES registry.household,
  amount    bigint  CHECK (amount >= 0),
  load      integer NOT NULL,
  PRIMARY KEY (household, load)
);
COMMENT ON TABLE  registry.opening_balance IS 'What a household owed from recuperos when it came to us, before this installation carried balances (R-CARRY). Rows are only added; the latest load counts.';
COMMENT ON COLUMN registry.opening_balance.household IS 'The household.';
COMMENT ON COLUMN registry.opening_balance.amount IS 'Céntimos of sol owed by the household; empty = not told any more.';
COMMENT ON COLUMN registry.opening_balance.load IS 'registry.load that stated it.';

-- Facts of a person.

CREATE TABLE registry.person_record (
  person                integer   NOT NULL REFERENCES registry.person,
  birth_date            date,
  dni                   text      CHECK (dni ~ '^[0-9]{8}$'),
  given_names           text,
  paternal_surname      text,
  maternal_surname      text,
  sex                   text      CHECK (sex IN ('F', 'M')),
  dni_issued_on         date,
  died_on               date,
  secondary_finished_on date,
  low_birth_weight      boolean,
  valid                 daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded              tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load                  integer   NOT NULL,
  CONSTRAINT person_record_one_at_a_time EXCLUDE USING gist (person WITH =, valid WITH &&, recorded WITH &&)
);
CREATE INDEX person_record_by_dni ON registry.person_record (dni) WHERE dni IS NOT NULL;
COMMENT ON TABLE  registry.person_record IS 'Who a person is, and the events that happen once in a life.';
COMMENT ON COLUMN registry.person_record.person IS 'The person.';
COMMENT ON COLUMN registry.person_record.birth_date IS 'Day of birth; empty = unknown.';
COMMENT ON COLUMN registry.person_record.dni IS 'Number of the identity document; empty = unknown. Two people may show the same one until a cross-check solves it.';
COMMENT ON COLUMN registry.person_record.given_names IS 'Given names.';
COMMENT ON COLUMN registry.person_record.paternal_surname IS 'First surname.';
COMMENT ON COLUMN registry.person_record.maternal_surname IS 'Second surname; people with one surname have none.';
COMMENT ON COLUMN registry.person_record.sex IS 'F or M, as on the identity document; empty = unknown.';
COMMENT ON COLUMN registry.person_record.dni_issued_on IS 'Day of issue of the first identity document (R-DNI); empty = not issued.';
COMMENT ON COLUMN registry.person_record.died_on IS 'Day of death; empty = alive as far as we know.';
COMMENT ON COLUMN registry.person_record.secondary_finished_on IS 'Day on which secondary school was finished; empty = not finished.';
COMMENT ON COLUMN registry.person_record.low_birth_weight IS 'Born with low weight or preterm (R-PACK: no iron items); empty = unknown.';
COMMENT ON COLUMN registry.person_record.valid IS 'Days on which it is so.';
COMMENT ON COLUMN registry.person_record.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.person_record.load IS 'registry.load that stated it.';

CREATE TABLE registry.membership (
  person    integer   NOT NULL REFERENCES registry.person,
  household integer   NOT NULL REFERENCES registry.household,
  joined_on date,
  left_on   date,
  valid     daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded  tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load      integer   NOT NULL,
  CONSTRAINT membership_in_one_household EXCLUDE USING gist (person WITH =, valid WITH &&, recorded WITH &&)
);
CREATE INDEX membership_by_household ON registry.membership (household);
COMMENT ON TABLE  registry.membership IS 'To which household a person belongs: to one at a time.';
COMMENT ON COLUMN registry.membership.person IS 'The member.';
COMMENT ON COLUMN registry.membership.household IS 'The household.';
COMMENT ON COLUMN registry.membership.joined_on IS 'First day in the household; empty = always.';
COMMENT ON COLUMN registry.membership.left_on IS 'First day no longer in it; empty = still there. It may lie within valid: that a person left stays true.';
COMMENT ON COLUMN registry.membership.valid IS 'Days on which this is what is true about the person''s household.';
COMMENT ON COLUMN registry.membership.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.membership.load IS 'registry.load that stated it.';

CREATE TABLE registry.holder (
  household integer   NOT NULL REFERENCES registry.household,
  person    integer   NOT NULL REFERENCES registry.person,
  valid     daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded  tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load      integer   NOT NULL,
  CONSTRAINT holder_one_of_a_household EXCLUDE USING gist (household WITH =, valid WITH &&, recorded WITH &&),
  CONSTRAINT holder_of_one_household EXCLUDE USING gist (person WITH =, valid WITH &&, recorded WITH &&)
);
COMMENT ON TABLE  registry.holder IS 'Titular: the one person of a household in whose account it is paid.';
COMMENT ON COLUMN registry.holder.household IS 'The household.';
COMMENT ON COLUMN registry.holder.person IS 'Its titular.';
COMMENT ON COLUMN registry.holder.valid IS 'Days on which it is so.';
COMMENT ON COLUMN registry.holder.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.holder.load IS 'registry.load that stated it.';

CREATE TABLE registry.registration (
  person      integer   NOT NULL REFERENCES registry.person,
  school_id   text,
  facility_id text,
  valid       daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded    tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load        integer   NOT NULL,
  CONSTRAINT registration_one_at_a_time EXCLUDE USING gist (person WITH =, valid WITH &&, recorded WITH &&)
);
COMMENT ON TABLE  registry.registration IS 'School and health facility on a person''s own record: the places that must report about the person.';
COMMENT ON COLUMN registry.registration.person IS 'The person.';
COMMENT ON COLUMN registry.registration.school_id IS 'Registered school: código modular and anexo; empty = none known.';
COMMENT ON COLUMN registry.registration.facility_id IS 'Registered health facility: RENIPRESS code; empty = none known.';
COMMENT ON COLUMN registry.registration.valid IS 'Days on which it is so.';
COMMENT ON COLUMN registry.registration.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.registration.load IS 'registry.load that stated it.';

-- Sets: what a person has several of. Their own dates say when they are true; each row has its place in the set, because
-- of two enrolments of one day the later counts.

CREATE TABLE registry.pregnancy (
  person   integer   NOT NULL REFERENCES registry.person,
  position integer   NOT NULL CHECK (position > 0),
  lmp      date      NOT NULL,
  ended_on date,
  recorded tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load     integer   NOT NULL
);
CREATE UNIQUE INDEX pregnancy_once ON registry.pregnancy (person, position) WHERE upper_inf(recorded);
COMMENT ON TABLE  registry.pregnancy IS 'Pregnancies of a person.';
COMMENT ON COLUMN registry.pregnancy.person IS 'The person.';
COMMENT ON COLUMN registry.pregnancy.position IS 'Place among the person''s pregnancies, from 1.';
COMMENT ON COLUMN registry.pregnancy.lmp IS 'First day of the last menstrual period.';
COMMENT ON COLUMN registry.pregnancy.ended_on IS 'Day of its outcome; empty = none known.';
COMMENT ON COLUMN registry.pregnancy.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.pregnancy.load IS 'registry.load that stated it.';

CREATE TABLE registry.enrolment (
  person       integer   NOT NULL REFERENCES registry.person,
  position     integer   NOT NULL CHECK (position > 0),
  school_year  bigint    NOT NULL CHECK (school_year >= 0),
  school_id    text,
  level        text      CHECK (level IN ('INICIAL', 'PRIMARIA', 'SECUNDARIA', 'EBE', 'CEBA')),
  grade        text,
  status       text      NOT NULL CHECK (status IN ('ENROLLED', 'WITHDRAWN', 'NOT_ENROLLED', 'PROMOTED', 'REPEATS')),
  status_on    date,
  rank         bigint    CHECK (rank >= 0),
  section_size bigint    CHECK (section_size >= 0),
  recorded     tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load         integer   NOT NULL
);
CREATE UNIQUE INDEX enrolment_once ON registry.enrolment (person, position) WHERE upper_inf(recorded);
COMMENT ON TABLE  registry.enrolment IS 'School enrolments of a person and what became of them.';
COMMENT ON COLUMN registry.enrolment.person IS 'The person.';
COMMENT ON COLUMN registry.enrolment.position IS 'Place among the person''s enrolments, from 1; of two of one day the later counts.';
COMMENT ON COLUMN registry.enrolment.school_year IS 'Calendar year of the school year.';
COMMENT ON COLUMN registry.enrolment.school_id IS 'School; empty = unknown.';
COMMENT ON COLUMN registry.enrolment.level IS 'Level; empty = unknown.';
COMMENT ON COLUMN registry.enrolment.grade IS 'Grade, as it was written; empty = unknown.';
COMMENT ON COLUMN registry.enrolment.status IS 'What is true of it from status_on.';
COMMENT ON COLUMN registry.enrolment.status_on IS 'Day of the status; empty = before all others.';
COMMENT ON COLUMN registry.enrolment.rank IS 'Rank in the section by final average (R-TOP3); empty = unknown.';
COMMENT ON COLUMN registry.enrolment.section_size IS 'Students of the section (R-TOP3); empty = unknown.';
COMMENT ON COLUMN registry.enrolment.recorded IS 'Since when and until when we believed it.';
COMMENT ON COLUMN registry.enrolment.load IS 'registry.load that stated it.';

-- Lists that hang on nobody: each file is the whole list, so that a row can also be taken back.

CREATE TABLE registry.exemption (
  scope     text      NOT NULL CHECK (scope IN ('DISTRICT', 'SCHOOL', 'FACILITY', 'MEMBER')),
  subject   text      NOT NULL,
  from_date date,
  to_date   date,
  document  text,
  copy      integer   NOT NULL CHECK (copy > 0),
  recorded  tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load      integer   NOT NULL
);
COMMENT ON TABLE  registry.exemption IS 'Who need not meet conditions, and when (R-EXEMPT).';
COMMENT ON COLUMN registry.exemption.scope IS 'What the subject is.';
COMMENT ON COLUMN registry.exemption.subject IS 'Code of the district, school, facility or member.';
COMMENT ON COLUMN registry.exemption.from_date IS 'First day; empty = open.';
COMMENT ON COLUMN registry.exemption.to_date IS 'Last day; empty = open.';
COMMENT ON COLUMN registry.exemption.document IS 'Document that grants it.';
COMMENT ON COLUMN registry.exemption.copy IS 'First, second, ... of rows that are equal in everything.';
COMMENT ON COLUMN registry.exemption.recorded IS 'Since when and until when it was on the list.';
COMMENT ON COLUMN registry.exemption.load IS 'registry.load that stated it.';

CREATE TABLE registry.transfer_scope (
  transfer  text      NOT NULL CHECK (transfer IN ('TAS', 'TBS', 'VRAEM')),
  ubigeo    text      NOT NULL,
  from_date date,
  to_date   date,
  copy      integer   NOT NULL CHECK (copy > 0),
  recorded  tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load      integer   NOT NULL
);
COMMENT ON TABLE  registry.transfer_scope IS 'Districts in which a transfer is paid, and when.';
COMMENT ON COLUMN registry.transfer_scope.transfer IS 'The transfer.';
COMMENT ON COLUMN registry.transfer_scope.ubigeo IS 'District, INEI code, or * = everywhere.';
COMMENT ON COLUMN registry.transfer_scope.from_date IS 'First day; empty = open.';
COMMENT ON COLUMN registry.transfer_scope.to_date IS 'Last day; empty = open.';
COMMENT ON COLUMN registry.transfer_scope.copy IS 'First, second, ... of rows that are equal in everything.';
COMMENT ON COLUMN registry.transfer_scope.recorded IS 'Since when and until when it was on the list.';
COMMENT ON COLUMN registry.transfer_scope.load IS 'registry.load that stated it.';

CREATE TABLE registry.inicial_place (
  centro_poblado text      NOT NULL,
  copy           integer   NOT NULL CHECK (copy > 0),
  recorded       tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
  load           integer   NOT NULL
);
COMMENT ON TABLE  registry.inicial_place IS 'Centros poblados that have a school of level inicial.';
COMMENT ON COLUMN registry.inicial_place.centro_poblado IS 'Centro poblado.';
COMMENT ON COLUMN registry.inicial_place.copy IS 'First, second, ... of rows that are equal in everything.';
COMMENT ON COLUMN registry.inicial_place.recorded IS 'Since when and until when it was on the list.';
COMMENT ON COLUMN registry.inicial_place.load IS 'registry.load that stated it.';

-- Who travels with the roll: other modules join it when they send what they hold about people.
CREATE FUNCTION registry.on_the_roll(valid_on date, known_at timestamptz)
RETURNS TABLE (person integer, member_id text, household integer, household_id text)
LANGUAGE sql STABLE AS $$
  SELECT p.person, p.member_id, h.household, h.household_id
  FROM registry.membership AS m
  JOIN registry.household_state AS s
    ON s.household = m.household
      AND s.valid @> valid_on
      AND s.recorded @> known_at
      AND s.state IN ('AFFILIATED', 'SUSPENDED')
  JOIN registry.person AS p ON p.person = m.person
  JOIN registry.household AS h ON h.household = m.household
  WHERE m.valid @> valid_on
    AND m.recorded @> known_at
$$;
COMMENT ON FUNCTION registry.on_the_roll(date, timestamptz) IS
  'Members of affiliated and suspended households on a day, as known at an instant; those who left are among them, with the day in registry.membership.';

CREATE FUNCTION registry.households_on_the_roll(valid_on date, known_at timestamptz)
RETURNS TABLE (household integer, household_id text)
LANGUAGE sql STABLE AS $$
  SELECT h.household, h.household_id
  FROM registry.household_state AS s
  JOIN registry.household AS h USING (household)
  WHERE s.valid @> valid_on
    AND s.recorded @> known_at
    AND s.state IN ('AFFILIATED', 'SUSPENDED')
$$;
COMMENT ON FUNCTION registry.households_on_the_roll(date, timestamptz) IS
  'Affiliated and suspended households on a day, as known at an instant.';

-- What a payment needs to know besides what was frozen for it.
CREATE FUNCTION registry.payees_on(valid_on date)
RETURNS TABLE (household_id text, holder_name text, account_number text, account_status text)
LANGUAGE sql STABLE AS $$
  SELECT h.household_id,
         nullif(concat_ws(' ', p.given_names, p.paternal_surname, p.maternal_surname), ''),
         a.number,
         a.status
  FROM registry.household AS h
  LEFT JOIN registry.account AS a
    ON a.household = h.household
      AND a.valid @> valid_on
      AND upper_inf(a.recorded)
  LEFT JOIN registry.holder AS o
    ON o.household = h.household
      AND o.valid @> valid_on
      AND upper_inf(o.recorded)
  LEFT JOIN registry.person_record AS p
    ON p.person = o.person
      AND p.valid @> valid_on
      AND upper_inf(p.recorded)
$$;
COMMENT ON FUNCTION registry.payees_on(date) IS
  'Titular and account of every household on a day, as believed now.';

-- Rights and refusals, the same for all of them.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['roll_instant', 'load', 'household', 'person', 'opening_balance'] LOOP
    EXECUTE format(
      'CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'residence', 'household_state', 'classification', 'account',
    'person_record', 'membership', 'holder', 'registration',
    'pregnancy', 'enrolment', 'exemption', 'transfer_scope', 'inicial_place'
  ] LOOP
    EXECUTE format('GRANT UPDATE (recorded) ON registry.%I TO ayni_app', name);
    EXECUTE format(
      'CREATE TRIGGER only_closed BEFORE UPDATE ON registry.%I '
      'FOR EACH ROW EXECUTE FUNCTION registry.only_close_the_record()', name);
    EXECUTE format(
      'CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON registry.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name);
  END LOOP;
END
$$;
-- Fresh statistics right after a load, so that the first cycle is planned on what is there.
GRANT MAINTAIN ON ALL TABLES IN SCHEMA registry TO ayni_app;
