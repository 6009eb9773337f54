-- One box for people: the words of their names, numbered, and for each person the numbers. Derived from the roll, built again
-- from it at any time.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch SCHEMA public;

CREATE SCHEMA search;
COMMENT ON SCHEMA search IS 'Index of the people of the roll for the search box. Derived: nothing else is known here. Owner: UOAL.';

CREATE TABLE search.word (
    word integer PRIMARY KEY CHECK (word > 0),
    spelling text NOT NULL UNIQUE CHECK (spelling ~ '^[a-z]+$'),
    sound text NOT NULL
);
CREATE INDEX word_by_sound ON search.word (sound);
CREATE INDEX word_by_letters ON search.word USING gin (spelling public.gin_trgm_ops);
CREATE INDEX word_by_beginning ON search.word (spelling text_pattern_ops);
COMMENT ON TABLE search.word IS 'Every word that a name of the roll has: small letters a to z, without accents, ñ as n.';
COMMENT ON COLUMN search.word.word IS 'Its number.';
COMMENT ON COLUMN search.word.spelling IS 'The word.';
COMMENT ON COLUMN search.word.sound IS 'How it sounds, spelt in one way: see org.ayni.app.search.Sound.';

CREATE TABLE search.person (
    person integer PRIMARY KEY,
    household integer,
    keys integer[] NOT NULL
);
CREATE INDEX person_by_keys ON search.person USING gin (keys);
COMMENT ON TABLE search.person IS 'What a person of the roll is found by, as believed now.';
COMMENT ON COLUMN search.person.person IS 'registry.person.';
COMMENT ON COLUMN search.person.household IS 'Where the person belongs; empty = nowhere now.';
COMMENT ON COLUMN search.person.keys IS
    'The words of the names; and as negative numbers the district and the province of the household, so that a search within a territory reads nothing else.';

CREATE TABLE search.indexed (
    load integer NOT NULL
);
COMMENT ON TABLE search.indexed IS 'One row: how far the index has followed the roll.';
COMMENT ON COLUMN search.indexed.load IS 'The last registry.load that is in the index; 0 = none.';
INSERT INTO search.indexed VALUES (0);
GRANT UPDATE ON search.indexed TO ayni_app;
GRANT UPDATE, DELETE ON search.person TO ayni_app;
GRANT MAINTAIN ON search.person, search.word TO ayni_app;

CREATE FUNCTION search.seen_places() RETURNS integer[]
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT coalesce(array_agg(-place::integer), '{}')
    FROM unnest(access.seen_provinces() || access.seen_districts()) AS seen (place)
    WHERE place ~ '^[0-9]+$'
$$;
COMMENT ON FUNCTION search.seen_places() IS 'The places of this transaction, as keys.';

-- Row-level security would keep the planner from using the index on keys, because its operator is not leakproof: so the
-- console cannot read the tables at all, and asks here, where the territory is part of the question.
CREATE FUNCTION search.people(groups jsonb, most integer)
RETURNS TABLE (person integer, household integer, distance integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    wanted text := '';
    words integer[];
BEGIN
    FOR words IN
        SELECT array_agg((choice ->> 0)::integer)
        FROM jsonb_array_elements(groups) WITH ORDINALITY AS listed (one_group, place)
        CROSS JOIN jsonb_array_elements(one_group) AS choice
        GROUP BY place
    LOOP
        wanted := wanted || format(' AND keys && %L::integer[]', words);
    END LOOP;
    IF wanted = '' OR jsonb_array_length(groups) > 8 THEN
        RETURN;
    END IF;
    IF NOT access.sees_nation() THEN
        wanted := wanted || format(' AND keys && %L::integer[]', search.seen_places());
    END IF;
    RETURN QUERY EXECUTE format($query$
        WITH candidate AS MATERIALIZED (
            SELECT person, household, keys FROM search.person WHERE true %s LIMIT 5000
        ),
        choice AS (
            SELECT place, (choice ->> 0)::integer AS word, (choice ->> 1)::integer AS distance
            FROM jsonb_array_elements($1) WITH ORDINALITY AS listed (one_group, place)
            CROSS JOIN jsonb_array_elements(one_group) AS choice
        ),
        nearest AS (
            SELECT candidate.person, candidate.household, choice.place, min(choice.distance) AS distance
            FROM candidate
            CROSS JOIN LATERAL unnest(candidate.keys) AS key
            JOIN choice ON choice.word = key
            GROUP BY candidate.person, candidate.household, choice.place
        )
        SELECT person, household, sum(distance)::integer AS distance
        FROM nearest
        GROUP BY person, household
        ORDER BY distance, person
        LIMIT $2
        $query$, wanted)
    USING groups, most;
END
$$;
COMMENT ON FUNCTION search.people(jsonb, integer) IS
    'People of this transaction''s territory who have a word of every group, the nearest first. A group is a list of [word, distance]; at most 8 groups. No territory, no people.';

REVOKE ALL ON FUNCTION search.people(jsonb, integer) FROM PUBLIC;
GRANT USAGE ON SCHEMA search TO ayni_console;
GRANT EXECUTE ON FUNCTION search.people(jsonb, integer) TO ayni_app, ayni_console;
GRANT SELECT ON search.word TO ayni_console;

CREATE INDEX residence_by_phone ON registry.residence (right(regexp_replace(phone, '[^0-9]', '', 'g'), 9))
    WHERE phone IS NOT NULL;

CREATE FUNCTION search.exactly(kind text, value text, most integer)
RETURNS TABLE (person integer, household integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH named AS (
        SELECT record.person, belongs.household
        FROM registry.person_record AS record
        LEFT JOIN registry.membership AS belongs
            ON belongs.person = record.person AND upper_inf(belongs.recorded) AND upper_inf(belongs.valid)
        WHERE kind = 'DNI' AND record.dni = value AND upper_inf(record.recorded)
        UNION
        SELECT NULL, residence.household
        FROM registry.residence
        WHERE kind = 'PHONE'
          AND residence.phone IS NOT NULL
          AND right(regexp_replace(residence.phone, '[^0-9]', '', 'g'), 9) = value
          AND upper_inf(residence.recorded)
        UNION
        SELECT NULL, household.household FROM registry.household WHERE kind = 'CODE' AND household.household_id = value
        UNION
        SELECT person.person, belongs.household
        FROM registry.person
        LEFT JOIN registry.membership AS belongs
            ON belongs.person = person.person AND upper_inf(belongs.recorded) AND upper_inf(belongs.valid)
        WHERE kind = 'CODE' AND person.member_id = value
    )
    SELECT named.person, named.household
    FROM named
    LEFT JOIN registry.household_place AS place USING (household)
    WHERE access.sees_nation()
       OR place.province = ANY (access.seen_provinces())
       OR place.ubigeo = ANY (access.seen_districts())
    ORDER BY named.household, named.person
    LIMIT most;
END
$$;
COMMENT ON FUNCTION search.exactly(text, text, integer) IS
    'People and households of this transaction''s territory with a DNI, a telephone (its last nine digits) or a code.';
REVOKE ALL ON FUNCTION search.exactly(text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.exactly(text, text, integer) TO ayni_app, ayni_console;

-- A large part of the index is made without its keys, which are built at the end.
CREATE FUNCTION search.begin_anew() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    DROP INDEX search.person_by_keys;
END
$$;
COMMENT ON FUNCTION search.begin_anew() IS 'Takes the keys of the index away, in the transaction that calls end_anew.';

CREATE FUNCTION search.end_anew() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    CREATE INDEX person_by_keys ON search.person USING gin (keys);
END
$$;
COMMENT ON FUNCTION search.end_anew() IS 'Builds the keys of the index again.';
REVOKE ALL ON FUNCTION search.begin_anew(), search.end_anew() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.begin_anew(), search.end_anew() TO ayni_app;
