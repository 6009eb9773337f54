package org.ayni.kernel.facts;

/** The level of an enrolment in SIAGIE. */
public enum SchoolLevel {
    UNKNOWN,
    INICIAL,
    PRIMARIA,
    SECUNDARIA,
    EBE,
    CEBA
}
