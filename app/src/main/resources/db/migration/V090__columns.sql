-- Columns: the closed rolls and the evidence a second time, in packed columns, 8 192 records a chunk.
--
-- Derived from the rows and verified by digests; never the only copy. That is why, unlike rows, chunks may be taken away and
-- written again («ayni db rebuild-columns»).

CREATE SCHEMA columns;
COMMENT ON SCHEMA columns IS 'Closed rolls and evidence in packed columns, for reading the whole nation at once. Derived from registry and evidence; may be built again at any time. Owner: UTI.';

CREATE TABLE columns.chunk_set (
  chunk_set integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind      text    NOT NULL CHECK (kind <> ''),
  bimester  integer NOT NULL,
  load      integer,
  period    text    CHECK (period ~ '^[0-9]{4}-[1-6]$'),
  row_count bigint  NOT NULL CHECK (row_count > 0),
  sha256    text    NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CHECK ((load IS NULL) <> (period IS NULL)),
  UNIQUE NULLS NOT DISTINCT (kind, bimester, load, period)
);
COMMENT ON TABLE  columns.chunk_set IS 'Chunks that were written together: the evidence of one kind and bimestre that one load brought, or one part of a closed roll.';
COMMENT ON COLUMN columns.chunk_set.chunk_set IS 'Number of the set.';
COMMENT ON COLUMN columns.chunk_set.kind IS 'What the rows are, and so which columns there are.';
COMMENT ON COLUMN columns.chunk_set.bimester IS 'Bimestre that the evidence is about, as year × 6 + number − 1; 0 where it is not kept by bimestre.';
COMMENT ON COLUMN columns.chunk_set.load IS 'registry.load that brought the evidence; empty for a closed roll.';
COMMENT ON COLUMN columns.chunk_set.period IS 'Cycle whose closed roll this is a part of; empty for evidence.';
COMMENT ON COLUMN columns.chunk_set.row_count IS 'Rows in all its chunks.';
COMMENT ON COLUMN columns.chunk_set.sha256 IS 'SHA-256 of its chunks, one after the other.';

CREATE TABLE columns.chunk (
  chunk_set integer NOT NULL REFERENCES columns.chunk_set,
  number    integer NOT NULL CHECK (number >= 0),
  body      bytea   NOT NULL,
  PRIMARY KEY (chunk_set, number)
);
-- Packed already: the server need not try to make it smaller.
ALTER TABLE columns.chunk ALTER COLUMN body SET STORAGE EXTERNAL;
COMMENT ON TABLE  columns.chunk IS 'Up to 8 192 rows, column by column, numbers packed and texts as a list of the different ones.';
COMMENT ON COLUMN columns.chunk.chunk_set IS 'Set it belongs to.';
COMMENT ON COLUMN columns.chunk.number IS 'Place in the set, from 0: the order of arrival.';
COMMENT ON COLUMN columns.chunk.body IS 'The columns.';

CREATE TABLE columns.packed_load (
  load integer PRIMARY KEY
);
COMMENT ON TABLE  columns.packed_load IS 'Loads whose evidence is in columns, all of it, if only none.';
COMMENT ON COLUMN columns.packed_load.load IS 'registry.load.';

CREATE TABLE columns.roll_seal (
  period       text PRIMARY KEY CHECK (period ~ '^[0-9]{4}-[1-6]$'),
  roll_hash    text NOT NULL CHECK (roll_hash ~ '^[0-9a-f]{64}$'),
  columns_hash text NOT NULL CHECK (columns_hash ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE  columns.roll_seal IS 'What a cycle reads in columns, fixed when its roll was closed.';
COMMENT ON COLUMN columns.roll_seal.period IS 'Cycle.';
COMMENT ON COLUMN columns.roll_seal.roll_hash IS 'SHA-256 of the closed roll as rows, from which its columns were packed.';
COMMENT ON COLUMN columns.roll_seal.columns_hash IS 'SHA-256 of the list of all its sets and of the sets of evidence known at its instant, each with its digest.';

GRANT DELETE ON columns.chunk_set, columns.chunk, columns.packed_load, columns.roll_seal TO ayni_app;

-- A load finds its own rows without reading those of all loads before it: rows lie in the order of arrival.
CREATE INDEX attendance_by_load ON evidence.attendance USING brin (load);
CREATE INDEX health_by_load ON evidence.health USING brin (load);
CREATE INDEX mark_by_load ON evidence.mark USING brin (load);
CREATE INDEX report_by_load ON evidence.report USING brin (load);
