package org.ayni.app.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlocksTest {

    private static PersonCard card(String given, String paternal, String maternal, int day, String dni) {
        return new PersonCard(
                0, 0, given, paternal, maternal, "", Optional.of(LocalDate.of(2019, 4, day)), "", dni, "060101", "");
    }

    private static Set<List<Integer>> pairs(Blocks blocks) {
        Set<List<Integer>> pairs = new HashSet<>();
        blocks.pairs((one, other) -> pairs.add(one < other ? List.of(one, other) : List.of(other, one)));
        return pairs;
    }

    @Test
    void records_that_share_a_sound_and_a_day_or_a_document_are_compared_and_no_others() {
        Blocks blocks = new Blocks();
        blocks.add(card("Ana", "Vásquez", "Rojas", 12, ""));
        blocks.add(card("Anita", "Basques", "Soto", 12, ""));
        blocks.add(card("Eva", "Poma", "Vega", 3, "90000001"));
        blocks.add(card("Luz", "Rimac", "Cruz", 9, "90000001"));
        blocks.add(card("Sol", "Nina", "Luque", 20, ""));
        assertThat(pairs(blocks)).containsExactlyInAnyOrder(List.of(0, 1), List.of(2, 3));
    }

    @Test
    void a_key_that_too_many_share_is_passed_over_and_counted() {
        Blocks blocks = new Blocks();
        for (int i = 0; i <= Blocks.MOST; i++) {
            blocks.add(card("", "Quispe", "", 1, ""));
        }
        assertThat(pairs(blocks)).isEmpty();
        assertThat(blocks.passedOver()).isEqualTo(1);
    }
}
