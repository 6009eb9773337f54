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

    /** The block of synthetic DNI numbers, {@code 96 000 000} to {@code 99 999 999}, has room for no more people. */
    public static final int MOST_HOUSEHOLDS = 900_000;

    /** The law and the school calendar are only meant for these years. */
    public static final int FIRST_YEAR = 2015;

    public static final int LAST_YEAR = 2100;

    /** A caseload that resembles no published bimestre. */
    public CaseloadSpec(int households, long seed, Bimester period, int dirtyPerMillion) {
        this(households, seed, period, dirtyPerMillion, false);
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
