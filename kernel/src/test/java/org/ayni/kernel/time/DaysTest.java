package org.ayni.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-TIME-2 and R-TIME-3: civil days, months and completed months as numbers. */
class DaysTest {

    @ParameterizedTest
    @CsvSource({
        // Born on an ordinary day.
        "2023-05-10,2026-05-09,35",
        "2023-05-10,2026-05-10,36",
        "2023-05-10,2026-05-11,36",
        // Born on the 31st: the month completes on the last day of a shorter one.
        "2026-01-31,2026-02-27,0",
        "2026-01-31,2026-02-28,1",
        "2026-01-31,2026-03-30,1",
        "2026-01-31,2026-03-31,2",
        "2026-01-31,2026-04-29,2",
        "2026-01-31,2026-04-30,3",
        "2023-08-31,2024-02-28,5",
        "2023-08-31,2024-02-29,6",
        // Born on the 29th and 30th, in February.
        "2026-01-30,2026-02-28,1",
        "2026-01-29,2026-02-28,1",
        "2026-01-28,2026-02-28,1",
        "2028-01-30,2028-02-28,0",
        "2028-01-30,2028-02-29,1",
        // Born on 29 February: the year completes on the 28th of a common year.
        "2024-02-29,2025-02-27,11",
        "2024-02-29,2025-02-28,12",
        "2024-02-29,2028-02-28,47",
        "2024-02-29,2028-02-29,48",
        "2024-02-29,2024-03-28,0",
        "2024-02-29,2024-03-29,1",
        // The day of birth, and the year's end.
        "2026-07-31,2026-07-31,0",
        "2025-12-31,2026-01-30,0",
        "2025-12-31,2026-01-31,1",
        "2007-07-31,2026-07-31,228"
    })
    void months_complete_by_the_calendar(LocalDate birth, LocalDate day, int months) {
        assertThat(Days.completedMonths(Days.of(birth), Days.of(day))).isEqualTo(months);
    }

    /** Where both say the same, Java's own calendar agrees: births up to the 28th. */
    @Test
    void months_agree_with_the_java_calendar_for_births_before_the_29th() {
        for (LocalDate birth = LocalDate.of(2019, 1, 1); birth.getYear() < 2021; birth = birth.plusDays(7)) {
            for (LocalDate day = birth; day.getYear() < 2024; day = day.plusDays(11)) {
                if (birth.getDayOfMonth() <= 28) {
                    assertThat(Days.completedMonths(Days.of(birth), Days.of(day)))
                            .isEqualTo(Period.between(birth, day).toTotalMonths());
                }
            }
        }
    }

    @Test
    void days_and_dates_lead_back_to_each_other() {
        for (LocalDate date : new LocalDate[] {
            LocalDate.of(1, 1, 1), LocalDate.of(1969, 12, 31), LocalDate.EPOCH, LocalDate.of(2028, 2, 29)
        }) {
            assertThat(Days.toDate(Days.of(date))).isEqualTo(date);
            assertThat(Days.text(Days.of(date))).isEqualTo(date.toString());
        }
        assertThat(Days.text(Days.UNKNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-02,2026-02-01,2026-02-28", "2028-02,2028-02-01,2028-02-29", "2025-12,2025-12-01,2025-12-31"})
    void reference_day_of_a_month_is_its_last(YearMonth month, LocalDate first, LocalDate last) {
        int number = Days.month(month);
        assertThat(Days.toYearMonth(number)).isEqualTo(month);
        assertThat(Days.monthText(number)).isEqualTo(month.toString());
        assertThat(Days.toDate(Days.firstDayOf(number))).isEqualTo(first);
        assertThat(Days.toDate(Days.lastDayOf(number))).isEqualTo(last);
        assertThat(Days.monthOf(Days.of(first))).isEqualTo(number);
        assertThat(Days.monthOf(Days.of(last))).isEqualTo(number);
        assertThat(Days.toYearMonth(number + 1)).isEqualTo(month.plusMonths(1));
    }

    @Test
    void unknown_day_is_before_every_other() {
        assertThat(Days.UNKNOWN).isLessThan(Days.of(LocalDate.of(1, 1, 1)));
    }
}
