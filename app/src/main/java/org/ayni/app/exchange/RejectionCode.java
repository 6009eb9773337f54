package org.ayni.app.exchange;

/** Why a row was rejected: the codes of the exchange format. */
public enum RejectionCode {
    /** Required and empty. */
    MISSING,
    /** Not what the column must hold. */
    BAD_VALUE,
    /** A household_id or member_id that an accepted row already has. */
    DUPLICATE,
    /** A household_id that no accepted row has. */
    UNKNOWN_HOUSEHOLD,
    /** A member_id that no accepted row has. */
    UNKNOWN_MEMBER
}
