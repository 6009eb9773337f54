-- Second factors of the staff: a secret shared with an application of the person's telephone.

CREATE TABLE access.second_factor (
  factor   integer   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff    integer   NOT NULL REFERENCES access.staff,
  sealed   bytea     NOT NULL CHECK (octet_length(sealed) BETWEEN 29 AND 200),
  recorded tstzrange NOT NULL DEFAULT tstzrange(now(), NULL) CHECK (NOT isempty(recorded)),
  EXCLUDE USING gist (staff WITH =, recorded WITH &&)
);
COMMENT ON TABLE  access.second_factor IS 'The second factor of a person: one at a time. Rows are closed and added.';
COMMENT ON COLUMN access.second_factor.factor IS 'Number of the row.';
COMMENT ON COLUMN access.second_factor.staff IS 'Whose.';
COMMENT ON COLUMN access.second_factor.sealed IS 'The secret, sealed with AES-GCM under a key that is not in the database.';
COMMENT ON COLUMN access.second_factor.recorded IS 'While it is asked for.';

CREATE TABLE access.used_code (
  staff integer NOT NULL REFERENCES access.staff,
  step  bigint  NOT NULL,
  PRIMARY KEY (staff, step)
);
COMMENT ON TABLE  access.used_code IS 'Codes that were taken, by their half minute: none is taken twice. Rows are only added.';
COMMENT ON COLUMN access.used_code.staff IS 'Whose.';
COMMENT ON COLUMN access.used_code.step IS 'Half minutes since 1970 for which the code was made.';

REVOKE INSERT ON access.second_factor FROM ayni_app;
GRANT INSERT (staff, sealed), UPDATE (recorded) ON access.second_factor TO ayni_app;
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON access.second_factor
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON access.used_code
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
