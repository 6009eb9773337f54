package org.ayni.kernel.rule;

import java.math.BigInteger;

/** {@code (days − absences + justified) × 100 ≥ minimum × days}, applied as written; lateness is presence. */
@Rule("R-EDU")
public final class SchoolAttendanceMet {

    private static final long SAFE = Long.MAX_VALUE / 1_000;

    private SchoolAttendanceMet() {}

    /**
     * @param days school days, above 0
     * @param minimumPercent 85 in the present scheme
     */
    public static boolean decide(long days, long absences, long justified, int minimumPercent) {
        if (days < SAFE && absences < SAFE && justified < SAFE) {
            return (days - absences + justified) * 100 >= minimumPercent * days;
        }
        BigInteger present =
                BigInteger.valueOf(days).subtract(BigInteger.valueOf(absences)).add(BigInteger.valueOf(justified));
        BigInteger needed = BigInteger.valueOf(days).multiply(BigInteger.valueOf(minimumPercent));
        return present.multiply(BigInteger.valueOf(100)).compareTo(needed) >= 0;
    }
}
