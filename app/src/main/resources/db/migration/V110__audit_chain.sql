-- The record of acts proves itself: every act becomes a link of one chain of hashes, and the end of the chain is signed.

CREATE TABLE audit.about (
    subject text NOT NULL CHECK (subject <> ''),
    act bigint NOT NULL REFERENCES audit.act (id),
    PRIMARY KEY (subject, act)
);
COMMENT ON TABLE audit.about IS 'Further things that an act was about: the households of an export. Rows are only added; the act''s detail holds their number and digest.';
COMMENT ON COLUMN audit.about.subject IS 'As audit.act.subject.';
COMMENT ON COLUMN audit.about.act IS 'The act.';

CREATE TABLE audit.unsealed (
    act bigint PRIMARY KEY REFERENCES audit.act (id)
);
COMMENT ON TABLE audit.unsealed IS 'Acts that are not links of the chain yet: a moment''s worth.';
COMMENT ON COLUMN audit.unsealed.act IS 'The act.';

CREATE TABLE audit.link (
    position bigint PRIMARY KEY CHECK (position > 0),
    act bigint NOT NULL UNIQUE REFERENCES audit.act (id),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE audit.link IS 'The chain: each link''s hash is of the hash before it and of what its act says. Rows are only added.';
COMMENT ON COLUMN audit.link.position IS 'Place in the chain: 1, 2, 3, without gaps.';
COMMENT ON COLUMN audit.link.act IS 'The act that it seals.';
COMMENT ON COLUMN audit.link.hash IS 'SHA-256 of the hash before it (32 zeros before the first) followed by audit.written(act).';

CREATE TABLE audit.checkpoint (
    position bigint PRIMARY KEY REFERENCES audit.link (position),
    at_micros bigint NOT NULL,
    public_key bytea NOT NULL,
    signature bytea NOT NULL
);
COMMENT ON TABLE audit.checkpoint IS 'Signed ends of the chain. The key that signs is not in the database. Rows are only added.';
COMMENT ON COLUMN audit.checkpoint.position IS 'Last link that it signs for.';
COMMENT ON COLUMN audit.checkpoint.at_micros IS 'When it was signed, in microseconds since 1970 (UTC), by the clock of the database.';
COMMENT ON COLUMN audit.checkpoint.public_key IS 'Public half of the Ed25519 key, in X.509 form.';
COMMENT ON COLUMN audit.checkpoint.signature IS 'Ed25519 signature of position, hash and moment.';

CREATE FUNCTION audit.written(a audit.act) RETURNS text
LANGUAGE sql STABLE
AS $$
    SELECT string_agg(octet_length(field) || ':' || field, ',' ORDER BY place)
    FROM unnest(ARRAY[
        a.id::text,
        ((extract(epoch FROM a.at) * 1000000)::bigint)::text,
        a.by_person,
        a.act,
        a.subject,
        a.detail::text
    ]) WITH ORDINALITY AS fields (field, place)
$$;
COMMENT ON FUNCTION audit.written(audit.act) IS
    'What an act says, as it is hashed: each field as its length in bytes, a colon and the field, with commas between.';

CREATE FUNCTION audit.await_seal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    INSERT INTO audit.unsealed (act) VALUES (NEW.id);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION audit.await_seal() IS 'Trigger: a new act waits for its link.';

CREATE TRIGGER act_awaits_seal
    AFTER INSERT ON audit.act
    FOR EACH ROW EXECUTE FUNCTION audit.await_seal();

-- Acts of before this migration.
INSERT INTO audit.unsealed (act) SELECT id FROM audit.act;

CREATE FUNCTION audit.seal(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    last_position bigint;
    last_hash bytea;
    entry audit.act;
    sealed bigint[] := '{}';
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit chain', 0));
    SELECT link.position, link.hash INTO last_position, last_hash
    FROM audit.link
    ORDER BY link.position DESC
    LIMIT 1;
    last_position := coalesce(last_position, 0);
    last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
    FOR entry IN
        SELECT act.*
        FROM (SELECT unsealed.act AS id FROM audit.unsealed ORDER BY unsealed.act LIMIT most) waiting
        JOIN audit.act USING (id)
        ORDER BY act.id
    LOOP
        last_position := last_position + 1;
        last_hash := sha256(last_hash || convert_to(audit.written(entry), 'UTF8'));
        INSERT INTO audit.link (position, act, hash) VALUES (last_position, entry.id, last_hash);
        sealed := sealed || entry.id;
    END LOOP;
    DELETE FROM audit.unsealed WHERE act = ANY (sealed);
    RETURN cardinality(sealed);
END
$$;
COMMENT ON FUNCTION audit.seal(integer) IS
    'Makes waiting acts, at most so many, the next links of the chain, one caller after the other; tells how many.';

DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['about', 'link', 'checkpoint'] LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.%I
                 FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', kept);
    END LOOP;
END
$$;

REVOKE ALL ON audit.about, audit.unsealed, audit.link, audit.checkpoint FROM ayni_app;
GRANT SELECT ON audit.about, audit.unsealed, audit.link, audit.checkpoint TO ayni_app;
GRANT INSERT ON audit.about, audit.checkpoint TO ayni_app;
REVOKE ALL ON FUNCTION audit.seal(integer), audit.await_seal() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.seal(integer) TO ayni_app;

-- A look is recorded with the territory role, and told its number.
GRANT SELECT (id) ON audit.act TO ayni_console;
