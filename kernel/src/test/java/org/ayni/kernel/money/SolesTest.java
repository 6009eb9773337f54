package org.ayni.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money is whole céntimos: exact, never silently out of range, written the same everywhere. */
class SolesTest {

    private static final Soles LARGEST = Soles.ofCentimos(Long.MAX_VALUE);
    private static final Soles SMALLEST = Soles.ofCentimos(Long.MIN_VALUE);

    @Test
    void amounts_are_added_taken_and_multiplied_exactly() {
        Soles base = Soles.ofCentimos(10_000);
        assertThat(base.plus(Soles.ofCentimos(1))).isEqualTo(Soles.ofCentimos(10_001));
        assertThat(base.minus(Soles.ofCentimos(10_001))).isEqualTo(Soles.ofCentimos(-1));
        assertThat(base.times(2)).isEqualTo(Soles.ofCentimos(20_000));
        assertThat(base.times(-3)).isEqualTo(Soles.ofCentimos(-30_000));
        assertThat(base.negate().plus(base)).isSameAs(Soles.ZERO);
        assertThat(base.isPositive()).isTrue();
        assertThat(base.negate().isNegative()).isTrue();
        assertThat(Soles.ZERO.isPositive() || Soles.ZERO.isNegative()).isFalse();
        assertThat(base).isGreaterThan(Soles.ZERO);
    }

    @Test
    void what_does_not_fit_is_an_error_and_never_a_smaller_amount() {
        assertThatThrownBy(() -> LARGEST.plus(Soles.ofCentimos(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> SMALLEST.minus(Soles.ofCentimos(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> LARGEST.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(SMALLEST::negate).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Soles.parseDecimal("92233720368547758.08")).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.00,S/ 0.00",
        "1,0.01,S/ 0.01",
        "-1,-0.01,-S/ 0.01",
        "10,0.10,S/ 0.10",
        "100,1.00,S/ 1.00",
        "-10000,-100.00,-S/ 100.00",
        "123450,1234.50,'S/ 1,234.50'",
        "100000000000,1000000000.00,'S/ 1,000,000,000.00'",
        "9223372036854775807,92233720368547758.07,'S/ 92,233,720,368,547,758.07'",
        "-9223372036854775808,-92233720368547758.08,'-S/ 92,233,720,368,547,758.08'"
    })
    void amount_is_written_for_machines_and_for_people(long centimos, String decimal, String people) {
        Soles amount = Soles.ofCentimos(centimos);
        assertThat(amount.decimal()).isEqualTo(decimal);
        assertThat(amount).hasToString(people);
        assertThat(Soles.parseDecimal(decimal)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"5,500", "5.5,550", "5.05,505", "-5.5,-550", "0.0,0", "-0.00,0", "007.10,710"})
    void decimals_of_up_to_two_places_are_read(String text, long centimos) {
        assertThat(Soles.parseDecimal(text)).isEqualTo(Soles.ofCentimos(centimos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "1.", ".5", "1.005", "1,50", "1 000", "+1", "1e3", " 1", "1 ", "--1", "1.5.0", "٥", "S/ 1"
            })
    void other_texts_are_no_amount(String text) {
        assertThatThrownBy(() -> Soles.parseDecimal(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writing_and_reading_lead_back() {
        long seed = 20_260_731L;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Soles amount = Soles.ofCentimos(random.nextLong() >> random.nextInt(64));
            assertThat(Soles.parseDecimal(amount.decimal())).as("seed " + seed).isEqualTo(amount);
        }
    }

    @Test
    void text_does_not_depend_on_the_locale_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            assertThat(Soles.ofCentimos(123_450)).hasToString("S/ 1,234.50");
            assertThat(Soles.ofCentimos(123_450).decimal()).isEqualTo("1234.50");
        } finally {
            Locale.setDefault(before);
        }
    }
}
