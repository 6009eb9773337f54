package org.ayni.kernel.rule;

/** The top third of a section: rank and size known, rank ≤ ⌈size / 3⌉; ties share the better rank. */
@Rule("R-TOP3")
public final class TopOfSection {
    private TopOfSection() {}

    /**
     * @param rank 0 = unknown
     * @param size students in the section, 0 = unknown
     * @param divisor 3 for a third
     */
    public static boolean decide(long rank, long size, int divisor) {
        return rank > 0 && size > 0 && rank <= (size - 1) / divisor + 1;
    }
}
