-- Views of lists that people keep: a name for filters, columns and an order.

CREATE SCHEMA console;
COMMENT ON SCHEMA console IS 'What the staff console keeps for those who use it: saved views, work in the background. Owner: UTI.';

CREATE TABLE console.saved_view (
  view        integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff       integer     NOT NULL REFERENCES access.staff,
  list        text        NOT NULL CHECK (list ~ '^[a-z]+(-[a-z]+)*$' AND length(list) <= 40),
  name        text        NOT NULL CHECK (name = btrim(name) AND name <> '' AND length(name) <= 60),
  query       text        NOT NULL CHECK (length(query) <= 2000),
  opens_first boolean     NOT NULL DEFAULT false,
  places      text[]      NOT NULL DEFAULT '{}',
  changed_at  timestamptz NOT NULL DEFAULT now(),
  UNIQUE (staff, list, name)
);
CREATE UNIQUE INDEX saved_view_opens_first ON console.saved_view (staff) WHERE opens_first;
COMMENT ON TABLE  console.saved_view IS 'Views of lists under a name. Settings of a person: they are changed and deleted; each change is an act.';
COMMENT ON COLUMN console.saved_view.view IS 'Number of the view.';
COMMENT ON COLUMN console.saved_view.staff IS 'Whose.';
COMMENT ON COLUMN console.saved_view.list IS 'The list, a name of org.ayni.app.console.list.ListView.';
COMMENT ON COLUMN console.saved_view.name IS 'As the owner calls it.';
COMMENT ON COLUMN console.saved_view.query IS 'Filters, columns, order and size as they stand in the address; no person is named in them.';
COMMENT ON COLUMN console.saved_view.opens_first IS 'Opened when the owner signs in; one at most.';
COMMENT ON COLUMN console.saved_view.places IS 'Names of the UTs whose people see it, or * = those who see the nation; empty = the owner alone.';
COMMENT ON COLUMN console.saved_view.changed_at IS 'When it was last saved.';

GRANT UPDATE (name, query, opens_first, places, changed_at) ON console.saved_view TO ayni_app;
GRANT DELETE ON console.saved_view TO ayni_app;

-- Work in the background that somebody asked for on a page: how far it is, who works on it, and the file it made.

CREATE TABLE console.job (
  job         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff       integer     NOT NULL REFERENCES access.staff,
  places      text        NOT NULL,
  kind        text        NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  title       text        NOT NULL CHECK (title <> '' AND length(title) <= 200),
  request     text        NOT NULL CHECK (length(request) <= 4000),
  state       text        NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  done        bigint      NOT NULL DEFAULT 0 CHECK (done >= 0),
  whole       bigint      NOT NULL CHECK (whole >= 0),
  attempts    integer     NOT NULL DEFAULT 0,
  cancel      boolean     NOT NULL DEFAULT false,
  worker      text,
  lease_until timestamptz,
  cause       text,
  file_name   text,
  asked_at    timestamptz NOT NULL DEFAULT now(),
  started_at  timestamptz,
  ended_at    timestamptz,
  CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
  CHECK ((state = 'DONE') = (file_name IS NOT NULL))
);
CREATE INDEX job_waiting ON console.job (job) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX job_of_staff ON console.job (staff, job);
COMMENT ON TABLE  console.job IS 'Work in the background. A row is the work''s present state; what was done is in audit.act.';
COMMENT ON COLUMN console.job.job IS 'Number of the work.';
COMMENT ON COLUMN console.job.staff IS 'Who asked for it; it runs with the rights that the person has when it runs.';
COMMENT ON COLUMN console.job.places IS 'The places that the person saw when it was last asked for; the result is given only while the person sees the same.';
COMMENT ON COLUMN console.job.kind IS 'What is done: export.';
COMMENT ON COLUMN console.job.title IS 'What is done, in Spanish.';
COMMENT ON COLUMN console.job.request IS 'What was asked for, as the kind writes it.';
COMMENT ON COLUMN console.job.state IS 'Waiting, being worked on, or how it ended.';
COMMENT ON COLUMN console.job.done IS 'Rows done so far.';
COMMENT ON COLUMN console.job.whole IS 'Rows announced.';
COMMENT ON COLUMN console.job.attempts IS 'How often it was begun.';
COMMENT ON COLUMN console.job.cancel IS 'The owner wants it stopped.';
COMMENT ON COLUMN console.job.worker IS 'Who works on it, or did last.';
COMMENT ON COLUMN console.job.lease_until IS 'Until when the worker has it; then another takes it.';
COMMENT ON COLUMN console.job.cause IS 'Why it failed and what to do, in Spanish.';
COMMENT ON COLUMN console.job.file_name IS 'Name under which the result is downloaded.';
COMMENT ON COLUMN console.job.asked_at IS 'When it was asked for.';
COMMENT ON COLUMN console.job.started_at IS 'When it was last begun.';
COMMENT ON COLUMN console.job.ended_at IS 'When it ended.';

CREATE TABLE console.job_file (
  job  bigint  NOT NULL REFERENCES console.job,
  part integer NOT NULL CHECK (part >= 0),
  body bytea   NOT NULL,
  PRIMARY KEY (job, part)
);
ALTER TABLE console.job_file ALTER COLUMN body SET STORAGE EXTERNAL;
COMMENT ON TABLE  console.job_file IS 'The file that a job made, in parts; taken away when it is old.';
COMMENT ON COLUMN console.job_file.job IS 'The job.';
COMMENT ON COLUMN console.job_file.part IS 'Place in the file, from 0.';
COMMENT ON COLUMN console.job_file.body IS 'Up to a mebibyte of it.';

REVOKE INSERT ON console.job FROM ayni_app;
GRANT INSERT (staff, places, kind, title, request, whole) ON console.job TO ayni_app;
GRANT UPDATE (places, state, done, attempts, cancel, worker, lease_until, cause, file_name, started_at, ended_at) ON console.job TO ayni_app;
GRANT DELETE ON console.job_file TO ayni_app;
