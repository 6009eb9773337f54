-- Two records that may be one person, and records that cannot be true: what was found, what people decided of it. Facts are only
-- added; what is true now is the last one.

CREATE SCHEMA duplicates;
COMMENT ON SCHEMA duplicates IS 'Suspicions of duplicate records and impossible records, and what became of them. Owner: UOAL.';

CREATE TABLE duplicates.search (
  search   integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  by_person text       NOT NULL CHECK (by_person <> ''),
  people   bigint      NOT NULL CHECK (people >= 0),
  compared bigint      NOT NULL CHECK (compared >= 0),
  found    bigint      NOT NULL CHECK (found >= 0),
  cleared  bigint      NOT NULL CHECK (cleared >= 0)
);
COMMENT ON TABLE  duplicates.search IS 'Every search through the roll. Rows are only added.';
COMMENT ON COLUMN duplicates.search.search IS 'Number of the search.';
COMMENT ON COLUMN duplicates.search.ended_at IS 'When it ended.';
COMMENT ON COLUMN duplicates.search.by_person IS 'Who asked for it.';
COMMENT ON COLUMN duplicates.search.people IS 'Records that were looked through.';
COMMENT ON COLUMN duplicates.search.compared IS 'Pairs that were compared.';
COMMENT ON COLUMN duplicates.search.found IS 'Suspicions that were new, or came back.';
COMMENT ON COLUMN duplicates.search.cleared IS 'Suspicions whose cause was gone.';

CREATE TABLE duplicates.suspicion (
  suspicion bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  one       integer NOT NULL REFERENCES registry.person,
  other     integer NOT NULL REFERENCES registry.person,
  CHECK (one < other),
  UNIQUE (one, other)
);
CREATE INDEX suspicion_by_other ON duplicates.suspicion (other);
COMMENT ON TABLE  duplicates.suspicion IS 'Two records that once looked like one person.';
COMMENT ON COLUMN duplicates.suspicion.suspicion IS 'Number of the suspicion.';
COMMENT ON COLUMN duplicates.suspicion.one IS 'The older record, registry.person.';
COMMENT ON COLUMN duplicates.suspicion.other IS 'The younger record, registry.person.';

CREATE TABLE duplicates.suspicion_fact (
  fact      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  suspicion bigint      NOT NULL REFERENCES duplicates.suspicion,
  what      text        NOT NULL CHECK (what IN ('FOUND', 'CLEARED', 'FOUND_AGAIN', 'TWO_PEOPLE', 'MERGED', 'SPLIT', 'REOPENED')),
  points    integer     NOT NULL CHECK (points BETWEEN 0 AND 100),
  signs     text[]      NOT NULL,
  reason    text        NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
  kept      integer     REFERENCES registry.person,
  effective date,
  by_person text        NOT NULL CHECK (by_person <> ''),
  at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((what = 'MERGED') = (kept IS NOT NULL)),
  CHECK ((what IN ('MERGED', 'SPLIT')) = (effective IS NOT NULL)),
  CHECK (what NOT IN ('TWO_PEOPLE', 'MERGED', 'SPLIT', 'REOPENED') OR reason ~ '\S')
);
CREATE INDEX suspicion_fact_latest ON duplicates.suspicion_fact (suspicion, fact DESC);
COMMENT ON TABLE  duplicates.suspicion_fact IS 'What happened to a suspicion; the last row says how it stands. Rows are only added.';
COMMENT ON COLUMN duplicates.suspicion_fact.fact IS 'Order of the facts.';
COMMENT ON COLUMN duplicates.suspicion_fact.suspicion IS 'The suspicion.';
COMMENT ON COLUMN duplicates.suspicion_fact.what IS 'See org.ayni.app.duplicates.SuspicionFact.';
COMMENT ON COLUMN duplicates.suspicion_fact.points IS 'How alike the records were then, of 100.';
COMMENT ON COLUMN duplicates.suspicion_fact.signs IS 'What spoke for and against: names of org.ayni.app.duplicates.Sign.';
COMMENT ON COLUMN duplicates.suspicion_fact.reason IS 'Why, as the person wrote it.';
COMMENT ON COLUMN duplicates.suspicion_fact.kept IS 'The record that goes on after a merge.';
COMMENT ON COLUMN duplicates.suspicion_fact.effective IS 'Day from which the merge or the split is true.';
COMMENT ON COLUMN duplicates.suspicion_fact.by_person IS 'Who.';
COMMENT ON COLUMN duplicates.suspicion_fact.at IS 'When.';

CREATE TABLE duplicates.impossible (
  impossible bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind       text    NOT NULL,
  person     integer NOT NULL REFERENCES registry.person,
  UNIQUE (kind, person)
);
CREATE INDEX impossible_by_person ON duplicates.impossible (person);
COMMENT ON TABLE  duplicates.impossible IS 'Records that once could not be true.';
COMMENT ON COLUMN duplicates.impossible.impossible IS 'Number.';
COMMENT ON COLUMN duplicates.impossible.kind IS 'Why not: see org.ayni.app.duplicates.ImpossibleKind.';
COMMENT ON COLUMN duplicates.impossible.person IS 'The record, registry.person.';

CREATE TABLE duplicates.impossible_fact (
  fact       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  impossible bigint      NOT NULL REFERENCES duplicates.impossible,
  what       text        NOT NULL CHECK (what IN ('FOUND', 'CLEARED', 'FOUND_AGAIN')),
  search     integer     NOT NULL REFERENCES duplicates.search,
  at         timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX impossible_fact_latest ON duplicates.impossible_fact (impossible, fact DESC);
COMMENT ON TABLE  duplicates.impossible_fact IS 'When it was found, and when its cause was gone. Rows are only added.';
COMMENT ON COLUMN duplicates.impossible_fact.fact IS 'Order of the facts.';
COMMENT ON COLUMN duplicates.impossible_fact.impossible IS 'The impossible record.';
COMMENT ON COLUMN duplicates.impossible_fact.what IS 'Found, gone, or found again.';
COMMENT ON COLUMN duplicates.impossible_fact.search IS 'The search that saw it.';
COMMENT ON COLUMN duplicates.impossible_fact.at IS 'When.';

CREATE VIEW duplicates.current_suspicion WITH (security_invoker = true) AS
SELECT s.suspicion, s.one, s.other, last.what, last.points, last.signs, last.reason, last.kept, last.effective,
       last.by_person, last.at, last.what IN ('FOUND', 'FOUND_AGAIN', 'REOPENED', 'SPLIT') AS is_open
FROM duplicates.suspicion AS s
CROSS JOIN LATERAL (
  SELECT * FROM duplicates.suspicion_fact AS fact WHERE fact.suspicion = s.suspicion ORDER BY fact DESC LIMIT 1) AS last;
COMMENT ON VIEW duplicates.current_suspicion IS 'Every suspicion as it stands.';
COMMENT ON COLUMN duplicates.current_suspicion.suspicion IS 'Number of the suspicion.';
COMMENT ON COLUMN duplicates.current_suspicion.one IS 'The older record.';
COMMENT ON COLUMN duplicates.current_suspicion.other IS 'The younger record.';
COMMENT ON COLUMN duplicates.current_suspicion.what IS 'The last fact.';
COMMENT ON COLUMN duplicates.current_suspicion.points IS 'How alike, of 100.';
COMMENT ON COLUMN duplicates.current_suspicion.signs IS 'What speaks for and against.';
COMMENT ON COLUMN duplicates.current_suspicion.reason IS 'Why the last fact.';
COMMENT ON COLUMN duplicates.current_suspicion.kept IS 'The record that was kept, if merged.';
COMMENT ON COLUMN duplicates.current_suspicion.effective IS 'From when, if merged or split.';
COMMENT ON COLUMN duplicates.current_suspicion.by_person IS 'Who.';
COMMENT ON COLUMN duplicates.current_suspicion.at IS 'When.';
COMMENT ON COLUMN duplicates.current_suspicion.is_open IS 'Whether somebody has to look at it.';

CREATE VIEW duplicates.current_impossible WITH (security_invoker = true) AS
SELECT i.impossible, i.kind, i.person, first.at AS found_at, last.at, last.what <> 'CLEARED' AS is_open
FROM duplicates.impossible AS i
CROSS JOIN LATERAL (
  SELECT * FROM duplicates.impossible_fact AS fact WHERE fact.impossible = i.impossible ORDER BY fact LIMIT 1) AS first
CROSS JOIN LATERAL (
  SELECT * FROM duplicates.impossible_fact AS fact WHERE fact.impossible = i.impossible ORDER BY fact DESC LIMIT 1) AS last;
COMMENT ON VIEW duplicates.current_impossible IS 'Every impossible record as it stands.';
COMMENT ON COLUMN duplicates.current_impossible.impossible IS 'Number.';
COMMENT ON COLUMN duplicates.current_impossible.kind IS 'Why it cannot be true.';
COMMENT ON COLUMN duplicates.current_impossible.person IS 'The record.';
COMMENT ON COLUMN duplicates.current_impossible.found_at IS 'When it was first found.';
COMMENT ON COLUMN duplicates.current_impossible.at IS 'When it last changed.';
COMMENT ON COLUMN duplicates.current_impossible.is_open IS 'Whether it is still so.';

-- A suspicion is seen by who sees both records.
DO $$
DECLARE
  target record;
BEGIN
  FOR target IN
    SELECT * FROM (VALUES
      ('suspicion', 'registry.person AS a, registry.person AS b WHERE a.person = suspicion.one AND b.person = suspicion.other'),
      ('suspicion_fact', 'duplicates.suspicion AS seen WHERE seen.suspicion = suspicion_fact.suspicion'),
      ('impossible', 'registry.person AS seen WHERE seen.person = impossible.person'),
      ('impossible_fact', 'duplicates.impossible AS seen WHERE seen.impossible = impossible_fact.impossible')
    ) AS listed (name, seen)
  LOOP
    EXECUTE format('ALTER TABLE duplicates.%I ENABLE ROW LEVEL SECURITY', target.name);
    EXECUTE format('CREATE POLICY all_rows ON duplicates.%I TO ayni_app USING (true) WITH CHECK (true)', target.name);
    EXECUTE format(
      'CREATE POLICY own_territory ON duplicates.%I FOR SELECT TO ayni_console USING ('
      '(SELECT access.sees_nation()) OR EXISTS (SELECT FROM ' || target.seen || '))', target.name);
    EXECUTE format('GRANT SELECT ON duplicates.%I TO ayni_console', target.name);
    EXECUTE format(
      'CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON duplicates.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', target.name);
  END LOOP;
END
$$;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON duplicates.search
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
GRANT USAGE ON SCHEMA duplicates TO ayni_app, ayni_console;
GRANT SELECT ON duplicates.current_suspicion, duplicates.current_impossible TO ayni_app, ayni_console;
-- How a search went is no secret among the staff.
GRANT SELECT ON duplicates.search TO ayni_console;
