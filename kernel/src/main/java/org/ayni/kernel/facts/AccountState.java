package org.ayni.kernel.facts;

/** The state of the household's account at the paying bank; only an active one is paid into (R-HOLD). */
public enum AccountState {
    UNKNOWN,
    ACTIVE,
    NONE,
    BLOCKED,
    NO_CARD
}
