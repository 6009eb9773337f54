-- Replies of the bank that people bring on the page: each file is a row, and what came of it another. The bytes of what was read
-- are in the archive of payment; what is refused at the door is not kept.

CREATE TABLE console.brought_reply (
  brought    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  period     text        NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
  by_person  text        NOT NULL CHECK (by_person <> ''),
  name       text        NOT NULL CHECK (name <> '' AND length(name) <= 120),
  folder     text        NOT NULL UNIQUE CHECK (folder ~ '^[0-9a-f-]{36}$'),
  bytes      bigint      NOT NULL CHECK (bytes >= 0),
  sha256     text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  brought_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX brought_reply_of_period ON console.brought_reply (period, brought);
COMMENT ON TABLE  console.brought_reply IS 'Every file that somebody brought as a reply of the bank. Append-only.';
COMMENT ON COLUMN console.brought_reply.brought IS 'Number, in the order in which they came.';
COMMENT ON COLUMN console.brought_reply.period IS 'Bimestre on whose page it was brought.';
COMMENT ON COLUMN console.brought_reply.by_person IS 'Who brought it.';
COMMENT ON COLUMN console.brought_reply.name IS 'Its name, cleaned.';
COMMENT ON COLUMN console.brought_reply.folder IS 'Folder in which it waits until it is read; random, made by us.';
COMMENT ON COLUMN console.brought_reply.bytes IS 'Length; of what was too large, as far as it was taken.';
COMMENT ON COLUMN console.brought_reply.sha256 IS 'SHA-256 of those bytes.';
COMMENT ON COLUMN console.brought_reply.brought_at IS 'When it had come.';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.brought_reply
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE TABLE console.brought_reply_end (
  brought  bigint      PRIMARY KEY REFERENCES console.brought_reply,
  outcome  text        NOT NULL CHECK (outcome IN ('READ', 'KNOWN', 'REFUSED')),
  lines    bigint      NOT NULL DEFAULT 0,
  fresh    bigint      NOT NULL DEFAULT 0,
  credited bigint      NOT NULL DEFAULT 0,
  rejected bigint      NOT NULL DEFAULT 0,
  parked   bigint      NOT NULL DEFAULT 0,
  reason   text        NOT NULL DEFAULT '',
  ended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((outcome = 'REFUSED') = (reason <> ''))
);
COMMENT ON TABLE  console.brought_reply_end IS 'What came of a file that was brought; without a row it waits to be read. Append-only.';
COMMENT ON COLUMN console.brought_reply_end.brought IS 'The file.';
COMMENT ON COLUMN console.brought_reply_end.outcome IS 'READ it was applied, KNOWN its bytes had been read before, REFUSED nothing of it was applied.';
COMMENT ON COLUMN console.brought_reply_end.lines IS 'Lines in it.';
COMMENT ON COLUMN console.brought_reply_end.fresh IS 'Lines that no earlier file had said.';
COMMENT ON COLUMN console.brought_reply_end.credited IS 'Payments that became credited by it.';
COMMENT ON COLUMN console.brought_reply_end.rejected IS 'Payments that became rejected by it.';
COMMENT ON COLUMN console.brought_reply_end.parked IS 'Lines that could not be applied and wait for a person.';
COMMENT ON COLUMN console.brought_reply_end.reason IS 'Why it was refused, Spanish.';
COMMENT ON COLUMN console.brought_reply_end.ended_at IS 'When.';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.brought_reply_end
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

GRANT USAGE ON SCHEMA console TO ayni_console;
GRANT SELECT ON console.brought_reply, console.brought_reply_end TO ayni_console;

-- What the bank said and was parked names orders and accounts: for those who see the nation, on their behalf.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reply_break', 'break_closing', 'break_confirmation'] LOOP
    EXECUTE format('ALTER TABLE payment.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY all_rows ON payment.%I TO ayni_app USING (true) WITH CHECK (true)', name);
    EXECUTE format(
      'CREATE POLICY whole_nation ON payment.%I FOR SELECT TO ayni_console USING ((SELECT access.sees_nation()))', name);
    EXECUTE format('GRANT SELECT ON payment.%I TO ayni_console', name);
  END LOOP;
END
$$;
ALTER VIEW payment.bank_break SET (security_invoker = true);
GRANT SELECT ON payment.bank_break, payment.reply_file, payment.order_file TO ayni_console;
