-- A first load of a whole nation: fourteen million beliefs into empty tables. The keys that forbid contradictory beliefs cost
-- three quarters of its time when they are kept row by row; built at once over the finished tables they cost a quarter of that,
-- and forbid the same. So a load into empty tables may set them aside, and cannot commit before they are back.

CREATE TABLE registry.first_load (
  load integer NOT NULL REFERENCES registry.load
);
COMMENT ON TABLE  registry.first_load IS 'The load that found the tables of beliefs empty and set their keys aside until it was done.';
COMMENT ON COLUMN registry.first_load.load IS 'registry.load.';
REVOKE INSERT ON registry.first_load FROM ayni_app;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.first_load
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE FUNCTION registry.belief_key_list()
RETURNS TABLE (of_table text, name text, definition text)
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES
    ('residence', 'residence_household_fkey', 'FOREIGN KEY (household) REFERENCES registry.household'),
    ('household_state', 'household_state_household_fkey', 'FOREIGN KEY (household) REFERENCES registry.household'),
    ('classification', 'classification_household_fkey', 'FOREIGN KEY (household) REFERENCES registry.household'),
    ('account', 'account_household_fkey', 'FOREIGN KEY (household) REFERENCES registry.household'),
    ('person_record', 'person_record_person_fkey', 'FOREIGN KEY (person) REFERENCES registry.person'),
    ('membership', 'membership_person_fkey', 'FOREIGN KEY (person) REFERENCES registry.person'),
    ('membership', 'membership_household_fkey', 'FOREIGN KEY (household) REFERENCES registry.household'),
    ('holder', 'holder_household_fkey', 'FOREIGN KEY (household) REFERENCES registry.household'),
    ('holder', 'holder_person_fkey', 'FOREIGN KEY (person) REFERENCES registry.person'),
    ('registration', 'registration_person_fkey', 'FOREIGN KEY (person) REFERENCES registry.person'),
    ('residence', 'residence_one_at_a_time',
      'EXCLUDE USING gist (household public.gist_int4_ops WITH =, valid WITH &&, recorded WITH &&)'),
    ('household_state', 'household_state_one_at_a_time',
      'EXCLUDE USING gist (household public.gist_int4_ops WITH =, valid WITH &&, recorded WITH &&)'),
    ('classification', 'classification_one_at_a_time',
      'EXCLUDE USING gist (household public.gist_int4_ops WITH =, valid WITH &&, recorded WITH &&)'),
    ('account', 'account_one_at_a_time',
      'EXCLUDE USING gist (household public.gist_int4_ops WITH =, valid WITH &&, recorded WITH &&)'),
    ('person_record', 'person_record_one_at_a_time',
      'EXCLUDE USING gist (person public.gist_int4_ops WITH =, valid WITH &&, recorded WITH &&)'),
    ('membership', 'membership_in_one_household',
      'EXCLUDE USING gist (person public.gist_int4_ops WITH =, valid WITH &&, recorded WITH &&)'),
    ('holder', 'holder_one_of_a_household',
      'EXCLUDE USING gist (household public.gist_int4_ops WITH =, valid WITH &&, recorded WITH &&)'),
    ('holder', 'holder_of_one_household',
      'EXCLUDE USING gist (person public.gist_int4_ops WITH =, valid WITH &&, recorded WITH &&)'),
    ('registration', 'registration_one_at_a_time',
      'EXCLUDE USING gist (person public.gist_int4_ops WITH =, valid WITH &&, recorded WITH &&)')
$$;
COMMENT ON FUNCTION registry.belief_key_list() IS 'The keys of the tables of beliefs: what they refer to and what they exclude.';

-- The deferred trigger comes last of all in the transaction: whoever set the keys aside, they are back or nothing was loaded.
CREATE FUNCTION registry.require_belief_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT
    FROM registry.belief_key_list() AS k
    WHERE NOT EXISTS (
      SELECT
      FROM pg_constraint AS c
      WHERE c.conname = k.name
        AND c.conrelid = format('registry.%I', k.of_table)::regclass
        AND c.convalidated)
  ) THEN
    RAISE EXCEPTION 'load % has set keys of the beliefs aside and not put them back', NEW.load
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION registry.require_belief_keys() IS 'Trigger: refuses the commit of a first load that has not put the keys back.';
CREATE CONSTRAINT TRIGGER keys_are_back
  AFTER INSERT ON registry.first_load
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION registry.require_belief_keys();

-- Keys are their owner's to set aside, and the role of daily work may not: so it asks this function, which does it only while
-- there is nothing that they could protect.
CREATE FUNCTION registry.set_belief_keys_aside(of_load integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  key record;
BEGIN
  IF NOT registry.has_no_beliefs() THEN
    RETURN false;
  END IF;
  LOCK TABLE registry.residence, registry.household_state, registry.classification, registry.account,
    registry.person_record, registry.membership, registry.holder, registry.registration IN ACCESS EXCLUSIVE MODE;
  IF NOT registry.has_no_beliefs() THEN
    RETURN false;
  END IF;
  INSERT INTO registry.first_load (load) VALUES (of_load);
  FOR key IN SELECT * FROM registry.belief_key_list() LOOP
    EXECUTE format('ALTER TABLE registry.%I DROP CONSTRAINT %I', key.of_table, key.name);
  END LOOP;
  RETURN true;
END
$$;
COMMENT ON FUNCTION registry.set_belief_keys_aside(integer) IS 'Sets the keys of the beliefs aside for a load, if there are no beliefs yet; says whether it did. The load cannot commit before registry.put_belief_keys_back.';

CREATE FUNCTION registry.has_no_beliefs() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT NOT EXISTS (SELECT FROM registry.residence)
     AND NOT EXISTS (SELECT FROM registry.household_state)
     AND NOT EXISTS (SELECT FROM registry.classification)
     AND NOT EXISTS (SELECT FROM registry.account)
     AND NOT EXISTS (SELECT FROM registry.person_record)
     AND NOT EXISTS (SELECT FROM registry.membership)
     AND NOT EXISTS (SELECT FROM registry.holder)
     AND NOT EXISTS (SELECT FROM registry.registration)
$$;
COMMENT ON FUNCTION registry.has_no_beliefs() IS 'Whether nothing was ever believed of any household or person.';

CREATE FUNCTION registry.put_belief_keys_back() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE
  key record;
BEGIN
  FOR key IN
    SELECT k.*
    FROM registry.belief_key_list() AS k
    WHERE NOT EXISTS (
      SELECT
      FROM pg_constraint AS c
      WHERE c.conname = k.name
        AND c.conrelid = format('registry.%I', k.of_table)::regclass)
  LOOP
    EXECUTE format('ALTER TABLE registry.%I ADD CONSTRAINT %I %s', key.of_table, key.name, key.definition);
  END LOOP;
END
$$;
COMMENT ON FUNCTION registry.put_belief_keys_back() IS 'Builds the keys that were set aside, over all that was loaded meanwhile; fails when beliefs contradict each other.';

REVOKE ALL ON FUNCTION registry.belief_key_list(), registry.require_belief_keys(), registry.has_no_beliefs(),
  registry.set_belief_keys_aside(integer), registry.put_belief_keys_back() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry.set_belief_keys_aside(integer), registry.put_belief_keys_back() TO ayni_app;

-- A partition is made apart and then attached, so that readers of the other bimestres go on meanwhile: to create it in its
-- place would wait for all of them and hold up all who come after.
CREATE OR REPLACE FUNCTION evidence.open_partition(of_table text, of_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  first_day date;
  name      text;
BEGIN
  IF of_table NOT IN ('attendance', 'health', 'mark', 'report') THEN
    RAISE EXCEPTION 'evidence.% is not partitioned', of_table USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF of_day < DATE '2010-01-01' OR of_day >= DATE '2040-01-01' THEN
    RETURN;
  END IF;
  first_day := make_date(
    extract(year FROM of_day)::integer, (extract(month FROM of_day)::integer - 1) / 2 * 2 + 1, 1);
  name := format('%s_%s_%s', of_table, extract(year FROM first_day), (extract(month FROM first_day)::integer + 1) / 2);
  IF to_regclass(format('evidence.%I', name)) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE evidence.%I (LIKE evidence.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name, of_table);
  EXECUTE format(
    'CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence.%I '
    'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name);
  EXECUTE format('GRANT MAINTAIN ON evidence.%I TO ayni_app', name);
  EXECUTE format(
    'ALTER TABLE evidence.%I ATTACH PARTITION evidence.%I FOR VALUES FROM (%L) TO (%L)',
    of_table, name, first_day, (first_day + INTERVAL '2 months')::date);
END
$$;
