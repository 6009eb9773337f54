package org.ayni.kernel.decision;

/** A transfer of the scheme (rulebook §5). */
public enum Concept {
    /** Base, per household and compliant month. */
    BASE,
    /** Early childhood, per household and month. */
    TPI,
    /** Upper secondary, per student and month. */
    TAS,
    /** Lower secondary, per student and month. */
    TBS,
    /** VRAEM, per student and school year. */
    VRAEM
}
