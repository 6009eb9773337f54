package org.ayni.kernel.law;

/**
 * When a dose of a vaccine is due, in days of age, given the age at the dose before it: from
 * {@code max(before + after, notBefore)} to {@code min(before + within, notAfter)} (rulebook §6).
 *
 * @param after least days after the dose before it; 0 for a first dose
 * @param within most days after the dose before it; {@link #UNBOUNDED} for none
 * @param notBefore least age in days
 * @param notAfter greatest age in days; {@link #UNBOUNDED} for none
 */
public record Dose(int after, int within, int notBefore, int notAfter) {

    public static final int UNBOUNDED = 100_000;

    /** First age at which the dose counts, the one before it given at age {@code before}. */
    public int first(int before) {
        return Math.max(before + after, notBefore);
    }

    /** Last age at which it counts; for a missing dose before it, the last age of that one stands in. */
    public int last(int before) {
        return Math.min(before + within, notAfter);
    }
}
