-- Below the district: centros poblados, schools and health facilities, as the official lists give them. One table, because
-- what is asked of them is the same: what is its code, where does it lie, how is it called, and since when do we know it.

CREATE TABLE territory.place (
  id             bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind           text           NOT NULL CHECK (kind IN ('CENTRO_POBLADO', 'SCHOOL', 'FACILITY')),
  code           text           NOT NULL,
  name           text           NOT NULL CHECK (name <> '' AND length(name) <= 200),
  ubigeo         text           NOT NULL CHECK (ubigeo ~ '^[0-9]{6}$'),
  centro_poblado text           CHECK (centro_poblado ~ '^[0-9]{10}$'),
  class          text           NOT NULL DEFAULT '' CHECK (length(class) <= 40),
  run_by         text           NOT NULL DEFAULT '' CHECK (length(run_by) <= 120),
  address        text           NOT NULL DEFAULT '' CHECK (length(address) <= 300),
  open           boolean        NOT NULL DEFAULT true,
  altitude_m     integer        CHECK (altitude_m BETWEEN -500 AND 7000),
  population     integer        CHECK (population >= 0),
  latitude       numeric(11, 8) CHECK (latitude BETWEEN -90 AND 90),
  longitude      numeric(11, 8) CHECK (longitude BETWEEN -180 AND 180),
  source         text           NOT NULL CHECK (source <> ''),
  valid          daterange      NOT NULL CHECK (NOT isempty(valid)),
  recorded       tstzrange      NOT NULL DEFAULT tstzrange(now(), NULL) CHECK (NOT isempty(recorded)),
  CHECK (code ~ CASE kind WHEN 'CENTRO_POBLADO' THEN '^[0-9]{10}$' ELSE '^[0-9]{8}$' END),
  CHECK (kind <> 'CENTRO_POBLADO' OR (ubigeo = left(code, 6) AND centro_poblado IS NULL AND class IN ('', 'URBANO', 'RURAL'))),
  CHECK (kind <> 'SCHOOL' OR class IN ('', 'INICIAL', 'PRIMARIA', 'SECUNDARIA', 'EBE', 'CEBA', 'OTRO')),
  CHECK (kind = 'CENTRO_POBLADO' OR (altitude_m IS NULL AND population IS NULL)),
  EXCLUDE USING gist ((code::bigint) WITH =, kind WITH =, valid WITH &&, recorded WITH &&)
);
CREATE INDEX place_now ON territory.place (kind, code) WHERE upper_inf(recorded) AND upper_inf(valid);
CREATE INDEX place_now_in_district ON territory.place (kind, ubigeo, code) WHERE upper_inf(recorded) AND upper_inf(valid);
COMMENT ON TABLE  territory.place IS 'Centros poblados, schools and health facilities; two axes of time, rows are closed and added.';
COMMENT ON COLUMN territory.place.id IS 'Number of the row.';
COMMENT ON COLUMN territory.place.kind IS 'CENTRO_POBLADO, SCHOOL or FACILITY.';
COMMENT ON COLUMN territory.place.code IS 'Centro poblado: the INEI district and 4 digits. School: código modular (7) and anexo (1). Facility: RENIPRESS, 8 digits with their zeros.';
COMMENT ON COLUMN territory.place.name IS 'As the list writes it.';
COMMENT ON COLUMN territory.place.ubigeo IS 'The district it lies in, INEI code.';
COMMENT ON COLUMN territory.place.centro_poblado IS 'The centro poblado in which a school or facility lies; null when the list does not say.';
COMMENT ON COLUMN territory.place.class IS 'Centro poblado: URBANO or RURAL. School: its level. Facility: its category (I-1 to III-E). Empty when the list does not say.';
COMMENT ON COLUMN territory.place.run_by IS 'Who runs a school (gestión) or facility (institución); empty when the list does not say.';
COMMENT ON COLUMN territory.place.address IS 'Street or reference; empty when the list does not say.';
COMMENT ON COLUMN territory.place.open IS 'False when the list says that it works no more.';
COMMENT ON COLUMN territory.place.altitude_m IS 'Metres above sea level of a centro poblado; null when unknown.';
COMMENT ON COLUMN territory.place.population IS 'Inhabitants of a centro poblado; null when unknown.';
COMMENT ON COLUMN territory.place.latitude IS 'Decimal degrees WGS 84; null when unknown.';
COMMENT ON COLUMN territory.place.longitude IS 'Decimal degrees WGS 84; null when unknown.';
COMMENT ON COLUMN territory.place.source IS 'Name of the list.';
COMMENT ON COLUMN territory.place.valid IS 'Days on which it is so in the world; open where no list says since when.';
COMMENT ON COLUMN territory.place.recorded IS 'While we believed it.';

CREATE FUNCTION territory.only_close_the_record() RETURNS trigger
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
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION territory.only_close_the_record() IS 'Trigger BEFORE UPDATE ... FOR EACH ROW: only the end of the recorded range may be written, once.';
CREATE TRIGGER only_closed BEFORE UPDATE ON territory.place
  FOR EACH ROW EXECUTE FUNCTION territory.only_close_the_record();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON territory.place
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
GRANT UPDATE (recorded) ON territory.place TO ayni_app;

CREATE VIEW territory.centro_poblado AS
SELECT code, ubigeo, name, class AS area, altitude_m, population, latitude, longitude, source
FROM territory.place
WHERE kind = 'CENTRO_POBLADO'
  AND upper_inf(recorded)
  AND upper_inf(valid);
COMMENT ON VIEW territory.centro_poblado IS 'The centros poblados as believed now, in their latest form.';
COMMENT ON COLUMN territory.centro_poblado.code IS 'INEI district and 4 digits.';
COMMENT ON COLUMN territory.centro_poblado.ubigeo IS 'Its district, INEI code.';
COMMENT ON COLUMN territory.centro_poblado.name IS 'Its name.';
COMMENT ON COLUMN territory.centro_poblado.area IS 'URBANO, RURAL, or empty.';
COMMENT ON COLUMN territory.centro_poblado.altitude_m IS 'Metres above sea level.';
COMMENT ON COLUMN territory.centro_poblado.population IS 'Inhabitants, as the list says.';
COMMENT ON COLUMN territory.centro_poblado.latitude IS 'Latitude, as the list says.';
COMMENT ON COLUMN territory.centro_poblado.longitude IS 'Longitude, as the list says.';
COMMENT ON COLUMN territory.centro_poblado.source IS 'The list it comes from.';

CREATE VIEW territory.school AS
SELECT code, left(code, 7) AS modular, right(code, 1) AS annex, ubigeo, centro_poblado, name, class AS level, run_by, address,
       open, latitude, longitude, source
FROM territory.place
WHERE kind = 'SCHOOL'
  AND upper_inf(recorded)
  AND upper_inf(valid);
COMMENT ON VIEW territory.school IS 'The schools (services) as believed now, in their latest form.';
COMMENT ON COLUMN territory.school.code IS 'Código modular and anexo, 8 digits.';
COMMENT ON COLUMN territory.school.modular IS 'Código modular, 7 digits.';
COMMENT ON COLUMN territory.school.annex IS 'Anexo, 1 digit.';
COMMENT ON COLUMN territory.school.ubigeo IS 'Its district, INEI code.';
COMMENT ON COLUMN territory.school.centro_poblado IS 'Its centro poblado; null when the list does not say.';
COMMENT ON COLUMN territory.school.name IS 'Its name.';
COMMENT ON COLUMN territory.school.level IS 'INICIAL, PRIMARIA, SECUNDARIA, EBE, CEBA, OTRO, or empty.';
COMMENT ON COLUMN territory.school.run_by IS 'Who runs it.';
COMMENT ON COLUMN territory.school.address IS 'Its address.';
COMMENT ON COLUMN territory.school.open IS 'Whether it works.';
COMMENT ON COLUMN territory.school.latitude IS 'Latitude, as the list says.';
COMMENT ON COLUMN territory.school.longitude IS 'Longitude, as the list says.';
COMMENT ON COLUMN territory.school.source IS 'The list it comes from.';

CREATE VIEW territory.health_facility AS
SELECT code, ubigeo, centro_poblado, name, class AS category, run_by, address, open, latitude, longitude, source
FROM territory.place
WHERE kind = 'FACILITY'
  AND upper_inf(recorded)
  AND upper_inf(valid);
COMMENT ON VIEW territory.health_facility IS 'The health facilities as believed now, in their latest form.';
COMMENT ON COLUMN territory.health_facility.code IS 'RENIPRESS, 8 digits with their zeros.';
COMMENT ON COLUMN territory.health_facility.ubigeo IS 'Its district, INEI code.';
COMMENT ON COLUMN territory.health_facility.centro_poblado IS 'Its centro poblado; null when the list does not say.';
COMMENT ON COLUMN territory.health_facility.name IS 'Its name.';
COMMENT ON COLUMN territory.health_facility.category IS 'I-1 to III-E, or empty.';
COMMENT ON COLUMN territory.health_facility.run_by IS 'Who runs it.';
COMMENT ON COLUMN territory.health_facility.address IS 'Its address.';
COMMENT ON COLUMN territory.health_facility.open IS 'Whether it works.';
COMMENT ON COLUMN territory.health_facility.latitude IS 'Latitude, as the list says.';
COMMENT ON COLUMN territory.health_facility.longitude IS 'Longitude, as the list says.';
COMMENT ON COLUMN territory.health_facility.source IS 'The list it comes from.';

CREATE TABLE territory.list_load (
  load          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind          text        NOT NULL CHECK (kind IN ('CENTRO_POBLADO', 'SCHOOL', 'FACILITY')),
  file_name     text        NOT NULL CHECK (file_name <> '' AND length(file_name) <= 200),
  sha256        text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ubigeo_system text        NOT NULL CHECK (ubigeo_system IN ('INEI', 'RENIEC')),
  since         date,
  added         integer     NOT NULL CHECK (added >= 0),
  changed       integer     NOT NULL CHECK (changed >= 0),
  same          integer     NOT NULL CHECK (same >= 0),
  rejected      integer     NOT NULL CHECK (rejected >= 0),
  by_person     text        NOT NULL CHECK (by_person <> ''),
  loaded_at     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE  territory.list_load IS 'Receipts: which list of places was loaded, by whom, and what came of it. Rows are only added.';
COMMENT ON COLUMN territory.list_load.load IS 'Number of the load.';
COMMENT ON COLUMN territory.list_load.kind IS 'Kind of its places.';
COMMENT ON COLUMN territory.list_load.file_name IS 'Name of the file.';
COMMENT ON COLUMN territory.list_load.sha256 IS 'SHA-256 of the file as it came.';
COMMENT ON COLUMN territory.list_load.ubigeo_system IS 'In which system its district codes were stated to be; RENIEC was translated.';
COMMENT ON COLUMN territory.list_load.since IS 'From which day new and changed places are so; null = the list corrects what was believed.';
COMMENT ON COLUMN territory.list_load.added IS 'Places that were not known.';
COMMENT ON COLUMN territory.list_load.changed IS 'Places of which something else is believed now.';
COMMENT ON COLUMN territory.list_load.same IS 'Places that the list confirms.';
COMMENT ON COLUMN territory.list_load.rejected IS 'Rows that were not taken.';
COMMENT ON COLUMN territory.list_load.by_person IS 'Who loaded it.';
COMMENT ON COLUMN territory.list_load.loaded_at IS 'When.';
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON territory.list_load
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

GRANT SELECT ON territory.place, territory.centro_poblado, territory.school, territory.health_facility, territory.list_load
  TO ayni_console;

-- Who is registered at a school or facility: the page of a place counts them, held to the viewer's territory.
CREATE INDEX registration_by_school ON registry.registration (school_id) WHERE upper_inf(recorded) AND school_id IS NOT NULL;
CREATE INDEX registration_by_facility ON registry.registration (facility_id) WHERE upper_inf(recorded) AND facility_id IS NOT NULL;
