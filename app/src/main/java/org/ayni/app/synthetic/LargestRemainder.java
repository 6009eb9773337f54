package org.ayni.app.synthetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides a whole number by weights into whole numbers that add up to it (the method of the largest remainder, Hamilton). */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * @param total 0 or more
     * @param weights 0 or more, at least one above; weight times total must fit a long
     * @return for each weight its part; of equal remainders the first gets the unit left over
     */
    static int[] divide(int total, long[] weights) {
        long sum = Arrays.stream(weights).sum();
        int[] parts = new int[weights.length];
        int left = total;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.toIntExact(Math.multiplyExact(weights[i], (long) total) / sum);
            left -= parts[i];
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -(weights[i] * total % sum)))
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
