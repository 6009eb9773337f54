-- Lists that people bring as files: which, by whom, what came of each, and how the columns of a layout were named.

CREATE SCHEMA upload;
COMMENT ON SCHEMA upload IS 'Lists that people bring as files. The files themselves lie beside the database, under random names. Owner: UTI.';

CREATE TABLE upload.upload (
  upload      text        PRIMARY KEY CHECK (upload ~ '^[0-9a-f]{32}$'),
  kind        text        NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$' AND length(kind) <= 40),
  file_name   text        NOT NULL CHECK (file_name <> '' AND length(file_name) <= 200),
  bytes       bigint      NOT NULL CHECK (bytes >= 0),
  sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  by_person   text        NOT NULL CHECK (by_person <> ''),
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX upload_by_kind ON upload.upload (kind, received_at);
COMMENT ON TABLE  upload.upload IS 'Every file that was brought. Rows are only added.';
COMMENT ON COLUMN upload.upload.upload IS 'Random number of the upload; the file lies under it.';
COMMENT ON COLUMN upload.upload.kind IS 'Kind of list, a name of org.ayni.app.upload.ListLayout.';
COMMENT ON COLUMN upload.upload.file_name IS 'Name that the file had at its owner, for people; never used as a name here.';
COMMENT ON COLUMN upload.upload.bytes IS 'Its length.';
COMMENT ON COLUMN upload.upload.sha256 IS 'Its SHA-256: what was checked is what is applied.';
COMMENT ON COLUMN upload.upload.by_person IS 'Who brought it.';
COMMENT ON COLUMN upload.upload.received_at IS 'When.';

CREATE TABLE upload.event (
  upload    text        NOT NULL REFERENCES upload.upload,
  number    integer     NOT NULL CHECK (number > 0),
  step      text        NOT NULL CHECK (step IN ('MAPPED', 'CHECKED', 'FAILED', 'ALLOWED', 'APPLIED', 'UNDONE')),
  detail    jsonb       NOT NULL,
  by_person text        NOT NULL CHECK (by_person <> ''),
  at        timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (upload, number)
);
COMMENT ON TABLE  upload.event IS 'What was done with a file, in order; the last is where it stands. Rows are only added.';
COMMENT ON COLUMN upload.event.upload IS 'The file.';
COMMENT ON COLUMN upload.event.number IS 'First, second, ... Two people who do something at once take the same number, and one of them is refused.';
COMMENT ON COLUMN upload.event.step IS 'What was done.';
COMMENT ON COLUMN upload.event.detail IS 'Counts and words, name to value. No personal data.';
COMMENT ON COLUMN upload.event.by_person IS 'Who did it.';
COMMENT ON COLUMN upload.event.at IS 'When.';

CREATE TABLE upload.column_map (
  map         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text        NOT NULL CHECK (kind <> ''),
  layout      text        NOT NULL CHECK (layout ~ '^[0-9a-f]{64}$'),
  fields      text[]      NOT NULL,
  places      integer[]   NOT NULL CHECK (cardinality(places) = cardinality(fields)),
  by_person   text        NOT NULL CHECK (by_person <> ''),
  recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX column_map_by_layout ON upload.column_map (kind, layout, map);
COMMENT ON TABLE  upload.column_map IS 'Which column of a layout is which column of a kind of list, as a person said once; the latest counts. Rows are only added.';
COMMENT ON COLUMN upload.column_map.map IS 'Order of saying.';
COMMENT ON COLUMN upload.column_map.kind IS 'Kind of list.';
COMMENT ON COLUMN upload.column_map.layout IS 'SHA-256 of the headers of the file, in order, without case, accents or signs.';
COMMENT ON COLUMN upload.column_map.fields IS 'Columns of the kind of list.';
COMMENT ON COLUMN upload.column_map.places IS 'Place of each in the file, from 0; -1 = the file has it not.';
COMMENT ON COLUMN upload.column_map.by_person IS 'Who said so.';
COMMENT ON COLUMN upload.column_map.recorded_at IS 'When.';

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['upload', 'event', 'column_map'] LOOP
    EXECUTE format(
      'CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON upload.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name);
  END LOOP;
END
$$;
