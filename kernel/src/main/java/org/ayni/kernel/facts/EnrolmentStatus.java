package org.ayni.kernel.facts;

/** The status of an enrolment in SIAGIE. */
public enum EnrolmentStatus {
    ENROLLED,
    WITHDRAWN,
    NOT_ENROLLED,
    PROMOTED,
    REPEATS;

    /** Whether the person is at school: what a child of 3 to 5 needs to be a target member (rulebook §2.4). */
    public boolean isAtSchool() {
        return this == ENROLLED || this == PROMOTED || this == REPEATS;
    }

    /** Whether the row says that the person left or never came (rulebook §3, line 4). */
    public boolean isAway() {
        return this == WITHDRAWN || this == NOT_ENROLLED;
    }
}
