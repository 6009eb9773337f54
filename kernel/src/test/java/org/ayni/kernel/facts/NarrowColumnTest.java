package org.ayni.kernel.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ayni.kernel.time.Days;
import org.junit.jupiter.api.Test;

class NarrowColumnTest {

    @Test
    void every_number_comes_back_whether_it_fits_or_not() {
        List<Integer> numbers = new ArrayList<>(List.of(
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                Days.UNKNOWN,
                -1,
                0,
                1,
                65_533,
                65_534,
                65_535,
                -29_221,
                -29_220,
                36_314,
                36_315));
        Random random = new Random(7);
        for (int i = 0; i < 40_000; i++) {
            // The second of three chunks has only numbers that fit.
            numbers.add(i > 16_000 && i < 34_000 ? random.nextInt(30_000) : random.nextInt());
        }
        for (NarrowColumn column :
                List.of(NarrowColumn.ofDays(), NarrowColumn.ofNumbers(), new NarrowColumn(~9_999, 7))) {
            numbers.forEach(column::add);
            assertThat(column.size()).isEqualTo(numbers.size());
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(column.get(i)).isEqualTo(numbers.get(i));
            }
        }
    }

    @Test
    void what_was_cleared_takes_other_numbers_as_if_it_were_new() {
        NarrowColumn column = NarrowColumn.ofNumbers();
        Random random = new Random(11);
        for (int round = 0; round < 5; round++) {
            List<Integer> numbers = new ArrayList<>();
            int size = random.nextInt(60_000);
            for (int i = 0; i < size; i++) {
                numbers.add(random.nextInt(10_000) == 0 ? 1_000_000 : random.nextInt(60_000) - 1);
            }
            column.clear();
            numbers.forEach(column::add);
            assertThat(column.size()).isEqualTo(size);
            for (int i = 0; i < size; i++) {
                assertThat(column.get(i)).isEqualTo(numbers.get(i));
            }
        }
    }

    @Test
    void a_number_that_no_longer_fits_leaves_those_beside_it_as_they_are() {
        NarrowColumn column = NarrowColumn.ofNumbers();
        for (int i = 0; i < 100; i++) {
            column.add(i - 1);
        }
        column.set(50, 1_000_000);
        column.set(51, -1);
        for (int i = 0; i < 100; i++) {
            assertThat(column.get(i)).isEqualTo(i == 50 ? 1_000_000 : i == 51 ? -1 : i - 1);
        }
    }
}
