package org.ayni.app.permanence;

/** Where a case stands. */
public enum CaseState {
    PROPOSED("Por decidir", "note"),
    TURNED_DOWN("Rechazado", ""),
    WITHDRAWN("Retirado", ""),
    IN_FORCE("Aplicado, falta avisar", "note"),
    NOTIFIED("Aplicado y avisado", "good"),
    APPEALED("Apelado", "note"),
    CONFIRMED("Apelación no fundada", "good"),
    REVERSED("Sin efecto por apelación", "bad"),
    UNDONE("Deshecho", "bad");

    private final String spanish;
    private final String tone;

    CaseState(String spanish, String tone) {
        this.spanish = spanish;
        this.tone = tone;
    }

    public String spanish() {
        return spanish;
    }

    /** A class of badge: good, bad, note, or empty. */
    public String tone() {
        return tone;
    }
}
