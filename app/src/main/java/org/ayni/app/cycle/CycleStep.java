package org.ayni.app.cycle;

/** The named steps of a bimestre, in their order. Each is done once; what follows (replies, reports) may be done at any time. */
public enum CycleStep {
    OPEN("apertura", "cycle open"),
    CLOSE_ROLL("cierre del padrón", "cycle close-roll"),
    VERIFY("verificación", "cycle verify"),
    LIQUIDATE("liquidación", "cycle liquidate"),
    AUTHORISE("autorización", "cycle authorise"),
    INSTRUCT("instrucción al banco", "cycle instruct");

    private final String spanish;
    private final String command;

    CycleStep(String spanish, String command) {
        this.spanish = spanish;
        this.command = command;
    }

    /** As a person calls it. */
    public String spanish() {
        return spanish;
    }

    /** How it is run from the command line, without the period. */
    public String command() {
        return command;
    }

    /** The name of the act in the audit record. */
    String act() {
        return command.replace(' ', '-');
    }
}
