package org.ayni.kernel.facts;

/** Where a mark comes from. */
public enum MarkSource {
    /** A verification format filled in by hand. */
    FORMAT,
    /** An approved additional review. */
    REVIEW
}
