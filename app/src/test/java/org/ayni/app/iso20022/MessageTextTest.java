package org.ayni.app.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import org.ayni.kernel.money.Soles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

    @Test
    void a_decomposed_name_is_composed() {
        assertThat(MessageText.name("HUAMA\u0301N")).contains("HUAM\u00c1N");
    }

    @Test
    void invisible_characters_vanish_and_blanks_are_single() {
        assertThat(MessageText.name("  ROSA\u200b\u202e \u00a0 LIMA\u0000 ")).contains("ROSA LIMA");
    }

    @Test
    void the_apostrophes_of_word_processors_become_plain_ones() {
        assertThat(MessageText.name("P\u2019ACHA T\u02bcIKA Q\u2011Q")).contains("P'ACHA T'IKA Q-Q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b", "ROSA <script>", "РОСА", "ROSA;LIMA", "玫瑰", "\ud83d\ude00"})
    void a_name_that_a_bank_refuses_is_not_changed_into_another(String raw) {
        assertThat(MessageText.name(raw)).isEmpty();
    }

    @Test
    void a_name_of_140_fits_and_one_of_141_does_not() {
        assertThat(MessageText.name("A".repeat(140))).isPresent();
        assertThat(MessageText.name("A".repeat(141))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.05,5", "100,10000", "100.5,10050", "100.50,10050", "100.50000,10050", "+7.00,700", "7.,700", "0,0"})
    void an_amount_is_read_exactly(String text, long centimos) {
        assertThat(AmountSaid.parse(text, "PEN")).isEqualTo(new AmountSaid.Exactly(Soles.ofCentimos(centimos)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "1.005",
                "1e3",
                "1,000.00",
                "NaN",
                "0x10",
                "99999999999999999999",
                "1.2.3",
                ".",
                "+",
                "１",
                "+-1"
            })
    void what_is_not_whole_centimos_is_not_an_amount(String text) {
        assertThat(AmountSaid.parse(text, "PEN")).isInstanceOf(AmountSaid.NotSoles.class);
    }

    @Test
    void another_currency_is_not_soles() {
        assertThat(AmountSaid.parse("100.00", "USD"))
                .isEqualTo(new AmountSaid.NotSoles("100.00", "USD", "la moneda no es PEN"));
    }
}
