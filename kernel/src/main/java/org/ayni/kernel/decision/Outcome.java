package org.ayni.kernel.decision;

/** The outcome of a condition, of a member's month or of a package. */
public enum Outcome {
    NOT_COMPLIED,
    NOT_VERIFIED,
    COMPLIED,
    EXEMPT,
    NOT_APPLICABLE,
    /** Only of {@link Condition#PACK}. */
    COMPLETE,
    /** Only of {@link Condition#PACK}. */
    INCOMPLETE
}
