package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotaTest {

    @Test
    void exactly_the_wanted_number_is_chosen_whatever_the_dice() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(chosen(new Quota(37, 200), 200, seed, 0))
                    .as("seed " + seed)
                    .isEqualTo(37);
        }
    }

    @Test
    void what_the_first_could_not_be_the_later_ones_are() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(chosen(new Quota(37, 200), 200, seed, 120))
                    .as("seed " + seed)
                    .isEqualTo(37);
        }
    }

    private static int chosen(Quota quota, int among, int seed, int unable) {
        Dice dice = Dice.of(seed, Dice.Topic.AIM, 0);
        int chosen = 0;
        for (int i = 0; i < among; i++) {
            boolean is = quota.draw(dice) && i >= unable;
            quota.pass(is);
            chosen += is ? 1 : 0;
        }
        return chosen;
    }
}
