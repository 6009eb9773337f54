package org.ayni.kernel.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dated number: exactly one value from its first day on, none before, never a guess. */
class ParameterTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private static DatedValue value(LocalDate from, long number) {
        return new DatedValue(from, new Value.Number(number), "test", Confidence.ASSUMED, from.plusYears(1));
    }

    private static Parameter parameter(DatedValue... values) {
        return new Parameter("p", "P", "u", "R-EDU", List.of(values));
    }

    @Test
    void value_decides_from_its_day_until_the_next_begins() {
        Parameter parameter = parameter(value(JULY, 90), value(JANUARY, 85));
        assertThat(parameter.at(JANUARY).value()).isEqualTo(new Value.Number(85));
        assertThat(parameter.at(JULY.minusDays(1)).value()).isEqualTo(new Value.Number(85));
        assertThat(parameter.at(JULY).value()).isEqualTo(new Value.Number(90));
        assertThat(parameter.at(LocalDate.of(2099, 12, 31)).value()).isEqualTo(new Value.Number(90));
    }

    @Test
    void day_before_the_first_value_has_none() {
        assertThatThrownBy(() -> parameter(value(JANUARY, 85)).at(JANUARY.minusDays(1)))
                .isInstanceOfSatisfying(NoValueInForce.class, gap -> {
                    assertThat(gap.parameter()).isEqualTo("p");
                    assertThat(gap.day()).isEqualTo(JANUARY.minusDays(1));
                });
    }

    @Test
    void two_values_from_one_day_are_refused() {
        assertThatThrownBy(() -> parameter(value(JANUARY, 85), value(JULY, 90), value(JANUARY, 80)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-01-01");
    }

    @Test
    void parameter_without_values_is_refused() {
        assertThatThrownBy(ParameterTest::parameter).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void values_are_kept_from_the_earliest_on() {
        assertThat(parameter(value(JULY, 90), value(JANUARY, 85)).values())
                .extracting(DatedValue::from)
                .containsExactly(JANUARY, JULY);
    }
}
