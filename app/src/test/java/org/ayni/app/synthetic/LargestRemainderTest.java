package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    @Test
    void what_is_left_over_goes_to_the_largest_remainders() {
        // 10 × 3/7 = 4.29, 10 × 3/7 = 4.29, 10 × 1/7 = 1.43: the unit left over goes to the last.
        assertThat(LargestRemainder.divide(10, new long[] {3, 3, 1})).containsExactly(4, 4, 2);
        assertThat(LargestRemainder.divide(3, new long[] {1, 1})).containsExactly(2, 1);
        assertThat(LargestRemainder.divide(5, new long[] {0, 7})).containsExactly(0, 5);
    }

    @Test
    void the_parts_add_up_and_none_is_a_whole_unit_away_from_its_due() {
        long seed = 20_251;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            long[] weights = random.longs(1 + random.nextInt(25), 1, 200_000).toArray();
            int total = random.nextInt(900_000);
            int[] parts = LargestRemainder.divide(total, weights);
            long sum = Arrays.stream(weights).sum();
            assertThat(Arrays.stream(parts).sum()).as("seed " + seed).isEqualTo(total);
            for (int i = 0; i < parts.length; i++) {
                assertThat(Math.abs(parts[i] * sum - weights[i] * total))
                        .as("seed " + seed)
                        .isLessThan(sum);
            }
        }
    }
}
