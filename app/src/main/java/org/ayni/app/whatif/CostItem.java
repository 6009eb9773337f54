package org.ayni.app.whatif;

import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.decision.LineKind;

/** What a bimestre's money is for: the transfers of the bimestre itself, and the differences about earlier ones. */
public enum CostItem {
    BASE("base"),
    TPI("Primera Infancia (TPI)"),
    TAS("Alta Secundaria (TAS)"),
    TBS("Baja Secundaria (TBS)"),
    VRAEM("VRAEM"),
    /** Reintegros and recuperos about the bimestres before (R-RETRO). */
    EARLIER("bimestres anteriores");

    static final int COUNT = values().length;

    private final String spanish;

    CostItem(String spanish) {
        this.spanish = spanish;
    }

    public String spanish() {
        return spanish;
    }

    /** The item of a line, as its ordinal. */
    static int of(Lines lines, int line) {
        return lines.kind(line) == LineKind.CURRENT
                ? switch (lines.concept(line)) {
                    case BASE -> BASE.ordinal();
                    case TPI -> TPI.ordinal();
                    case TAS -> TAS.ordinal();
                    case TBS -> TBS.ordinal();
                    case VRAEM -> VRAEM.ordinal();
                }
                : EARLIER.ordinal();
    }
}
