package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Reason;

/** What the health rules ask for, one by one: a control, a dose, a delivery, a test, a document. */
public enum Item {
    CRED_NEWBORN(Reason.CRED),
    CRED_MONTHLY(Reason.CRED),
    CRED_SECOND_YEAR(Reason.CRED),
    CRED_THIRD_YEAR(Reason.CRED),
    PNEUMOCOCCAL(Reason.VACCINE),
    POLIO(Reason.VACCINE),
    PENTAVALENT(Reason.VACCINE),
    ROTAVIRUS(Reason.VACCINE),
    IRON_FIRST(Reason.IRON),
    IRON(Reason.IRON),
    MICRONUTRIENT(Reason.IRON),
    TREATMENT(Reason.IRON),
    HAEMOGLOBIN(Reason.HAEMOGLOBIN),
    PACKAGE_DNI(Reason.DNI),
    PRENATAL_IN_MONTH(Reason.PRENATAL),
    PRENATAL_FIRST(Reason.PRENATAL);

    private final Reason whenMissing;

    Item(Reason whenMissing) {
        this.whenMissing = whenMissing;
    }

    /** The reason of a package that lacks it. */
    public Reason whenMissing() {
        return whenMissing;
    }

    /** One bit per item. */
    public int bit() {
        return 1 << ordinal();
    }
}
