package org.ayni.kernel.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Bimester;

/**
 * When a bimestre is paid: the pay run opens on the first Thursday of the month after it, points served by cash in transit
 * later, and evidence closes before, so that the sector's monthly data of the second month still counts.
 *
 * @param opens the first Thursday of the month after the bimestre
 * @param transitOpens when the points served by cash in transit (ETV) open
 * @param evidenceCloses the last day on which evidence is expected
 */
@Rule("R-TIME-4")
public record PayRunCalendar(LocalDate opens, LocalDate transitOpens, LocalDate evidenceCloses) {

    /** Each date can be overridden for a period; this is the default. */
    public static PayRunCalendar decide(Bimester bimester, Scheme.PayRun scheme) {
        LocalDate opens = bimester.next().firstDay().with(TemporalAdjusters.firstInMonth(DayOfWeek.THURSDAY));
        return new PayRunCalendar(opens, opens.plusDays(scheme.transitDays()), opens.minusDays(scheme.evidenceDays()));
    }
}
