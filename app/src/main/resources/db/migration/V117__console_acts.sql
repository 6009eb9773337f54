-- What pages read of the record of acts and of the findings: each held to who may see it.

CREATE FUNCTION access.reads_acts() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('ayni.acts', true) = 'on', false)
$$;
COMMENT ON FUNCTION access.reads_acts() IS 'Whether this transaction works for a person who reads the record of everybody''s acts.';

CREATE FUNCTION access.staff_name() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('ayni.staff', true), '')
$$;
COMMENT ON FUNCTION access.staff_name() IS 'The user name of the person whom this transaction works for; empty for nobody.';

GRANT EXECUTE ON FUNCTION access.reads_acts(), access.staff_name() TO ayni_console;

-- The auditor asks what one person did, the newest first.
CREATE INDEX act_by_person ON audit.act (by_person, id);
COMMENT ON INDEX audit.act_by_person IS 'The acts of one person, in order.';

-- An act of one's own can be read by whom it is of: that is also what lets it be written and its number be known.
ALTER TABLE audit.act ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON audit.act TO ayni_app USING (true) WITH CHECK (true);
CREATE POLICY read_by_control ON audit.act FOR SELECT TO ayni_console
  USING ((SELECT access.reads_acts()) OR by_person = (SELECT access.staff_name()));
CREATE POLICY own_acts ON audit.act FOR INSERT TO ayni_console
  WITH CHECK (by_person = (SELECT access.staff_name()));
GRANT SELECT ON audit.act TO ayni_console;

-- The further subjects of an act; the triggers that seal it work with their owner's rights.
ALTER TABLE audit.about ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON audit.about TO ayni_app USING (true) WITH CHECK (true);
CREATE POLICY read_by_control ON audit.about FOR SELECT TO ayni_console
  USING ((SELECT access.reads_acts()));
CREATE POLICY added ON audit.about FOR INSERT TO ayni_console
  WITH CHECK (true);
GRANT SELECT, INSERT ON audit.about TO ayni_console;
GRANT SELECT ON audit.link, audit.checkpoint, audit.unsealed TO ayni_console;

-- Findings name households of everywhere: for those who see the nation.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['finding', 'acceptance'] LOOP
    EXECUTE format('ALTER TABLE variance.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY all_rows ON variance.%I TO ayni_app USING (true) WITH CHECK (true)', name);
    EXECUTE format(
      'CREATE POLICY whole_nation ON variance.%I FOR SELECT TO ayni_console USING ((SELECT access.sees_nation()))', name);
    EXECUTE format('GRANT SELECT ON variance.%I TO ayni_console', name);
  END LOOP;
END
$$;
