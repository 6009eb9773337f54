package org.ayni.app.variance;

/** What can stand out in a liquidation (R-VARIANCE). */
public enum FindingKind {
    UNIT_CHANGED("CAMBIO", "cambió más de lo previsto la UT"),
    SHARED_ACCOUNT("CUENTA", "una cuenta para más de un hogar"),
    DEAD_HOLDER("FALLECIDO", "el titular consta como fallecido"),
    NOTHING_DECIDED("SIN-DECISION", "hogar del padrón cerrado sin decisión o sin total");

    private final String prefix;
    private final String spanish;

    FindingKind(String prefix, String spanish) {
        this.prefix = prefix;
        this.spanish = spanish;
    }

    /** With which the name of a finding begins, as a person writes it. */
    public String prefix() {
        return prefix;
    }

    public String spanish() {
        return spanish;
    }
}
