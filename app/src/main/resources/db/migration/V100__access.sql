-- The staff who sign in to the console, what each may do and where, and the role that sees only its own territory.

-- Queries for a person of the staff run as this role: it has no login and no table of its own, and row-level security
-- shows it the households of the places that the transaction names. Without a place it sees none.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ayni_console') THEN
    CREATE ROLE ayni_console NOLOGIN;
    GRANT ayni_console TO ayni_app WITH INHERIT FALSE, SET TRUE;
    GRANT ayni_console TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
  END IF;
END
$$;

CREATE SCHEMA access;
COMMENT ON SCHEMA access IS 'The staff: who signs in, with which password, in which roles and places. Owner: UTI.';

CREATE TABLE access.staff (
  staff       integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_name   text        NOT NULL UNIQUE CHECK (user_name ~ '^[a-z0-9]+([._-][a-z0-9]+)*$' AND length(user_name) <= 60),
  full_name   text        NOT NULL CHECK (full_name <> '' AND length(full_name) <= 120),
  synthetic   boolean     NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE  access.staff IS 'Every person of the staff who ever had an account. Rows are only added.';
COMMENT ON COLUMN access.staff.staff IS 'Our number of the person.';
COMMENT ON COLUMN access.staff.user_name IS 'The name typed to sign in, and the name in the record of acts.';
COMMENT ON COLUMN access.staff.full_name IS 'Given names and surnames, as shown.';
COMMENT ON COLUMN access.staff.synthetic IS 'True for a person of the demonstration, who does not exist.';
COMMENT ON COLUMN access.staff.recorded_at IS 'When the account was made.';

CREATE TABLE access.password (
  staff       integer     NOT NULL REFERENCES access.staff,
  hash        text        NOT NULL CHECK (hash LIKE '$argon2id$%'),
  one_time    boolean     NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (staff, recorded_at)
);
COMMENT ON TABLE  access.password IS 'Passwords of the staff; the latest of a person counts. Rows are only added.';
COMMENT ON COLUMN access.password.staff IS 'Whose.';
COMMENT ON COLUMN access.password.hash IS 'Argon2id with its parameters and salt.';
COMMENT ON COLUMN access.password.one_time IS 'Must be changed before anything else is done.';
COMMENT ON COLUMN access.password.recorded_at IS 'When it was set.';

CREATE TABLE access.assignment (
  assignment integer   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff      integer   NOT NULL REFERENCES access.staff,
  role       text      NOT NULL CHECK (role ~ '^[A-Z]+(_[A-Z]+)*$'),
  unit_code  text      REFERENCES territory.territorial_unit (code),
  districts  text[]    CHECK (cardinality(districts) BETWEEN 1 AND 200),
  valid      daterange NOT NULL CHECK (NOT isempty(valid)),
  recorded   tstzrange NOT NULL DEFAULT tstzrange(now(), NULL) CHECK (NOT isempty(recorded)),
  by_person  text      NOT NULL CHECK (by_person <> ''),
  CHECK (districts IS NULL OR unit_code IS NOT NULL)
);
CREATE INDEX assignment_by_staff ON access.assignment (staff);
COMMENT ON TABLE  access.assignment IS 'Who has which role where, by day. Rows are closed and added.';
COMMENT ON COLUMN access.assignment.assignment IS 'Number of the row.';
COMMENT ON COLUMN access.assignment.staff IS 'Who.';
COMMENT ON COLUMN access.assignment.role IS 'The role, a name of org.ayni.app.access.Role.';
COMMENT ON COLUMN access.assignment.unit_code IS 'The UT it is about; empty for a role of headquarters.';
COMMENT ON COLUMN access.assignment.districts IS 'The districts it is about, INEI codes; empty = all of the UT.';
COMMENT ON COLUMN access.assignment.valid IS 'Days on which the person has the role.';
COMMENT ON COLUMN access.assignment.recorded IS 'While it was granted; the end is the instant at which it was taken away.';
COMMENT ON COLUMN access.assignment.by_person IS 'Who granted it.';

-- Nothing of this is read with the territory role; the daily role may add, and close an assignment.
REVOKE INSERT ON access.staff, access.password, access.assignment FROM ayni_app;
GRANT INSERT (user_name, full_name, synthetic) ON access.staff TO ayni_app;
GRANT INSERT (staff, hash, one_time) ON access.password TO ayni_app;
GRANT INSERT (staff, role, unit_code, districts, valid, by_person) ON access.assignment TO ayni_app;
GRANT UPDATE (recorded) ON access.assignment TO ayni_app;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON access.staff
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON access.password
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON access.assignment
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- Where each household lives now, in one row: what every territorial check looks at.
CREATE TABLE registry.household_place (
  household integer PRIMARY KEY REFERENCES registry.household,
  ubigeo    text,
  province  text GENERATED ALWAYS AS (left(ubigeo, 4)) STORED
);
CREATE INDEX household_place_by_ubigeo ON registry.household_place (ubigeo);
CREATE INDEX household_place_by_province ON registry.household_place (province);
COMMENT ON TABLE  registry.household_place IS
  'The district where each household lives as believed now, derived from registry.residence by a trigger.';
COMMENT ON COLUMN registry.household_place.household IS 'The household.';
COMMENT ON COLUMN registry.household_place.ubigeo IS 'District, INEI code; empty = unknown, seen only by those who see the nation.';
COMMENT ON COLUMN registry.household_place.province IS 'The first four digits of the district.';

CREATE FUNCTION registry.follow_residence() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO registry.household_place AS place (household, ubigeo)
  SELECT stated.household, stated.ubigeo
  FROM stated
  WHERE upper_inf(stated.recorded)
    AND upper_inf(stated.valid)
  ON CONFLICT (household) DO UPDATE
    SET ubigeo = excluded.ubigeo
    WHERE place.ubigeo IS DISTINCT FROM excluded.ubigeo;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION registry.follow_residence() IS
  'Trigger of registry.residence: the last place that is believed is where the household lives.';
CREATE TRIGGER household_place_follows AFTER INSERT ON registry.residence
  REFERENCING NEW TABLE AS stated
  FOR EACH STATEMENT EXECUTE FUNCTION registry.follow_residence();

INSERT INTO registry.household_place (household, ubigeo)
SELECT household, ubigeo
FROM registry.residence
WHERE upper_inf(recorded)
  AND upper_inf(valid);
REVOKE INSERT ON registry.household_place FROM ayni_app;

-- What the transaction may see. Each is asked once per query, not once per row.
CREATE FUNCTION access.sees_nation() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('ayni.nation', true) = 'on', false)
$$;
COMMENT ON FUNCTION access.sees_nation() IS 'Whether this transaction works for a person who sees the whole nation.';

CREATE FUNCTION access.seen_provinces() RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT string_to_array(coalesce(current_setting('ayni.provinces', true), ''), ',')
$$;
COMMENT ON FUNCTION access.seen_provinces() IS 'Provinces of which the person sees all districts.';

CREATE FUNCTION access.seen_districts() RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT string_to_array(coalesce(current_setting('ayni.districts', true), ''), ',')
$$;
COMMENT ON FUNCTION access.seen_districts() IS 'Districts that the person sees besides.';

GRANT USAGE ON SCHEMA access, audit, registry, territory TO ayni_console;
GRANT EXECUTE ON FUNCTION access.sees_nation(), access.seen_provinces(), access.seen_districts() TO ayni_console;
GRANT SELECT ON ALL TABLES IN SCHEMA territory TO ayni_console;
GRANT INSERT (by_person, act, subject, detail) ON audit.act TO ayni_console;

-- The batch role sees all rows by a policy of its own, so that a server whose owner gives us no BYPASSRLS works too.
ALTER TABLE registry.household_place ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON registry.household_place TO ayni_app USING (true) WITH CHECK (true);
CREATE POLICY own_territory ON registry.household_place FOR SELECT TO ayni_console
  USING (
    (SELECT access.sees_nation())
    OR province = ANY ((SELECT access.seen_provinces())::text[])
    OR ubigeo = ANY ((SELECT access.seen_districts())::text[]));
GRANT SELECT ON registry.household_place TO ayni_console;

-- What belongs to a household is seen with the household; what belongs to a person, with a household of the person.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'household', 'residence', 'household_state', 'classification', 'account', 'opening_balance', 'membership', 'holder'
  ] LOOP
    EXECUTE format('ALTER TABLE registry.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY all_rows ON registry.%I TO ayni_app USING (true) WITH CHECK (true)', name);
    EXECUTE format(
      'CREATE POLICY own_territory ON registry.%1$I FOR SELECT TO ayni_console USING ('
      '(SELECT access.sees_nation()) OR EXISTS ('
      'SELECT FROM registry.household_place AS place WHERE place.household = %1$I.household))', name);
    EXECUTE format('GRANT SELECT ON registry.%I TO ayni_console', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'person', 'person_record', 'registration', 'pregnancy', 'enrolment'
  ] LOOP
    EXECUTE format('ALTER TABLE registry.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY all_rows ON registry.%I TO ayni_app USING (true) WITH CHECK (true)', name);
    EXECUTE format(
      'CREATE POLICY own_territory ON registry.%1$I FOR SELECT TO ayni_console USING ('
      '(SELECT access.sees_nation()) OR EXISTS ('
      'SELECT FROM registry.membership AS belongs WHERE belongs.person = %1$I.person AND upper_inf(belongs.recorded)))',
      name);
    EXECUTE format('GRANT SELECT ON registry.%I TO ayni_console', name);
  END LOOP;
END
$$;
GRANT SELECT ON registry.load, registry.roll_instant, registry.inicial_place, registry.transfer_scope TO ayni_console;

-- Of the exemptions, only those of a member are about a person.
ALTER TABLE registry.exemption ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON registry.exemption TO ayni_app USING (true) WITH CHECK (true);
CREATE POLICY own_territory ON registry.exemption FOR SELECT TO ayni_console
  USING (
    scope <> 'MEMBER'
    OR (SELECT access.sees_nation())
    OR EXISTS (SELECT FROM registry.person AS member WHERE member.member_id = exemption.subject));
GRANT SELECT ON registry.exemption TO ayni_console;

-- Downstream, the same chain: by number or by code of the household, or by person. Queries go through the parents, never
-- to a partition, and the published views look with the eyes of whoever asks.
DO $$
DECLARE
  target record;
BEGIN
  FOR target IN
    SELECT *
    FROM (VALUES
      ('verification', 'stored_decision', 'registry.household_place AS seen WHERE seen.household = stored_decision.household'),
      ('verification', 'stored_household_month',
        'registry.household_place AS seen WHERE seen.household = stored_household_month.household'),
      ('liquidation', 'stored_line', 'registry.household_place AS seen WHERE seen.household = stored_line.household'),
      ('liquidation', 'stored_total', 'registry.household_place AS seen WHERE seen.household = stored_total.household'),
      ('payment', 'life_fact', 'registry.household AS seen WHERE seen.household_id = life_fact.household'),
      ('payment', 'payment_order', 'registry.household AS seen WHERE seen.household_id = payment_order.household'),
      ('payment', 'not_instructed', 'registry.household AS seen WHERE seen.household_id = not_instructed.household'),
      ('ledger', 'posting', 'registry.household AS seen WHERE seen.household_id = posting.household'),
      ('evidence', 'attendance', 'registry.membership AS seen WHERE seen.person = attendance.person'),
      ('evidence', 'health', 'registry.membership AS seen WHERE seen.person = health.person'),
      ('evidence', 'mark', 'registry.membership AS seen WHERE seen.person = mark.person')
    ) AS listed (schema_name, table_name, seen)
  LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ayni_console', target.schema_name);
    EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', target.schema_name, target.table_name);
    EXECUTE format('CREATE POLICY all_rows ON %I.%I TO ayni_app USING (true) WITH CHECK (true)',
      target.schema_name, target.table_name);
    EXECUTE format(
      'CREATE POLICY own_territory ON %I.%I FOR SELECT TO ayni_console USING ('
      '(SELECT access.sees_nation()) OR EXISTS (SELECT FROM ' || target.seen || '))',
      target.schema_name, target.table_name);
    EXECUTE format('GRANT SELECT ON %I.%I TO ayni_console', target.schema_name, target.table_name);
  END LOOP;
END
$$;
ALTER VIEW verification.member_decision SET (security_invoker = true);
ALTER VIEW verification.household_month SET (security_invoker = true);
ALTER VIEW liquidation.line SET (security_invoker = true);
ALTER VIEW liquidation.total SET (security_invoker = true);
ALTER VIEW liquidation.payee SET (security_invoker = true);
ALTER VIEW payment.payment_state SET (security_invoker = true);
ALTER VIEW payment.obstacle SET (security_invoker = true);
ALTER VIEW ledger.household_balance SET (security_invoker = true);
GRANT SELECT ON
  verification.member_decision, verification.household_month, verification.verification,
  liquidation.line, liquidation.total, liquidation.payee, liquidation.liquidation, liquidation.resolution,
  payment.payment_state, payment.obstacle, payment.instruction, payment.life_edge,
  ledger.household_balance
TO ayni_console;
GRANT USAGE ON SCHEMA cycle, variance TO ayni_console;
GRANT SELECT ON cycle.cycle, cycle.closed_roll, cycle.step TO ayni_console;
GRANT SELECT ON variance.review TO ayni_console;
