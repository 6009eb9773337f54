package org.ayni.app.console.roll;

import java.util.List;
import org.ayni.app.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Households enough that a question that reads all of them can be told from one that does not. Nobody of them exists. */
final class ManyHouseholds {

    private ManyHouseholds() {}

    /** Spreads them over all provinces, with a titular and a child each. */
    static void insert(Database database, int households) {
        JdbcClient owner = JdbcClient.create(database.ownerDataSource());
        owner.sql("INSERT INTO registry.load (recorded_at, by_person, source) VALUES (now(), 'test', 'generated')")
                .update();
        for (String insert : List.of(
                "INSERT INTO registry.household SELECT i, 'SINT-' || i, 1 FROM generate_series(1, :n) AS i",
                """
                INSERT INTO registry.residence (household, ubigeo, centro_poblado, valid, recorded, load)
                SELECT i, places.codes[1 + i % cardinality(places.codes)], NULL, '[,)', tstzrange(now(), NULL), 1
                FROM generate_series(1, :n) AS i,
                     (SELECT array_agg(ubigeo ORDER BY ubigeo) AS codes FROM territory.current_district) AS places""",
                """
                INSERT INTO registry.household_state (household, state, valid, recorded, load)
                SELECT i, CASE WHEN i % 50 = 0 THEN 'SUSPENDED' WHEN i % 7 = 0 THEN 'DISAFFILIATED' ELSE 'AFFILIATED' END,
                       '[2020-01-01,)', tstzrange(now(), NULL), 1
                FROM generate_series(1, :n) AS i""",
                """
                INSERT INTO registry.classification (household, cse, cse_valid_to, valid, recorded, load)
                SELECT i, CASE WHEN i % 3 = 0 THEN 'PNE' ELSE 'PE' END, '2027-01-01', '[2020-01-01,)', tstzrange(now(), NULL), 1
                FROM generate_series(1, :n) AS i""",
                """
                INSERT INTO registry.account (household, status, valid, recorded, load)
                SELECT i, CASE WHEN i % 100 = 0 THEN 'BLOCKED' ELSE 'ACTIVE' END, '[2020-01-01,)', tstzrange(now(), NULL), 1
                FROM generate_series(1, :n) AS i""",
                "INSERT INTO registry.person SELECT i, 'P-' || i, 1 FROM generate_series(1, 2 * :n) AS i",
                """
                INSERT INTO registry.membership (person, household, valid, recorded, load)
                SELECT i, (i + 1) / 2, '[2020-01-01,)', tstzrange(now(), NULL), 1
                FROM generate_series(1, 2 * :n) AS i""",
                """
                INSERT INTO registry.person_record (person, birth_date, dni, given_names, valid, recorded, load)
                SELECT i, CASE WHEN i % 2 = 0 THEN DATE '2023-06-01' - i % 4000 ELSE DATE '1990-01-01' END,
                       lpad(i::text, 8, '0'), 'Sintética', '[,)', tstzrange(now(), NULL), 1
                FROM generate_series(1, 2 * :n) AS i""",
                """
                INSERT INTO registry.holder (household, person, valid, recorded, load)
                SELECT i, 2 * i - 1, '[2020-01-01,)', tstzrange(now(), NULL), 1
                FROM generate_series(1, :n) AS i""")) {
            owner.sql(insert).param("n", households).update();
        }
        owner.sql("VACUUM ANALYZE").update();
    }
}
