package org.ayni.kernel.facts;

/** The socio-economic classification (CSE). */
public enum Classification {
    UNKNOWN,
    /** Pobre extremo. */
    PE,
    /** Pobre no extremo. */
    PNE,
    /** No pobre. */
    NP
}
