package org.ayni.app.evidence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The evidence that one load brought, in the order of arrival and in plain types, for those who keep it in another form. Codes
 * count from 0 in the order of the exchange format; where they may be empty, 0 is none. Months are their first day; a school
 * year is {@code ~year}.
 */
public enum EvidenceOfLoad {
    /** record, person, month, days, absences, justified, received_on. */
    ATTENDANCE("attendance", "month", """
            SELECT record, person, month, days, coalesce(absences, 0), coalesce(justified, 0), received_on
            FROM evidence.attendance"""),

    /** record, person, date, code, dx_type, lab, received_on. */
    HEALTH("health", "date", """
            SELECT record, person, date, code, coalesce(array_position(ARRAY['D', 'R', 'P'], dx_type), 0), lab, received_on
            FROM evidence.health"""),

    /** record, person, month, condition, mark, source, received_on. */
    MARK("mark", "month", """
            SELECT record, person, month,
                   array_position(ARRAY['APN', 'CRED', 'DNI', 'EDU', 'PACK'], condition) - 1,
                   array_position(ARRAY['COMPLIED', 'NOT_COMPLIED', 'UNKNOWN'], mark) - 1,
                   array_position(ARRAY['FORMAT', 'REVIEW'], source) - 1,
                   received_on
            FROM evidence.mark"""),

    /** kind, subject, month, received_on. */
    REPORT("report", "month", """
            SELECT array_position(ARRAY['SCHOOL', 'FACILITY'], kind) - 1, subject, month, received_on
            FROM evidence.report"""),

    /** month, days, school_id. */
    SCHOOL_DAY("school_day", "", """
            SELECT month, days, school_id
            FROM evidence.school_day"""),

    /** record, household, ordinal of the bimestre, concept, month or school year, person, amount. */
    LIQUIDATED("opening_liquidation", "", """
            SELECT record, household,
                   left(period, 4)::integer * 6 + right(period, 1)::integer - 1,
                   array_position(ARRAY['BASE', 'TPI', 'TAS', 'TBS', 'VRAEM'], concept) - 1,
                   CASE WHEN length(month) = 4
                        THEN ~ month::integer
                        ELSE left(month, 4)::integer * 12 + right(month, 2)::integer - 1
                   END,
                   person, amount
            FROM evidence.opening_liquidation""");

    private final String table;
    private final String day;
    private final String select;

    EvidenceOfLoad(String table, String day, String select) {
        this.table = table;
        this.day = day;
        this.select = select;
    }

    /** The query of the days (or months) that a load's rows are about; none where rows are not kept by bimestre. */
    public Optional<String> days() {
        return day.isEmpty()
                ? Optional.empty()
                : Optional.of("SELECT DISTINCT %s FROM evidence.%s WHERE load = :load".formatted(day, table));
    }

    /** The query of a load's rows. */
    public String rows(int load) {
        return "%s\nWHERE load = %d\nORDER BY record".formatted(select, load);
    }

    /** The query of a load's rows between two days, both included. */
    public String rows(int load, LocalDate first, LocalDate last) {
        return "%s\nWHERE load = %d\n  AND %s >= '%s'\n  AND %s <= '%s'\nORDER BY record"
                .formatted(select, load, day, first, day, last);
    }
}
