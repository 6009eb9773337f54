package org.ayni.app.cycle;

import java.time.LocalDate;
import java.util.Optional;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code cycle.cycle} and {@code cycle.closed_roll}, read. */
final class ClosedRolls {

    private final JdbcClient jdbc;

    ClosedRolls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The days with which a cycle was opened. */
    record Opened(Bimester period, LocalDate closingDay, LocalDate evidenceCut, String by) {}

    Optional<Opened> opened(Bimester period) {
        return jdbc.sql("SELECT closing_day, evidence_cut, opened_by FROM cycle.cycle WHERE period = :period")
                .param("period", period.toString())
                .query((row, number) -> new Opened(
                        period,
                        row.getObject("closing_day", LocalDate.class),
                        row.getObject("evidence_cut", LocalDate.class),
                        row.getString("opened_by")))
                .optional();
    }

    Optional<ClosedRoll> closed(Bimester period) {
        return jdbc.sql("""
                        SELECT c.closing_day, c.evidence_cut, r.known_at, r.roll_hash, r.law_hash, r.households, r.members
                        FROM cycle.closed_roll r
                        JOIN cycle.cycle c USING (period)
                        WHERE period = :period""")
                .param("period", period.toString())
                .query((row, number) -> new ClosedRoll(
                        period,
                        row.getObject("closing_day", LocalDate.class),
                        row.getObject("evidence_cut", LocalDate.class),
                        row.getTimestamp("known_at").toInstant(),
                        row.getString("roll_hash"),
                        row.getString("law_hash"),
                        row.getLong("households"),
                        row.getLong("members")))
                .optional();
    }
}
