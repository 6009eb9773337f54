-- Maintenance of the roll household by household, beside the loads: an act writes beliefs on both axes of time, and everything
-- that it recorded carries its number, as what a load recorded carries that of the load.

ALTER TABLE registry.load ADD COLUMN kind text NOT NULL DEFAULT 'LOAD' CHECK (kind IN ('LOAD', 'CHANGE'));
COMMENT ON COLUMN registry.load.kind IS 'LOAD a folder of facts, CHANGE an act of maintenance about single households or people.';
COMMENT ON TABLE  registry.load IS 'A delivery of facts, or a change by an act: everything that it recorded carries its number. Those that write the roll run one after the other.';
COMMENT ON COLUMN registry.load.by_person IS 'Who loaded or changed it.';
COMMENT ON COLUMN registry.load.source IS 'Folder it came from; of a change, what justified it, for people.';

-- Only closings bind those who close beliefs: evidence is loaded beside changes, and takes instants too.
ALTER TABLE registry.roll_instant ADD COLUMN kind text NOT NULL DEFAULT 'CLOSING' CHECK (kind IN ('CLOSING', 'WRITING'));
COMMENT ON COLUMN registry.roll_instant.kind IS 'CLOSING the roll was closed then, WRITING something was recorded.';
CREATE INDEX roll_instant_of_closings ON registry.roll_instant (at) WHERE kind = 'CLOSING';

CREATE OR REPLACE FUNCTION registry.only_close_the_record() RETURNS trigger
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
  IF upper(NEW.recorded) < (SELECT max(at) FROM registry.roll_instant WHERE kind = 'CLOSING') THEN
    RAISE EXCEPTION 'a belief of %.% is only closed from the latest instant of the roll on', TG_TABLE_SCHEMA, TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

-- Whoever follows the roll asks what was said since a number; rows come in the order of their numbers, so that a summary of
-- each stretch of the table is enough.
CREATE INDEX person_record_by_load ON registry.person_record USING brin (load) WITH (autosummarize = on);
CREATE INDEX membership_by_load ON registry.membership USING brin (load) WITH (autosummarize = on);
CREATE INDEX residence_by_load ON registry.residence USING brin (load) WITH (autosummarize = on);

CREATE SEQUENCE registry.household_code;
COMMENT ON SEQUENCE registry.household_code IS 'Running numbers of the codes that the programme gives to households.';
CREATE SEQUENCE registry.person_code;
COMMENT ON SEQUENCE registry.person_code IS 'Running numbers of the codes that the programme gives to people.';
GRANT USAGE ON SEQUENCE registry.household_code, registry.person_code TO ayni_app;
