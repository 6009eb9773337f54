-- The steps of a bimestre and the checks of the chain stand in the tray too: everything long is in one place.

ALTER TABLE console.job
  ADD COLUMN act    text CHECK (act <> '' AND length(act) <= 100),
  ADD COLUMN page   text CHECK (page ~ '^/' AND length(page) <= 200),
  ADD COLUMN said   text NOT NULL DEFAULT '',
  ADD COLUMN advice text NOT NULL DEFAULT '',
  DROP CONSTRAINT job_check1,
  ADD CONSTRAINT job_made CHECK (file_name IS NULL OR state = 'DONE'),
  ADD CONSTRAINT job_act_has_page CHECK ((act IS NULL) = (page IS NULL));
CREATE UNIQUE INDEX job_act_once ON console.job (act) WHERE state = 'RUNNING' AND act IS NOT NULL;
CREATE INDEX job_of_act ON console.job (act, job) WHERE act IS NOT NULL;
COMMENT ON COLUMN console.job.act IS 'Name of an act that a page began, one at a time of each; NULL for work that waits for the worker.';
COMMENT ON COLUMN console.job.page IS 'Where the act was begun and can be begun again.';
COMMENT ON COLUMN console.job.said IS 'What it says while it runs, then what came of it; Spanish.';
COMMENT ON COLUMN console.job.advice IS 'What to do after it was refused; Spanish.';

CREATE TABLE console.job_event (
  job      bigint      NOT NULL REFERENCES console.job,
  number   bigint      GENERATED ALWAYS AS IDENTITY,
  at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  state    text        NOT NULL,
  attempts integer     NOT NULL,
  cancel   boolean     NOT NULL,
  PRIMARY KEY (job, number)
);
COMMENT ON TABLE  console.job_event IS 'What happened to work in the background, one row for each change. Rows are only added.';
COMMENT ON COLUMN console.job_event.job IS 'The work.';
COMMENT ON COLUMN console.job_event.number IS 'Order.';
COMMENT ON COLUMN console.job_event.at IS 'When.';
COMMENT ON COLUMN console.job_event.state IS 'The state from then on.';
COMMENT ON COLUMN console.job_event.attempts IS 'How often it had been begun by then.';
COMMENT ON COLUMN console.job_event.cancel IS 'Whether its owner wanted it stopped.';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.job_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE FUNCTION console.note_job() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
  IF TG_OP = 'INSERT' OR (OLD.state, OLD.attempts, OLD.cancel) IS DISTINCT FROM (NEW.state, NEW.attempts, NEW.cancel) THEN
    INSERT INTO console.job_event (job, state, attempts, cancel) VALUES (NEW.job, NEW.state, NEW.attempts, NEW.cancel);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION console.note_job() IS 'Trigger: a change of the state of work is written down.';
CREATE TRIGGER job_noted AFTER INSERT OR UPDATE OF state, attempts, cancel ON console.job
  FOR EACH ROW EXECUTE FUNCTION console.note_job();

GRANT INSERT (act, page, state, worker, lease_until, attempts, started_at) ON console.job TO ayni_app;
GRANT UPDATE (whole, said, advice) ON console.job TO ayni_app;
