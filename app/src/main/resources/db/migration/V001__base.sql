-- The role of daily work, what it may do by default, and the record of every act.

-- Where we start the server the role is already there, with a login. On a server of somebody else it is created here
-- without one, and our connections step down to it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ayni_app') THEN
    CREATE ROLE ayni_app NOLOGIN;
    GRANT ayni_app TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
  END IF;
END
$$;

CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;

-- Tables of later migrations: the daily role reads and adds. To change or delete, a migration must say so.
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO ayni_app;
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO ayni_app;
ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO ayni_app;

CREATE SCHEMA audit;
COMMENT ON SCHEMA audit IS 'Who did what, when: one row per act, written in the transaction of the act. Owner: UTI.';

CREATE TABLE audit.act (
  id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL DEFAULT now(),
  by_person text        NOT NULL CHECK (by_person <> ''),
  act       text        NOT NULL CHECK (act <> ''),
  subject   text        NOT NULL,
  detail    jsonb       NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(detail) = 'object')
);
CREATE INDEX act_by_subject ON audit.act (subject, id);
COMMENT ON TABLE  audit.act IS 'Every act of a person or of the system. Rows are only added.';
COMMENT ON COLUMN audit.act.id IS 'Order in which the acts were recorded.';
COMMENT ON COLUMN audit.act.at IS 'When, by the clock of the database; nobody else can set it.';
COMMENT ON COLUMN audit.act.by_person IS 'Who: the name of a person, or «sistema».';
COMMENT ON COLUMN audit.act.act IS 'What was done, verb and object, for example close-roll.';
COMMENT ON COLUMN audit.act.subject IS 'On what: the id of the thing, for example a bimestre or a household.';
COMMENT ON COLUMN audit.act.detail IS 'Facts needed to understand the act, name to value. No personal data.';

-- The clock and the order are the database's: the daily role cannot write them.
REVOKE ALL ON audit.act FROM ayni_app;
GRANT SELECT ON audit.act TO ayni_app;
GRANT INSERT (by_person, act, subject, detail) ON audit.act TO ayni_app;

-- For every table whose rows are only added, against the owner's own mistakes too.
CREATE FUNCTION audit.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are only added: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END
$$;
COMMENT ON FUNCTION audit.refuse_change() IS
  'Trigger for append-only tables: BEFORE UPDATE OR DELETE OR TRUNCATE ... FOR EACH STATEMENT.';

CREATE TRIGGER act_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.act
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
