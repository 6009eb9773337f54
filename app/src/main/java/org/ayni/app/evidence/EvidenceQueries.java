package org.ayni.app.evidence;

import java.util.Optional;
import org.ayni.app.exchange.ExchangeFile;

/**
 * Evidence as files of the exchange format, at the moment that {@link org.ayni.app.registry.RollMoment#set} chose: first
 * the number of the record, then the columns of the file, in the order of arrival, which decides between records of one day.
 */
public final class EvidenceQueries {

    static final String ATTENDANCE = """
            SELECT e.record, p.member_id, to_char(e.month, 'YYYY-MM') AS month, e.school_id, e.days, e.absences, e.justified,
                   e.received_on
            FROM evidence.attendance AS e
            JOIN registry.on_the_roll(
              current_setting('ayni.valid_on')::date, current_setting('ayni.roll_known_at')::timestamptz) AS p USING (person)
            WHERE e.load <= current_setting('ayni.evidence_load')::integer
            ORDER BY e.record
            """;

    static final String HEALTH = """
            SELECT e.record, p.member_id, e.date, e.facility_id, e.code, e.dx_type, e.lab, e.received_on
            FROM evidence.health AS e
            JOIN registry.on_the_roll(
              current_setting('ayni.valid_on')::date, current_setting('ayni.roll_known_at')::timestamptz) AS p USING (person)
            WHERE e.load <= current_setting('ayni.evidence_load')::integer
            ORDER BY e.record
            """;

    static final String MARKS = """
            SELECT e.record, p.member_id, to_char(e.month, 'YYYY-MM') AS month, e.condition, e.mark, e.source, e.received_on
            FROM evidence.mark AS e
            JOIN registry.on_the_roll(
              current_setting('ayni.valid_on')::date, current_setting('ayni.roll_known_at')::timestamptz) AS p USING (person)
            WHERE e.load <= current_setting('ayni.evidence_load')::integer
            ORDER BY e.record
            """;

    static final String REPORTS = """
            SELECT e.record, e.kind, e.subject AS id, to_char(e.month, 'YYYY-MM') AS month, e.received_on
            FROM evidence.report AS e
            WHERE e.load <= current_setting('ayni.evidence_load')::integer
            ORDER BY e.record
            """;

    static final String SCHOOL_DAYS = """
            SELECT e.record, to_char(e.month, 'YYYY-MM') AS month, e.days, e.school_id
            FROM evidence.school_day AS e
            WHERE e.load <= current_setting('ayni.evidence_load')::integer
            ORDER BY e.record
            """;

    /** What was liquidated for a student who is no longer on the roll stays the household's, without a name. */
    static final String LIQUIDATED = """
            SELECT e.record, h.household_id, e.period, e.concept, e.month, p.member_id, e.amount
            FROM evidence.opening_liquidation AS e
            JOIN registry.households_on_the_roll(
              current_setting('ayni.valid_on')::date, current_setting('ayni.roll_known_at')::timestamptz) AS h
              USING (household)
            LEFT JOIN registry.on_the_roll(
              current_setting('ayni.valid_on')::date, current_setting('ayni.roll_known_at')::timestamptz) AS p USING (person)
            WHERE e.load <= current_setting('ayni.evidence_load')::integer
            ORDER BY e.record
            """;

    private EvidenceQueries() {}

    /** The query of a file, if its rows are evidence. */
    public static Optional<String> of(ExchangeFile file) {
        return switch (file) {
            case ATTENDANCE -> Optional.of(ATTENDANCE);
            case HEALTH -> Optional.of(HEALTH);
            case MARKS -> Optional.of(MARKS);
            case REPORTS -> Optional.of(REPORTS);
            case SCHOOL_DAYS -> Optional.of(SCHOOL_DAYS);
            case LIQUIDATED -> Optional.of(LIQUIDATED);
            case HOUSEHOLDS, MEMBERS, PREGNANCIES, ENROLMENTS, EXEMPTIONS, SCOPES, INICIAL_PLACES -> Optional.empty();
        };
    }
}
