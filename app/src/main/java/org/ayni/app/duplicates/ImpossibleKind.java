package org.ayni.app.duplicates;

/** Why a record cannot be true. Each is one condition over {@code card}, the records of the roll as believed now. */
public enum ImpossibleKind {
    BORN_AFTER_DEATH("Nació después de morir", "card.birth > card.died"),
    BORN_IN_THE_FUTURE("Nace en el futuro", "card.birth > :today"),
    DNI_BEFORE_BIRTH("Su DNI se emitió antes de que naciera", "card.dni_issued < card.birth"),
    JOINED_BEFORE_BIRTH("Entró al hogar antes de nacer", "card.joined < card.birth"),
    OLDER_THAN_HOLDER(
            "Menor de edad y mayor que la titular",
            "NOT card.is_holder AND card.birth > :today - INTERVAL '18 years' AND card.birth <= card.holder_birth"),
    HOLDER_IS_A_CHILD("Titular menor de edad", "card.is_holder AND card.birth > :today - INTERVAL '18 years'"),
    HOLDER_IS_DEAD("Titular con fecha de fallecimiento", "card.is_holder AND card.died <= :today"),
    DNI_OF_TWO_HOUSEHOLDS("Su DNI está también en otro hogar", "card.dni_households > 1"),
    MALE_PREGNANCY("Gestación en una persona de sexo masculino", "card.sex = 'M' AND card.pregnancies > 0"),
    PREGNANCY_OUT_OF_AGE(
            "Gestación antes de los 10 años o después de los 55",
            "card.first_lmp < card.birth + INTERVAL '10 years' OR card.last_lmp > card.birth + INTERVAL '56 years'"),
    VERY_OLD("Más de 115 años", "card.birth < :today - INTERVAL '115 years' AND card.died IS NULL");

    private final String spanish;
    private final String condition;

    ImpossibleKind(String spanish, String condition) {
        this.spanish = spanish;
        this.condition = condition;
    }

    public String spanish() {
        return spanish;
    }

    String condition() {
        return condition;
    }
}
