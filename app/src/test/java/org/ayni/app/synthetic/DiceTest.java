package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void a_stream_is_the_same_for_ever() {
        Dice dice = Dice.of(1, Dice.Topic.HOUSEHOLD, 0);
        assertThat(new int[] {dice.below(1000), dice.below(1000), dice.below(1000)})
                .containsExactly(755, 498, 661);
    }

    @Test
    void streams_of_neighbours_topics_and_seeds_differ() {
        long first = Dice.of(1, Dice.Topic.HOUSEHOLD, 0).next();
        assertThat(Dice.of(1, Dice.Topic.HOUSEHOLD, 1).next()).isNotEqualTo(first);
        assertThat(Dice.of(1, Dice.Topic.HEALTH, 0).next()).isNotEqualTo(first);
        assertThat(Dice.of(2, Dice.Topic.HOUSEHOLD, 0).next()).isNotEqualTo(first);
    }

    @Test
    void chances_come_out_as_often_as_they_say() {
        Dice dice = Dice.of(9, Dice.Topic.SCHOOL, 4);
        int hits = 0;
        int[] picked = new int[3];
        for (int i = 0; i < 100_000; i++) {
            hits += dice.chance(30_000) ? 1 : 0;
            picked[dice.pick(70, 20, 10)]++;
            assertThat(dice.between(-3, 3)).isBetween(-3, 3);
        }
        assertThat(hits).isBetween(2_800, 3_200);
        assertThat(picked[0]).isBetween(69_000, 71_000);
        assertThat(picked[2]).isBetween(9_500, 10_500);
    }
}
