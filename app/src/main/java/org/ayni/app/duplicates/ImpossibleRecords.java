package org.ayni.app.duplicates;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows the records that cannot be true, in the transaction of a search and over its table {@code card}. */
final class ImpossibleRecords {

    /** @param found not known before, or back again */
    record Followed(long found, long cleared) {}

    private final JdbcClient app;

    ImpossibleRecords(JdbcClient app) {
        this.app = app;
    }

    Followed follow(LocalDate today, int search) {
        gather(today);
        long cleared = app.sql("""
                        INSERT INTO duplicates.impossible_fact (impossible, what, search)
                        SELECT i.impossible, 'CLEARED', :search
                        FROM duplicates.current_impossible AS i
                        WHERE i.is_open
                          AND NOT EXISTS (SELECT FROM cannot_be WHERE cannot_be.kind = i.kind AND cannot_be.person = i.person)
                        """).param("search", search).update();
        long again = app.sql("""
                        INSERT INTO duplicates.impossible_fact (impossible, what, search)
                        SELECT i.impossible, 'FOUND_AGAIN', :search
                        FROM duplicates.current_impossible AS i
                        JOIN cannot_be USING (kind, person)
                        WHERE NOT i.is_open
                        """).param("search", search).update();
        long added = app.sql("""
                        WITH added AS (
                          INSERT INTO duplicates.impossible (kind, person)
                          SELECT kind, person FROM cannot_be
                          ON CONFLICT DO NOTHING
                          RETURNING impossible
                        )
                        INSERT INTO duplicates.impossible_fact (impossible, what, search)
                        SELECT impossible, 'FOUND', :search FROM added
                        """).param("search", search).update();
        return new Followed(again + added, cleared);
    }

    private void gather(LocalDate today) {
        String each = Arrays.stream(ImpossibleKind.values())
                .map(kind ->
                        "SELECT '" + kind.name() + "', card.person FROM full_card AS card WHERE " + kind.condition())
                .collect(Collectors.joining("\nUNION ALL\n"));
        app.sql("""
                CREATE TEMPORARY TABLE cannot_be ON COMMIT DROP AS
                WITH shared AS (
                  SELECT dni, count(DISTINCT household) AS dni_households FROM card WHERE dni <> '' GROUP BY dni
                  HAVING count(DISTINCT household) > 1
                ), expecting AS (
                  SELECT person, count(*) AS pregnancies, min(lmp) AS first_lmp, max(lmp) AS last_lmp
                  FROM registry.pregnancy
                  WHERE upper_inf(recorded)
                  GROUP BY person
                ), full_card AS (
                  SELECT card.*, shared.dni_households, expecting.pregnancies, expecting.first_lmp, expecting.last_lmp
                  FROM card
                  LEFT JOIN shared ON shared.dni = card.dni
                  LEFT JOIN expecting ON expecting.person = card.person
                )
                SELECT listed.kind, listed.person
                FROM (
                """ + each + ") AS listed (kind, person)").param("today", today).update();
    }
}
