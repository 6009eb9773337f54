package org.ayni.kernel.decision;

/** What a line of a liquidation is: of this bimestre, or a difference about an earlier one (R-RETRO). */
public enum LineKind {
    CURRENT,
    REINTEGRO,
    RECUPERO
}
