package org.ayni.app.whatif;

/** Where the facts of a what-if come from. */
public enum FactsSource {
    CLOSED_ROLL("padrón cerrado"),
    KNOWN_NOW("padrón como se conoce ahora"),
    FILES("archivos");

    private final String spanish;

    FactsSource(String spanish) {
        this.spanish = spanish;
    }

    public String spanish() {
        return spanish;
    }
}
