package org.ayni.kernel.decision;

/** The reason code of a decision or of a line; its words, for three readers, are in {@code law/reasons.yaml}. */
public enum Reason {
    OK,
    EXEMPTED,
    REVIEWED,
    DNI_MISSING,
    DNI_LATE,
    NO_SCHOOL_DAYS,
    WITHDRAWN,
    ATTENDANCE_BELOW_MINIMUM,
    NO_WINDOW_DUE,
    FIELD_FORMAT,
    CHANGE_NOT_REPORTED,
    NO_PRENATAL_CONTROL,
    CRED_MISSING,
    NOT_ENROLLED,
    SCHOOL_SILENT,
    FACILITY_SILENT,
    // The first missing item of an incomplete package, in the order in which they are looked for.
    CRED,
    VACCINE,
    IRON,
    HAEMOGLOBIN,
    DNI,
    PRENATAL,
    // Of lines.
    COMPLIED,
    DEFAULT,
    NEW_HOUSEHOLD,
    NOT_COMPLIED,
    NOT_VERIFIED,
    NO_TARGET,
    SUSPENDED,
    NOT_POOR,
    CLASSIFICATION_EXPIRED,
    LATE_EVIDENCE
}
