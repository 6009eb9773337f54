package org.ayni.kernel.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Texts as small numbers: the same text the same number, for ever, in any script and any quantity. */
class IdTableTest {

    private final IdTable ids = new IdTable();

    @Test
    void texts_are_numbered_in_the_order_of_their_first_arrival() {
        assertThat(ids.intern("H2")).isZero();
        assertThat(ids.intern("H1")).isEqualTo(1);
        assertThat(ids.intern("H2")).isZero();
        assertThat(ids.size()).isEqualTo(2);
        assertThat(ids.get(1)).isEqualTo("H1");
    }

    @Test
    void appended_texts_are_found_like_interned_ones_however_they_alternate() {
        for (int i = 0; i < 3_000; i++) {
            byte[] text = ("M" + i).getBytes(StandardCharsets.UTF_8);
            assertThat(i % 700 < 400 ? ids.append(text, 0, text.length) : ids.intern(text, 0, text.length))
                    .isEqualTo(i);
        }
        for (int i = 0; i < 3_000; i++) {
            assertThat(ids.find("M" + i)).isEqualTo(i);
            assertThat(ids.intern("M" + i)).isEqualTo(i);
        }
        assertThat(ids.find("M3000")).isEqualTo(-1);
    }

    @Test
    void a_text_after_all_others_is_new_and_only_such_a_text() {
        assertThat(isAfterAll("H1")).isTrue();
        ids.intern("H1");
        assertThat(isAfterAll("H1")).isFalse();
        assertThat(isAfterAll("H")).isFalse();
        assertThat(isAfterAll("H0")).isFalse();
        assertThat(isAfterAll("H10")).isTrue();
        assertThat(isAfterAll("H2")).isTrue();
        assertThat(isAfterAll("I")).isTrue();
        ids.intern("H2");
        assertThat(isAfterAll("H3")).isTrue();
        ids.intern("H10");
        assertThat(isAfterAll("H3")).as("not in order any more").isFalse();
        ids.clear();
        assertThat(isAfterAll("H0")).isTrue();
    }

    @Test
    void whoever_is_after_all_is_not_in_the_table_whatever_the_script() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            ids.clear();
            for (int i = 0; i < 40; i++) {
                String text = random.ints(random.nextInt(4), 0, 4)
                        .mapToObj(letter -> List.of("a", "z", "ñ", "家").get(letter))
                        .collect(Collectors.joining());
                boolean after = isAfterAll(text);
                if (after) {
                    assertThat(ids.find(text)).as("%s, seed %d", text, seed).isEqualTo(-1);
                }
                int number = after ? ids.append(text.toCharArray(), 0, text.length()) : ids.intern(text);
                assertThat(ids.get(number)).as("seed %d", seed).isEqualTo(text);
                assertThat(ids.find(text)).as("%s, seed %d", text, seed).isEqualTo(number);
            }
        }
    }

    private boolean isAfterAll(String text) {
        return ids.isAfterAll(text.toCharArray(), 0, text.length());
    }

    @Test
    void unknown_text_has_no_number() {
        ids.intern("H1");
        assertThat(ids.find("H2")).isEqualTo(-1);
        assertThat(ids.find("H")).isEqualTo(-1);
        assertThat(ids.find("H11")).isEqualTo(-1);
        assertThat(ids.find("")).isEqualTo(-1);
        assertThat(ids.size()).isEqualTo(1);
    }

    @Test
    void empty_text_is_a_text() {
        assertThat(ids.intern("")).isZero();
        assertThat(ids.find("")).isZero();
        assertThat(ids.get(0)).isEmpty();
    }

    @Test
    void texts_of_every_script_are_kept() {
        List<String> texts = List.of("Ñahui", "niño", "Wasi\u0301", "家", "😀", "a😀b", "\uFFFD", "Ñ", "N\u0303", "é");
        for (String text : texts) {
            ids.intern(text);
        }
        for (int i = 0; i < texts.size(); i++) {
            assertThat(ids.find(texts.get(i))).as(texts.get(i)).isEqualTo(i);
            assertThat(ids.get(i)).isEqualTo(texts.get(i));
            assertThat(ids.byteLength(i)).isEqualTo(texts.get(i).getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void part_of_a_buffer_is_a_text() {
        char[] buffer = "xxH1,ñandúyy".toCharArray();
        assertThat(ids.intern(buffer, 2, 2)).isZero();
        assertThat(ids.intern(buffer, 5, 5)).isEqualTo(1);
        assertThat(ids.find("H1")).isZero();
        assertThat(ids.find("ñandú")).isEqualTo(1);
        assertThat(ids.find(buffer, 5, 5)).isEqualTo(1);
        assertThat(ids.find(buffer, 5, 4)).isEqualTo(-1);
    }

    @Test
    void text_that_differs_only_beyond_ascii_is_another() {
        // One char, two bytes in UTF-8: the low byte of the char alone is the letter A.
        ids.intern("A");
        assertThat(ids.find("\u0141")).isEqualTo(-1);
        assertThat(ids.intern("\u0141")).isEqualTo(1);
    }

    @Test
    void copied_bytes_are_those_of_the_text() {
        ids.intern("uno");
        int second = ids.intern("ñu");
        byte[] target = new byte[10];
        assertThat(ids.copyTo(second, target, 4)).isEqualTo(7);
        assertThat(new String(target, 4, 3, StandardCharsets.UTF_8)).isEqualTo("ñu");
    }

    @Test
    void hundred_thousand_texts_of_all_lengths_keep_their_numbers_while_the_table_grows() {
        long seed = 7L;
        Random random = new Random(seed);
        Map<String, Integer> known = new HashMap<>();
        List<String> texts = new ArrayList<>();
        while (texts.size() < 100_000) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append((char) (random.nextInt(20) == 0 ? 0xC0 + random.nextInt(64) : 'A' + random.nextInt(8)));
            }
            if (known.putIfAbsent(text.toString(), texts.size()) == null) {
                assertThat(ids.intern(text)).isEqualTo(texts.size());
                texts.add(text.toString());
            } else {
                assertThat(ids.intern(text)).as("seed " + seed).isEqualTo(known.get(text.toString()));
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            assertThat(ids.find(texts.get(i))).isEqualTo(i);
            assertThat(ids.get(i)).isEqualTo(texts.get(i));
        }
        assertThat(ids.size()).isEqualTo(100_000);
    }

    @Test
    void text_is_found_by_its_bytes_within_others() {
        ids.intern("H1");
        ids.intern("ñandú");
        byte[] bytes = "xxH1,ñandú,H2".getBytes(StandardCharsets.UTF_8);
        assertThat(ids.find(bytes, 2, 2)).isZero();
        assertThat(ids.find(bytes, 5, 7)).isEqualTo(1);
        assertThat(ids.find(bytes, 13, 2)).isEqualTo(-1);
        assertThat(ids.find(bytes, 5, 6)).isEqualTo(-1);
    }

    @Test
    void what_was_cleared_knows_nobody_and_counts_from_the_beginning() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 1_000; i++) {
                byte[] text = ("R" + round + "-" + i).getBytes(StandardCharsets.UTF_8);
                assertThat(round == 1 ? ids.append(text, 0, text.length) : ids.intern(text, 0, text.length))
                        .isEqualTo(i);
            }
            assertThat(ids.find("R" + round + "-777")).isEqualTo(777);
            ids.clear();
            assertThat(ids.size()).isZero();
            assertThat(ids.find("R" + round + "-777")).isEqualTo(-1);
        }
    }

    /** Every length, each longer than all before: the buffers grow under the text that is being numbered. */
    @Test
    void each_longer_text_is_kept_as_it_is() {
        for (int length = 0; length < 600; length++) {
            assertThat(ids.intern("x".repeat(length))).isEqualTo(length);
            assertThat(ids.get(length)).isEqualTo("x".repeat(length));
        }
    }

    @Test
    void text_longer_than_the_first_arena_is_kept() {
        String longText = "ñ".repeat(50_000);
        ids.intern("corto");
        assertThat(ids.intern(longText)).isEqualTo(1);
        assertThat(ids.get(1)).isEqualTo(longText);
        assertThat(ids.get(0)).isEqualTo("corto");
    }
}
