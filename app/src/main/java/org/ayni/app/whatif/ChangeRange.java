package org.ayni.app.whatif;

/** A range of the change per household and bimestre; the ranges leave nothing out. */
public enum ChangeRange {
    LESS_200_OR_MORE("pierde S/ 200 o más", -20_000),
    LESS_100("pierde de S/ 100 a menos de 200", -10_000),
    LESS_50("pierde de S/ 50 a menos de 100", -5_000),
    LESS("pierde menos de S/ 50", -1),
    SAME("sin cambio", 0),
    MORE("gana menos de S/ 50", 4_999),
    MORE_50("gana de S/ 50 a menos de 100", 9_999),
    MORE_100("gana de S/ 100 a menos de 200", 19_999),
    MORE_200_OR_MORE("gana S/ 200 o más", Long.MAX_VALUE);

    static final int COUNT = values().length;
    private static final ChangeRange[] RANGES = values();

    private final String spanish;
    private final long most;

    /** @param most the largest change of the range, in céntimos; it begins where the one before ends */
    ChangeRange(String spanish, long most) {
        this.spanish = spanish;
        this.most = most;
    }

    public String spanish() {
        return spanish;
    }

    /** The range of a change, as its ordinal. */
    static int of(long difference) {
        int range = 0;
        while (difference > RANGES[range].most) {
            range++;
        }
        return range;
    }
}
