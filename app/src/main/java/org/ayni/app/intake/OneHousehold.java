package org.ayni.app.intake;

import org.ayni.app.database.Database;
import org.ayni.app.exchange.ExchangeFile;

/**
 * Which rows of a file are about one household: its own, those of its members, and of what hangs on nobody (reports,
 * calendars, exemptions, scopes) what the rules can ask about them.
 *
 * <p>Its keys are looked up once and kept as settings of the transaction, so that each file is then read by an index and not
 * by looking through everybody's rows.
 */
final class OneHousehold {

    private OneHousehold() {}

    /**
     * Looks up the keys of a household at the moment that was set in this transaction.
     *
     * @param householdId a code that may be unknown: then no row is its own
     */
    static void set(Database database, String householdId) {
        database.app().sql("""
                        SELECT set_config('ayni.household', coalesce(max(household), -1)::text, true)
                        FROM registry.household
                        WHERE household_id = :household
                        """).param("household", householdId).query().listOfRows();
        database.app().sql("""
                        SELECT set_config('ayni.people', coalesce(array_agg(p.person), '{}')::text, true),
                               set_config('ayni.members', coalesce(array_agg(p.member_id), '{}')::text, true)
                        FROM registry.membership AS m
                        JOIN registry.person AS p USING (person)
                        WHERE m.household = current_setting('ayni.household')::integer
                          AND m.valid @> current_setting('ayni.valid_on')::date
                          AND m.recorded @> current_setting('ayni.roll_known_at')::timestamptz
                        """).query().listOfRows();
        setFormerMembers(database);
        database.app().sql("""
                        SELECT set_config('ayni.places', coalesce(array_agg(code), '{}')::text, true)
                        FROM (
                          SELECT unnest(ARRAY[g.school_id, g.facility_id]) AS code
                          FROM registry.registration AS g
                          WHERE g.person = ANY (current_setting('ayni.people')::integer[])
                            AND g.valid @> current_setting('ayni.valid_on')::date
                            AND g.recorded @> current_setting('ayni.roll_known_at')::timestamptz
                          UNION ALL
                          SELECT unnest(ARRAY[r.ubigeo, r.centro_poblado])
                          FROM registry.residence AS r
                          WHERE r.household = current_setting('ayni.household')::integer
                            AND r.valid @> current_setting('ayni.valid_on')::date
                            AND r.recorded @> current_setting('ayni.roll_known_at')::timestamptz
                        ) AS codes
                        WHERE code IS NOT NULL
                        """).query().listOfRows();
    }

    /**
     * Who belonged to it once and is of another household now: what was liquidated for them is still about them. Of the other
     * household only its own row is read.
     */
    private static void setFormerMembers(Database database) {
        database.app().sql("""
                        SELECT set_config('ayni.former_members', coalesce(array_agg(now_in.person), '{}')::text, true),
                               set_config('ayni.other_households', coalesce(array_agg(now_in.household), '{}')::text, true)
                        FROM (
                          SELECT DISTINCT person
                          FROM registry.membership
                          WHERE household = current_setting('ayni.household')::integer
                        ) AS once
                        JOIN registry.membership AS now_in USING (person)
                        WHERE now_in.household <> current_setting('ayni.household')::integer
                          AND now_in.valid @> current_setting('ayni.valid_on')::date
                          AND now_in.recorded @> current_setting('ayni.roll_known_at')::timestamptz
                        """).query().listOfRows();
    }

    /** The condition on the rows {@code r} of a file; the household itself comes before the others. */
    static String whose(ExchangeFile file) {
        return switch (file) {
            case HOUSEHOLDS -> """
                    WHERE r.record = current_setting('ayni.household')::integer
                       OR r.record = ANY (current_setting('ayni.other_households')::integer[])
                    ORDER BY r.record <> current_setting('ayni.household')::integer, r.record""";
            case MEMBERS -> """
                    WHERE r.record = ANY (
                      current_setting('ayni.people')::integer[] || current_setting('ayni.former_members')::integer[])""";
            case PREGNANCIES, ENROLMENTS -> "WHERE r.record = ANY (current_setting('ayni.people')::integer[])";
            case ATTENDANCE, HEALTH, MARKS -> "WHERE r.member_id = ANY (current_setting('ayni.members')::text[])";
            case LIQUIDATED -> """
                    WHERE r.household_id = (
                      SELECT household_id
                      FROM registry.household
                      WHERE household = current_setting('ayni.household')::integer)""";
            case EXEMPTIONS -> """
                    WHERE r.id = ANY (
                      current_setting('ayni.places')::text[] || current_setting('ayni.members')::text[])""";
            case REPORTS -> "WHERE r.id = ANY (current_setting('ayni.places')::text[])";
            case SCHOOL_DAYS -> """
                    WHERE r.school_id IS NULL
                       OR r.school_id = ANY (current_setting('ayni.places')::text[])""";
            case INICIAL_PLACES -> "WHERE r.centro_poblado = ANY (current_setting('ayni.places')::text[])";
            case SCOPES -> "WHERE r.ubigeo = '*' OR r.ubigeo = ANY (current_setting('ayni.places')::text[])";
        };
    }
}
