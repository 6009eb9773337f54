package org.ayni.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R-TIME-1: two months, named {@code Y-B}. */
class BimesterTest {

    @ParameterizedTest
    @CsvSource({
        "2026-1,2026-01,2026-02,2026-01-01,2026-02-28",
        "2028-1,2028-01,2028-02,2028-01-01,2028-02-29",
        "2026-4,2026-07,2026-08,2026-07-01,2026-08-31",
        "2026-6,2026-11,2026-12,2026-11-01,2026-12-31"
    })
    void bimestre_is_two_calendar_months(
            String text, YearMonth first, YearMonth second, LocalDate firstDay, LocalDate lastDay) {
        Bimester bimester = Bimester.parse(text);
        assertThat(bimester.firstMonth()).isEqualTo(first);
        assertThat(bimester.secondMonth()).isEqualTo(second);
        assertThat(bimester.firstDay()).isEqualTo(firstDay);
        assertThat(bimester.lastDay()).isEqualTo(lastDay);
        assertThat(bimester).hasToString(text);
    }

    @Test
    void sixth_of_a_year_is_followed_by_the_first_of_the_next() {
        assertThat(Bimester.parse("2025-6").next()).isEqualTo(Bimester.parse("2026-1"));
        assertThat(Bimester.parse("2026-1").previous()).isEqualTo(Bimester.parse("2025-6"));
    }

    @Test
    void ordinals_are_consecutive_and_lead_back() {
        Bimester bimester = Bimester.parse("2019-5");
        for (int i = 0; i < 20; i++) {
            assertThat(Bimester.ofOrdinal(bimester.ordinal())).isEqualTo(bimester);
            assertThat(bimester.next().ordinal()).isEqualTo(bimester.ordinal() + 1);
            assertThat(bimester).isLessThan(bimester.next());
            bimester = bimester.next();
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01,2026-1", "2026-02-28,2026-1", "2026-03-01,2026-2", "2026-12-31,2026-6"})
    void every_day_is_in_one_bimestre(LocalDate day, String bimester) {
        assertThat(Bimester.of(day)).hasToString(bimester);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026", "2026-0", "2026-7", "2026-04", "26-4", "2026/4", "2026-4 ", " 2026-4", "٢٠٢٦-4"})
    void other_texts_are_no_bimestre(String text) {
        assertThatThrownBy(() -> Bimester.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void years_and_numbers_out_of_range_are_refused() {
        assertThatThrownBy(() -> new Bimester(2026, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bimester(2026, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bimester(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bimester(10_000, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void text_does_not_depend_on_the_locale_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            assertThat(new Bimester(2026, 4)).hasToString("2026-4");
        } finally {
            Locale.setDefault(before);
        }
    }
}
