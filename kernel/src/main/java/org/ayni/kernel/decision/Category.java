package org.ayni.kernel.decision;

/** Why a person is a target member (miembro objetivo) in a month; exclusive, the first that fits wins (R-TARGET). */
public enum Category {
    PREGNANT,
    INFANT,
    TODDLER,
    PRESCHOOL,
    STUDENT
}
