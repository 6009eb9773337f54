package org.ayni.app.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums and days as people write them (quality catalogue F2, F3). */
class CellTextsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200         | 20000
                    0           | 0
                    200.5       | 20050
                    200.50      | 20050
                    200,50      | 20050
                    200,5       | 20050
                    1,200.50    | 120050
                    1,200.5     | 120050
                    1.200,50    | 120050
                    1,234,567.89| 123456789
                    1.234.567,89| 123456789
                    1,234,567   | 123456700
                    1200        | 120000
                    S/ 200      | 20000
                    S/200.00    | 20000
                    S/. 1,200.50| 120050
                    000200      | 20000
                    0.05        | 5
                    12,34       | 1234
                    99999999999.99 | 9999999999999
                    """)
    void a_sum_is_read_as_people_write_it(String text, long centimos) {
        assertThat(MoneyText.centimos(text)).isEqualTo(OptionalLong.of(centimos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,200",
                "1.200",
                "200,000",
                "200.000",
                "-200",
                "1,20.50",
                "1,2000.00",
                "12,345.678",
                "doscientos",
                "200 soles",
                "2e3",
                "1 200",
                "200..5",
                ".",
                "",
                ",5",
                "$200",
                "1.200.50",
                "9999999999999999",
                "२००"
            })
    void what_is_no_sum_or_could_be_two_is_refused(String text) {
        assertThat(MoneyText.centimos(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "25/08/2026, 2026-08-25",
        "5/8/2026, 2026-08-05",
        "05-08-2026, 2026-08-05",
        "05.08.2026, 2026-08-05",
        "2026-08-25, 2026-08-25",
        "2026-8-5, 2026-08-05",
        "2026-08-25 00:00:00, 2026-08-25",
        "2026-08-25T00:00:00Z, 2026-08-25",
        "29/02/2024, 2024-02-29",
        "46259, 2026-08-25",
        "46259.0, 2026-08-25",
        "61, 1900-03-01",
        "59, 1900-02-28",
        "1, 1900-01-01"
    })
    void a_day_is_read_as_people_and_programs_write_it(String text, LocalDate day) {
        assertThat(DayText.read(text, false))
                .isInstanceOfSatisfying(
                        DayText.Good.class, read -> assertThat(read.day()).isEqualTo(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29/02/2023",
                "31/04/2026",
                "00/01/2026",
                "2026-13-01",
                "25/08/26",
                "ayer",
                "60",
                "0",
                "46259.5",
                "2026-08-25 10:30",
                "25/08-2026",
                "8/2026",
                "2958466",
                "1/1/99999"
            })
    void what_is_no_day_is_refused_with_a_reason(String text) {
        assertThat(DayText.read(text, false))
                .isInstanceOfSatisfying(
                        DayText.Bad.class, read -> assertThat(read.why()).isNotBlank());
    }

    @Test
    void the_order_of_day_and_month_is_told_and_never_turned() {
        assertThat(DayText.read("08/25/2026", false)).isEqualTo(new DayText.MonthFirst(LocalDate.of(2026, 8, 25)));
        assertThat(DayText.read("25/08/2026", false))
                .isEqualTo(new DayText.Good(LocalDate.of(2026, 8, 25), DayText.Order.DAY_FIRST));
        assertThat(DayText.read("05/08/2026", false))
                .isEqualTo(new DayText.Good(LocalDate.of(2026, 8, 5), DayText.Order.OPEN));
    }

    @Test
    void old_macintosh_workbooks_count_from_1904() {
        assertThat(DayText.read("44797", true))
                .isInstanceOfSatisfying(
                        DayText.Good.class, read -> assertThat(read.day()).isEqualTo(LocalDate.of(2026, 8, 25)));
    }

    @Test
    void every_day_of_two_centuries_comes_back_from_its_serial_and_from_both_spellings() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            LocalDate day = LocalDate.of(1900, 3, 1).plusDays(random.nextInt(73_000));
            long serial = day.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay();
            for (String text : new String[] {Long.toString(serial), day.toString(), Shown.day(day)}) {
                assertThat(DayText.read(text, false))
                        .as("seed " + seed + ": " + text)
                        .isInstanceOfSatisfying(
                                DayText.Good.class,
                                read -> assertThat(read.day()).isEqualTo(day));
            }
        }
    }
}
