package org.ayni.app.synthetic;

/**
 * Deterministic randomness (SplitMix64), written out so that it can never change under us. A stream is chosen by seed, topic
 * and index: household 7 rolls the same numbers whether or not households 1 to 6 were made.
 */
final class Dice {

    /** What a stream of numbers is for; the order is part of the output. */
    enum Topic {
        ZONE,
        HOUSEHOLD,
        SCHOOL,
        HEALTH,
        NAMES,
        SCHOOL_MONTH,
        FACILITY_MONTH,
        DISTRICT_MONTH,
        DIRT,
        AIM,
        PLACE_NAME
    }

    static final int MILLION = 1_000_000;
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, Topic topic, long index) {
        return new Dice(mix(mix(seed) + mix((topic.ordinal() + 1) * GAMMA) * 31 + mix(~index)));
    }

    /** 64 even bits. */
    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** An even whole number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /** An even whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True that many times in a million. */
    boolean chance(int perMillion) {
        return below(MILLION) < perMillion;
    }

    /** The position of one of the weights, each as likely as it weighs. */
    int pick(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int rest = below(total);
        for (int i = 0; i < weights.length - 1; i++) {
            rest -= weights[i];
            if (rest < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
