package org.ayni.app.permanence;

/** What a case is about. */
public enum Act {
    SUSPEND("Suspensión", "suspender el hogar"),
    EXIT("Desafiliación", "desafiliar el hogar"),
    RETURN("Levantar la suspensión", "levantar la suspensión del hogar"),
    REINSTATE("Reincorporación", "reincorporar el hogar"),
    CHANGE_HOLDER("Cambio de titular", "cambiar de titular");

    private final String spanish;
    private final String verb;

    Act(String spanish, String verb) {
        this.spanish = spanish;
        this.verb = verb;
    }

    public String spanish() {
        return spanish;
    }

    /** As in «se propone …». */
    public String verb() {
        return verb;
    }

    /** Whether the family may appeal: what takes money or membership away, or gives it to another person. */
    public boolean isAppealable() {
        return switch (this) {
            case SUSPEND, EXIT, CHANGE_HOLDER -> true;
            case RETURN, REINSTATE -> false;
        };
    }
}
