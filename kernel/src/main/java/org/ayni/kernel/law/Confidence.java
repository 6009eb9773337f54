package org.ayni.kernel.law;

/** How sure we are of a rule or a value. */
public enum Confidence {
    /** In the seed documents: the norm itself. */
    NORM,
    /** Read in a public source that is not the norm. */
    SEEN,
    /** A defensible default without a source; shown to staff as <em>valor supuesto</em>. */
    ASSUMED
}
