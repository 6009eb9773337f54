package org.ayni.app.duplicates;

/** What two records have, or have not, in common. */
public enum Sign {
    SAME_DNI("el mismo DNI"),
    NEAR_DNI("DNI que difieren en un dígito o en el orden de dos"),
    OTHER_DNI("DNI distintos"),
    SAME_NAMES("los mismos nombres y apellidos"),
    ALIKE_NAMES("nombres y apellidos parecidos"),
    SWAPPED_SURNAMES("los apellidos en otro orden"),
    SAME_BIRTH("la misma fecha de nacimiento"),
    NEAR_BIRTH("fechas de nacimiento que difieren en una cifra, o en el orden de día y mes"),
    OTHER_BIRTH("fechas de nacimiento distintas"),
    SAME_HOUSEHOLD("el mismo hogar"),
    SAME_HOLDER("una titular con el mismo nombre"),
    SAME_PLACE("el mismo centro poblado"),
    SAME_DISTRICT("el mismo distrito"),
    OTHER_SEX("distinto sexo"),
    TWINS("mismo hogar y nacimiento con otros nombres: parecen hermanos gemelos");

    private final String spanish;

    Sign(String spanish) {
        this.spanish = spanish;
    }

    /** In words that follow «tienen» or stand alone. */
    public String spanish() {
        return spanish;
    }
}
