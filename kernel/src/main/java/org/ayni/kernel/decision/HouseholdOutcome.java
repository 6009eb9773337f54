package org.ayni.kernel.decision;

/** The outcome of a household in a month (rulebook §3, end). */
public enum HouseholdOutcome {
    COMPLIED,
    NOT_COMPLIED,
    NOT_VERIFIED,
    /** Every target member is exempt or has nothing due: the month counts as compliant. */
    DEFAULT,
    NO_TARGET;

    /** Whether the month is compliant: it earns the base. */
    public boolean isCompliant() {
        return this == COMPLIED || this == DEFAULT;
    }
}
