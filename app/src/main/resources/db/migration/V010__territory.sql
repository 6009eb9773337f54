-- The territory: departments, provinces, districts, the programme's territorial units (UT) and which of them serves which
-- place since when. Filled by code from law/territory; district lists are loaded by a person.

CREATE SCHEMA territory;
COMMENT ON SCHEMA territory IS 'Departments, provinces, districts and territorial units. Owner: Unidad de Operaciones.';

CREATE TABLE territory.built_in (
  id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256    text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  filled_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE  territory.built_in IS 'Which contents of law/territory these tables were filled from.';
COMMENT ON COLUMN territory.built_in.id IS 'Order of filling; the last one counts.';
COMMENT ON COLUMN territory.built_in.sha256 IS 'SHA-256 over the files, in order of name.';
COMMENT ON COLUMN territory.built_in.filled_at IS 'When the tables were filled from it.';

CREATE TABLE territory.department (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{2}$'),
  name text NOT NULL CHECK (name <> '')
);
COMMENT ON TABLE  territory.department IS 'The 25 departments, with the constitutional province of Callao.';
COMMENT ON COLUMN territory.department.code IS 'INEI code: the first two digits of an ubigeo.';
COMMENT ON COLUMN territory.department.name IS 'As people write it, with accents.';

CREATE TABLE territory.province (
  code            text PRIMARY KEY CHECK (code ~ '^[0-9]{4}$'),
  department_code text NOT NULL REFERENCES territory.department (code),
  name            text NOT NULL CHECK (name <> ''),
  CHECK (department_code = left(code, 2))
);
COMMENT ON TABLE  territory.province IS 'The 196 provinces.';
COMMENT ON COLUMN territory.province.code IS 'INEI code: the first four digits of an ubigeo.';
COMMENT ON COLUMN territory.province.department_code IS 'The department it lies in.';
COMMENT ON COLUMN territory.province.name IS 'As people write it, with accents.';

CREATE TABLE territory.district (
  id         bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ubigeo     text           NOT NULL CHECK (ubigeo ~ '^[0-9]{6}$'),
  province_code text        NOT NULL GENERATED ALWAYS AS (left(ubigeo, 4)) STORED REFERENCES territory.province (code),
  name       text           NOT NULL CHECK (name <> ''),
  capital    text           NOT NULL,
  altitude_m integer        CHECK (altitude_m BETWEEN -500 AND 7000),
  population integer        CHECK (population >= 0),
  latitude   numeric(11, 8) CHECK (latitude BETWEEN -90 AND 90),
  longitude  numeric(11, 8) CHECK (longitude BETWEEN -180 AND 180),
  source     text           NOT NULL CHECK (source <> ''),
  valid      daterange      NOT NULL CHECK (NOT isempty(valid)),
  recorded   tstzrange      NOT NULL DEFAULT tstzrange(now(), NULL) CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (ubigeo WITH =, valid WITH &&, recorded WITH &&)
);
COMMENT ON TABLE  territory.district IS 'Districts as the lists give them; two axes of time, rows are closed and added.';
COMMENT ON COLUMN territory.district.id IS 'Number of the row.';
COMMENT ON COLUMN territory.district.ubigeo IS 'INEI code of 6 digits. RENIEC codes are in territory.reniec_code.';
COMMENT ON COLUMN territory.district.province_code IS 'The province it lies in: the first four digits.';
COMMENT ON COLUMN territory.district.name IS 'As the list writes it.';
COMMENT ON COLUMN territory.district.capital IS 'Town of the municipality; empty when the list does not say.';
COMMENT ON COLUMN territory.district.altitude_m IS 'Metres above sea level of the capital; null when unknown.';
COMMENT ON COLUMN territory.district.population IS 'Inhabitants; null when unknown.';
COMMENT ON COLUMN territory.district.latitude IS 'Of the capital, decimal degrees WGS 84; null when unknown.';
COMMENT ON COLUMN territory.district.longitude IS 'Of the capital, decimal degrees WGS 84; null when unknown.';
COMMENT ON COLUMN territory.district.source IS 'The built-in files, or the name of the list that was loaded.';
COMMENT ON COLUMN territory.district.valid IS 'Days on which it is so in the world; open where no list says since when.';
COMMENT ON COLUMN territory.district.recorded IS 'While we believed it.';

CREATE TABLE territory.reniec_code (
  ubigeo   text      NOT NULL CHECK (ubigeo ~ '^[0-9]{6}$'),
  code     text      NOT NULL CHECK (code ~ '^[0-9]{6}$'),
  source   text      NOT NULL CHECK (source <> ''),
  recorded tstzrange NOT NULL DEFAULT tstzrange(now(), NULL) CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (ubigeo WITH =, recorded WITH &&)
);
CREATE INDEX reniec_code_by_code ON territory.reniec_code (code);
COMMENT ON TABLE  territory.reniec_code IS 'The district codes of RENIEC beside those of INEI; they differ in most districts.';
COMMENT ON COLUMN territory.reniec_code.ubigeo IS 'INEI code.';
COMMENT ON COLUMN territory.reniec_code.code IS 'RENIEC code of the same district. Never use it where an ubigeo is meant.';
COMMENT ON COLUMN territory.reniec_code.source IS 'Name of the list.';
COMMENT ON COLUMN territory.reniec_code.recorded IS 'While we believed it.';

CREATE TABLE territory.territorial_unit (
  code       text PRIMARY KEY CHECK (code ~ '^[A-Z]+(-[A-Z]+)*$'),
  name       text NOT NULL CHECK (name <> ''),
  valid_from date NOT NULL,
  source     text NOT NULL CHECK (source <> ''),
  confidence text NOT NULL CHECK (confidence IN ('norm', 'seen', 'assumed'))
);
COMMENT ON TABLE  territory.territorial_unit IS 'The programme''s unidades territoriales (UT).';
COMMENT ON COLUMN territory.territorial_unit.code IS 'Our code, fit for a file name; the programme publishes names only.';
COMMENT ON COLUMN territory.territorial_unit.name IS 'As the programme writes it.';
COMMENT ON COLUMN territory.territorial_unit.valid_from IS 'First day on which it exists for us.';
COMMENT ON COLUMN territory.territorial_unit.source IS 'Where its name stands.';
COMMENT ON COLUMN territory.territorial_unit.confidence IS 'norm, seen or assumed; assumed is shown as valor supuesto.';

CREATE TABLE territory.unit_assignment (
  prefix     text      NOT NULL CHECK (prefix ~ '^[0-9]{2}([0-9]{2})?$'),
  unit_code  text      NOT NULL REFERENCES territory.territorial_unit (code),
  valid_from date      NOT NULL,
  source     text      NOT NULL CHECK (source <> ''),
  confidence text      NOT NULL CHECK (confidence IN ('norm', 'seen', 'assumed')),
  recorded   tstzrange NOT NULL DEFAULT tstzrange(now(), NULL) CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (prefix WITH =, valid_from WITH =, recorded WITH &&)
);
COMMENT ON TABLE  territory.unit_assignment IS
  'Since when the places with a prefix belong to a UT, until the next row of the prefix; the longer prefix wins.';
COMMENT ON COLUMN territory.unit_assignment.prefix IS 'A department (2 digits) or a province (4 digits).';
COMMENT ON COLUMN territory.unit_assignment.unit_code IS 'The UT.';
COMMENT ON COLUMN territory.unit_assignment.valid_from IS 'First day.';
COMMENT ON COLUMN territory.unit_assignment.source IS 'What says so.';
COMMENT ON COLUMN territory.unit_assignment.confidence IS 'norm, seen or assumed.';
COMMENT ON COLUMN territory.unit_assignment.recorded IS 'While we believed it.';

-- For joins: province_unit ON province_code = left(ubigeo, 4) AND valid @> day. One row at most for a province and day.
CREATE VIEW territory.province_unit AS
WITH believed AS (
  SELECT
    prefix,
    unit_code,
    confidence,
    daterange(valid_from, lead(valid_from) OVER (PARTITION BY prefix ORDER BY valid_from)) AS valid
  FROM territory.unit_assignment
  WHERE upper_inf(recorded)
),
own AS (
  SELECT prefix, min(lower(valid)) AS since
  FROM believed
  WHERE length(prefix) = 4
  GROUP BY prefix
)
SELECT province.code AS province_code, believed.unit_code, believed.confidence, believed.valid
FROM territory.province
JOIN believed ON believed.prefix = province.code
UNION ALL
SELECT province.code, believed.unit_code, believed.confidence, believed.valid * daterange(NULL, own.since)
FROM territory.province
JOIN believed ON believed.prefix = province.department_code
LEFT JOIN own ON own.prefix = province.code
WHERE NOT isempty(believed.valid * daterange(NULL, own.since));
COMMENT ON VIEW territory.province_unit IS 'Which UT serves each province, by day, as believed now.';
COMMENT ON COLUMN territory.province_unit.province_code IS 'The first four digits of an ubigeo.';
COMMENT ON COLUMN territory.province_unit.unit_code IS 'The UT.';
COMMENT ON COLUMN territory.province_unit.confidence IS 'norm, seen or assumed.';
COMMENT ON COLUMN territory.province_unit.valid IS 'The days.';

CREATE VIEW territory.current_district AS
SELECT ubigeo, province_code, name, capital, altitude_m, population, latitude, longitude, source
FROM territory.district
WHERE upper_inf(recorded)
  AND upper_inf(valid);
COMMENT ON VIEW territory.current_district IS 'The districts as believed now, in their latest form.';
COMMENT ON COLUMN territory.current_district.ubigeo IS 'INEI code of the district, 6 digits.';
COMMENT ON COLUMN territory.current_district.province_code IS 'The first four digits of the ubigeo.';
COMMENT ON COLUMN territory.current_district.name IS 'Name of the district.';
COMMENT ON COLUMN territory.current_district.capital IS 'Name of its capital.';
COMMENT ON COLUMN territory.current_district.altitude_m IS 'Altitude of the capital, metres above sea level.';
COMMENT ON COLUMN territory.current_district.population IS 'Inhabitants, as the list says.';
COMMENT ON COLUMN territory.current_district.latitude IS 'Latitude of the capital, as the list says.';
COMMENT ON COLUMN territory.current_district.longitude IS 'Longitude of the capital, as the list says.';
COMMENT ON COLUMN territory.current_district.source IS 'The list it comes from.';

-- A belief is closed by giving its recorded range an end; reference rows may be renamed. Nothing is deleted.
GRANT UPDATE (recorded) ON territory.district, territory.reniec_code, territory.unit_assignment TO ayni_app;
GRANT UPDATE (name) ON territory.department, territory.province TO ayni_app;
GRANT UPDATE (name, valid_from, source, confidence) ON territory.territorial_unit TO ayni_app;
