package org.ayni.app.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every report of a cycle says about itself.
 *
 * @param knownAt instant of the closed roll
 * @param resolution number of the resolution and who signed it; empty until it is authorised
 */
record ReportHeader(
        Bimester period,
        LocalDate closingDay,
        LocalDate evidenceCut,
        Instant knownAt,
        String liquidatedBy,
        Instant liquidatedAt,
        Optional<Resolution> resolution,
        ResultHashes hashes) {

    private static final ZoneId LIMA = ZoneId.of("America/Lima");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    /** The resolution that authorised the cycle. */
    record Resolution(String number, String by, Instant at) {}

    /** Empty until the cycle is liquidated: before that there is nothing to report on. */
    static Optional<ReportHeader> find(JdbcClient jdbc, Bimester period) {
        return jdbc.sql("""
                        SELECT v.closing_day, v.evidence_cut, l.known_at, l.made_by, l.made_at,
                               r.number, r.authorised_by, r.authorised_at,
                               v.member_months_hash, v.household_months_hash, l.lines_hash, l.totals_hash
                        FROM liquidation.liquidation l
                        JOIN verification.verification v USING (period)
                        LEFT JOIN liquidation.resolution r USING (period)
                        WHERE period = :period""")
                .param("period", period.toString())
                .query((row, number) -> new ReportHeader(
                        period,
                        row.getObject("closing_day", LocalDate.class),
                        row.getObject("evidence_cut", LocalDate.class),
                        row.getTimestamp("known_at").toInstant(),
                        row.getString("made_by"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getString("number") == null
                                ? Optional.empty()
                                : Optional.of(new Resolution(
                                        row.getString("number"),
                                        row.getString("authorised_by"),
                                        row.getTimestamp("authorised_at").toInstant())),
                        new ResultHashes(
                                row.getString("member_months_hash"),
                                row.getString("household_months_hash"),
                                row.getString("lines_hash"),
                                row.getString("totals_hash"))))
                .optional();
    }

    /**
     * The legend of one table.
     *
     * @param rows announced
     * @param by who asked for the report
     * @param at when
     * @param note further lines, for example that everything is synthetic
     */
    Legend legend(long rows, String by, Instant at, List<String> note) {
        List<Legend.Entry> entries = new ArrayList<>();
        entries.add(
                new Legend.Entry("Bimestre", period + " (" + period.firstMonth() + " y " + period.secondMonth() + ")"));
        entries.add(new Legend.Entry("Día de cierre", Words.day(closingDay)));
        entries.add(new Legend.Entry("Corte de evidencia", Words.day(evidenceCut)));
        entries.add(new Legend.Entry(
                "Padrón cerrado", moment(knownAt) + " (hora de Lima); lo corregido después no está aquí"));
        entries.add(new Legend.Entry("Liquidado", moment(liquidatedAt) + " por " + liquidatedBy));
        entries.add(new Legend.Entry(
                "Autorizado",
                resolution
                        .map(signed -> signed.number() + ", " + moment(signed.at()) + " por " + signed.by())
                        .orElse("todavía no")));
        entries.add(new Legend.Entry("Reporte hecho", moment(at) + " por " + by));
        entries.add(new Legend.Entry("Filas", Long.toString(rows)));
        entries.add(new Legend.Entry("Huella del resultado", hashes.whole()));
        note.forEach(line -> entries.add(new Legend.Entry("Nota", line)));
        return new Legend(entries);
    }

    static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(LIMA));
    }
}
