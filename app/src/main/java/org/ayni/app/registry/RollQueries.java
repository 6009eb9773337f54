package org.ayni.app.registry;

import java.util.Optional;
import org.ayni.app.exchange.ExchangeFile;

/**
 * The roll as files of the exchange format, at the moment that {@link RollMoment#set} chose: first the number of the
 * record, then the columns of the file. Only affiliated and suspended households travel, and only people who belong to one
 * of them; what is said about anybody else stays behind.
 */
public final class RollQueries {

    static final String HOUSEHOLDS = """
            SELECT h.household AS record, h.household_id, r.ubigeo, r.centro_poblado, s.state, s.affiliated_on,
                   c.cse, c.cse_valid_to, a.status AS account, b.amount AS open_balance,
                   a.number AS account_number, r.phone
            FROM registry.household AS h
            JOIN registry.household_state AS s
              ON s.household = h.household
                AND s.valid @> current_setting('ayni.valid_on')::date
                AND s.recorded @> current_setting('ayni.roll_known_at')::timestamptz
                AND s.state IN ('AFFILIATED', 'SUSPENDED')
            LEFT JOIN registry.residence AS r
              ON r.household = h.household
                AND r.valid @> current_setting('ayni.valid_on')::date
                AND r.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            LEFT JOIN registry.classification AS c
              ON c.household = h.household
                AND c.valid @> current_setting('ayni.valid_on')::date
                AND c.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            LEFT JOIN registry.account AS a
              ON a.household = h.household
                AND a.valid @> current_setting('ayni.valid_on')::date
                AND a.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            LEFT JOIN (
              SELECT DISTINCT ON (household) household, amount
              FROM registry.opening_balance
              WHERE load <= current_setting('ayni.roll_load')::integer
              ORDER BY household, load DESC
            ) AS b ON b.household = h.household
            ORDER BY h.household
            """;

    /** The people of those households; every other query about people joins it. */
    static final String MEMBERS = """
            SELECT p.person AS record, p.member_id, h.household_id,
                   r.birth_date, m.joined_on, m.left_on, r.died_on, r.dni_issued_on,
                   g.school_id, g.facility_id, r.secondary_finished_on, r.low_birth_weight::integer AS low_birth_weight,
                   r.dni, r.given_names, r.paternal_surname, r.maternal_surname, r.sex,
                   CASE WHEN t.person IS NOT NULL THEN 1 ELSE 0 END AS holder
            FROM registry.person AS p
            JOIN registry.membership AS m
              ON m.person = p.person
                AND m.valid @> current_setting('ayni.valid_on')::date
                AND m.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            JOIN registry.household AS h ON h.household = m.household
            JOIN registry.household_state AS s
              ON s.household = m.household
                AND s.valid @> current_setting('ayni.valid_on')::date
                AND s.recorded @> current_setting('ayni.roll_known_at')::timestamptz
                AND s.state IN ('AFFILIATED', 'SUSPENDED')
            LEFT JOIN registry.person_record AS r
              ON r.person = p.person
                AND r.valid @> current_setting('ayni.valid_on')::date
                AND r.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            LEFT JOIN registry.registration AS g
              ON g.person = p.person
                AND g.valid @> current_setting('ayni.valid_on')::date
                AND g.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            LEFT JOIN registry.holder AS t
              ON t.person = p.person
                AND t.household = m.household
                AND t.valid @> current_setting('ayni.valid_on')::date
                AND t.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            ORDER BY p.person
            """;

    static final String PREGNANCIES = """
            SELECT f.person AS record, p.member_id, f.lmp, f.ended_on
            FROM registry.pregnancy AS f
            JOIN registry.on_the_roll(
              current_setting('ayni.valid_on')::date, current_setting('ayni.roll_known_at')::timestamptz) AS p USING (person)
            WHERE f.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            ORDER BY f.person, f.position
            """;

    static final String ENROLMENTS = """
            SELECT f.person AS record, p.member_id, f.school_year, f.school_id, f.level, f.grade, f.status, f.status_on,
                   f.rank, f.section_size
            FROM registry.enrolment AS f
            JOIN registry.on_the_roll(
              current_setting('ayni.valid_on')::date, current_setting('ayni.roll_known_at')::timestamptz) AS p USING (person)
            WHERE f.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            ORDER BY f.person, f.position
            """;

    static final String EXEMPTIONS = """
            SELECT f.load AS record, f.scope, f.subject AS id, f.from_date AS "from", f.to_date AS "to", f.document
            FROM registry.exemption AS f
            LEFT JOIN registry.on_the_roll(
              current_setting('ayni.valid_on')::date, current_setting('ayni.roll_known_at')::timestamptz) AS p
              ON p.member_id = f.subject
            WHERE f.recorded @> current_setting('ayni.roll_known_at')::timestamptz
              AND (f.scope <> 'MEMBER' OR p.person IS NOT NULL)
            ORDER BY f.scope, f.subject, f.from_date NULLS FIRST, f.to_date NULLS FIRST, f.document NULLS FIRST
            """;

    static final String SCOPES = """
            SELECT f.load AS record, f.transfer, f.ubigeo, f.from_date AS "from", f.to_date AS "to"
            FROM registry.transfer_scope AS f
            WHERE f.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            ORDER BY f.transfer, f.ubigeo, f.from_date NULLS FIRST, f.to_date NULLS FIRST
            """;

    static final String INICIAL_PLACES = """
            SELECT f.load AS record, f.centro_poblado
            FROM registry.inicial_place AS f
            WHERE f.recorded @> current_setting('ayni.roll_known_at')::timestamptz
            ORDER BY f.centro_poblado
            """;

    private RollQueries() {}

    /** The query of a file, if its rows belong to the roll. */
    public static Optional<String> of(ExchangeFile file) {
        return switch (file) {
            case HOUSEHOLDS -> Optional.of(HOUSEHOLDS);
            case MEMBERS -> Optional.of(MEMBERS);
            case PREGNANCIES -> Optional.of(PREGNANCIES);
            case ENROLMENTS -> Optional.of(ENROLMENTS);
            case EXEMPTIONS -> Optional.of(EXEMPTIONS);
            case SCOPES -> Optional.of(SCOPES);
            case INICIAL_PLACES -> Optional.of(INICIAL_PLACES);
            case ATTENDANCE, HEALTH, MARKS, REPORTS, SCHOOL_DAYS, LIQUIDATED -> Optional.empty();
        };
    }
}
