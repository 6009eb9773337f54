-- Lists of places come through the wizard of all lists, which keeps the file and the receipt: here only what a load did stays,
-- so that it can be taken back.

DROP TABLE territory.list_load;

CREATE TABLE territory.place_load (
  load      integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind      text        NOT NULL CHECK (kind IN ('CENTRO_POBLADO', 'SCHOOL', 'FACILITY')),
  upload    text        NOT NULL CHECK (upload <> ''),
  source    text        NOT NULL CHECK (source <> ''),
  added     integer     NOT NULL CHECK (added >= 0),
  changed   integer     NOT NULL CHECK (changed >= 0),
  same      integer     NOT NULL CHECK (same >= 0),
  by_person text        NOT NULL CHECK (by_person <> ''),
  loaded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX place_load_by_upload ON territory.place_load (upload);
COMMENT ON TABLE  territory.place_load IS 'Which list of places was taken, by whom, and what came of it. Rows are only added.';
COMMENT ON COLUMN territory.place_load.load IS 'Number of the load.';
COMMENT ON COLUMN territory.place_load.kind IS 'Kind of its places.';
COMMENT ON COLUMN territory.place_load.upload IS 'upload.upload, or the file that was read from the command line.';
COMMENT ON COLUMN territory.place_load.source IS 'What its places say that they come from: the name of the file.';
COMMENT ON COLUMN territory.place_load.added IS 'Places that were not known.';
COMMENT ON COLUMN territory.place_load.changed IS 'Places of which something else is believed since.';
COMMENT ON COLUMN territory.place_load.same IS 'Places that the list confirmed.';
COMMENT ON COLUMN territory.place_load.by_person IS 'Who loaded it.';
COMMENT ON COLUMN territory.place_load.loaded_at IS 'When: what it added and what it closed carry this instant.';
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON territory.place_load
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
