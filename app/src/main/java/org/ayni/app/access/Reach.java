package org.ayni.app.access;

/** How far a role sees households and their people. */
public enum Reach {
    /** Every household. */
    NATION,
    /** Those of the places of the assignment: a UT, or some districts of one. */
    PLACES,
    /** None: the role works with accounts or with sums. */
    NOBODY
}
