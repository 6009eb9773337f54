package org.ayni.app.synthetic;

import org.ayni.kernel.time.Bimester;

/**
 * What to make. Equal specifications give equal bytes.
 *
 * @param households 1 to {@link #MOST_HOUSEHOLDS}
 * @param seed any number
 * @param period the bimestre whose facts, with those of the two before it, are written
 * @param dirtyPerMillion how many rows in a million are followed by one more that must be rejected
 * @param asPublished whether it is calibrated to what was published about the period
 */
public record CaseloadSpec(int households, long seed, Bimester period, int dirtyPerMillion, boolean asPublished) {

    /** Four times the programme: what a measurement of growth needs. */
    public static final int MOST_HOUSEHOLDS = 3_000_000;

    /** The block of DNI numbers that is assumed unused, {@code 96 000 000} to {@code 99 999 999}, has room for no more people. */
    private static final int MOST_WITH_UNUSED_DNI = 900_000;

    private static final int FIRST_UNUSED_DNI = 96_000_000;
    private static final int FIRST_DNI_OF_MORE = 86_000_000;

    /** The law and the school calendar are only meant for these years. */
    public static final int FIRST_YEAR = 2015;

    public static final int LAST_YEAR = 2100;

    /** A caseload that resembles no published bimestre. */
    public CaseloadSpec(int households, long seed, Bimester period, int dirtyPerMillion) {
        this(households, seed, period, dirtyPerMillion, false);
    }

    /** The first number of the synthetic DNIs, which reach to {@code 99 999 999}. */
    int firstDni() {
        return hasUnusedDni() ? FIRST_UNUSED_DNI : FIRST_DNI_OF_MORE;
    }

    /** Whether nobody real is assumed to have one of these DNI numbers; of a caseload larger than any nation that cannot be said. */
    boolean hasUnusedDni() {
        return households <= MOST_WITH_UNUSED_DNI;
    }

    public CaseloadSpec {
        if (households < 1 || households > MOST_HOUSEHOLDS) {
            throw new IllegalArgumentException("households must be 1 to " + MOST_HOUSEHOLDS + ": " + households);
        }
        if (dirtyPerMillion < 0 || dirtyPerMillion > Dice.MILLION) {
            throw new IllegalArgumentException("a share in millionths: " + dirtyPerMillion);
        }
        if (period.year() < FIRST_YEAR || period.year() > LAST_YEAR) {
            throw new IllegalArgumentException("a bimestre out of range: " + period);
        }
        if (asPublished && PublishedFigures.of(period).isEmpty()) {
            throw new IllegalArgumentException("nothing is published of " + period);
        }
    }
}
