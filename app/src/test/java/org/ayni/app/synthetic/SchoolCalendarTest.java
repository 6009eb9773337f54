package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchoolCalendarTest {

    @Test
    void the_terms_of_2026_are_the_published_ones() {
        assertThat(SchoolCalendar.begin(2026)).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(SchoolCalendar.end(2026)).isEqualTo(LocalDate.of(2026, 12, 18));
        assertThat(IntStream.rangeClosed(1, 12)
                        .map(month -> SchoolCalendar.schoolDays(YearMonth.of(2026, month)))
                        .toArray())
                .containsExactly(0, 0, 12, 20, 15, 21, 17, 16, 22, 16, 21, 12);
    }

    @Test
    void easter_is_where_the_church_has_it() {
        assertThat(SchoolCalendar.easter(2025)).isEqualTo(LocalDate.of(2025, 4, 20));
        assertThat(SchoolCalendar.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(SchoolCalendar.easter(2027)).isEqualTo(LocalDate.of(2027, 3, 28));
    }

    @Test
    void every_year_has_holidays_in_january_and_february_and_school_in_april() {
        IntStream.rangeClosed(2015, 2040).forEach(year -> {
            assertThat(SchoolCalendar.schoolDays(YearMonth.of(year, 1))).isZero();
            assertThat(SchoolCalendar.schoolDays(YearMonth.of(year, 2))).isZero();
            assertThat(SchoolCalendar.schoolDays(YearMonth.of(year, 4))).isGreaterThan(15);
        });
    }
}
