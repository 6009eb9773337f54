package org.ayni.kernel.decision;

/**
 * A condition (corresponsabilidad) of a target member, in the order in which files list them. {@link #PACK} is the
 * integrated package: it never decides the month, only the early-childhood transfer (R-PACK).
 */
public enum Condition {
    APN,
    CRED,
    DNI,
    EDU,
    PACK
}
