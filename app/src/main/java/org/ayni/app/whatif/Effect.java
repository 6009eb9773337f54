package org.ayni.app.whatif;

/** What a change does to a household, by all that the bimestre owes it before and after; exclusive. */
public enum Effect {
    SAME("igual"),
    /** Was owed something and is owed more. */
    GAINS("gana"),
    /** Was owed something and is owed less, but something. */
    LOSES("pierde"),
    /** Was owed nothing and is owed something. */
    ENTERS("entra"),
    /** Was owed something and is owed nothing. */
    LEAVES("sale");

    static final int COUNT = values().length;

    private final String spanish;

    Effect(String spanish) {
        this.spanish = spanish;
    }

    public String spanish() {
        return spanish;
    }

    /**
     * The effect of an amount that becomes another.
     *
     * @param before céntimos; a household from which more is recovered than it is owed is owed nothing
     */
    static Effect of(long before, long after) {
        if (before == after || (before <= 0 && after <= 0)) {
            return SAME;
        }
        if (before <= 0) {
            return ENTERS;
        }
        if (after <= 0) {
            return LEAVES;
        }
        return after > before ? GAINS : LOSES;
    }
}
