package org.ayni.kernel.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-TIME-4: the operative opens on the first Thursday after the bimestre. */
class PayRunCalendarTest {

    private static final Scheme.PayRun SCHEME = new Scheme.PayRun(7, 3);

    @ParameterizedTest
    @CsvSource({
        // The first Thursday is the 1st itself, the 7th, and in the next year.
        "2026-4,2026-09-03,2026-09-10,2026-08-31",
        "2026-5,2026-11-05,2026-11-12,2026-11-02",
        "2026-6,2027-01-07,2027-01-14,2027-01-04",
        "2025-6,2026-01-01,2026-01-08,2025-12-29",
        "2027-1,2027-03-04,2027-03-11,2027-03-01"
    })
    void operative_opens_on_the_first_thursday_after_the_bimestre(
            String bimester, LocalDate opens, LocalDate transit, LocalDate evidence) {
        PayRunCalendar calendar = PayRunCalendar.decide(Bimester.parse(bimester), SCHEME);
        assertThat(calendar.opens()).isEqualTo(opens);
        assertThat(calendar.transitOpens()).isEqualTo(transit);
        assertThat(calendar.evidenceCloses()).isEqualTo(evidence);
    }

    @Test
    void opening_of_every_bimestre_is_a_thursday_of_the_first_week() {
        for (Bimester bimester = Bimester.parse("2021-1"); bimester.year() <= 2030; bimester = bimester.next()) {
            LocalDate opens = PayRunCalendar.decide(bimester, SCHEME).opens();
            assertThat(opens.getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY);
            assertThat(opens.getDayOfMonth()).isLessThanOrEqualTo(7);
            assertThat(Bimester.of(opens)).isEqualTo(bimester.next());
        }
    }
}
