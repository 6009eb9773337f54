package org.ayni.kernel.facts;

/** What a field format or an additional review says. */
public enum Mark {
    COMPLIED,
    NOT_COMPLIED,
    /** Only of formats: the member is not known there (R-MOVE). */
    UNKNOWN
}
