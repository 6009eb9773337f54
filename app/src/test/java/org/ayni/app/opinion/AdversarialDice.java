package org.ayni.app.opinion;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Chances. */
record AdversarialDice(Random random) {

    boolean is(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A day at most so many days before or after. */
    LocalDate near(LocalDate day, int days) {
        return day.plusDays(between(-days, days));
    }
}
