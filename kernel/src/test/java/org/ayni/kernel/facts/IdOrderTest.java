package org.ayni.kernel.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Results are sorted as text by code point, which is not the order of Java's strings. */
class IdOrderTest {

    private static List<String> sorted(String... texts) {
        IdTable ids = new IdTable();
        for (String text : texts) {
            ids.intern(text);
        }
        return Arrays.stream(IdOrder.of(ids)).mapToObj(ids::get).toList();
    }

    @Test
    void no_text_has_no_order() {
        assertThat(sorted()).isEmpty();
    }

    @Test
    void ids_are_sorted_as_text_and_not_as_numbers() {
        assertThat(sorted("H10", "H9", "H1", "h1", "H", "")).containsExactly("", "H", "H1", "H10", "H9", "h1");
    }

    /** UTF-16 puts the halves of an emoji (D800-DFFF) before FFFD; by code point it comes after. */
    @Test
    void code_points_beyond_sixteen_bits_come_last() {
        String emoji = "\uD83D\uDE00";
        String lastOfSixteenBits = "\uFFFD";
        assertThat(emoji).isLessThan(lastOfSixteenBits);
        assertThat(sorted(emoji, lastOfSixteenBits, "z", "ñ")).containsExactly("z", "ñ", lastOfSixteenBits, emoji);
    }

    @Test
    void sorted_input_stays() {
        assertThat(sorted("A", "B", "C")).containsExactly("A", "B", "C");
    }

    @Test
    void ten_thousand_texts_are_in_the_order_of_their_code_points() {
        long seed = 11L;
        Random random = new Random(seed);
        String[] texts = random.ints(10_000, 0, 0x10FFFF)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .mapToObj(point -> "H" + Character.toString(point) + point % 7)
                .distinct()
                .toArray(String[]::new);
        assertThat(sorted(texts))
                .as("seed " + seed)
                .hasSize(texts.length)
                .isSortedAccordingTo(IdOrderTest::compareByCodePoint);
    }

    private static int compareByCodePoint(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
