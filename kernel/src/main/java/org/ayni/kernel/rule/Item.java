package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.ParameterIds;

/** What the health rules ask for, one by one: a control, a dose, a delivery, a test, a document. */
public enum Item {
    CRED_NEWBORN(Reason.CRED, ParameterIds.CRED_NEWBORN_WINDOW),
    CRED_MONTHLY(Reason.CRED, ParameterIds.CRED_MONTHLY_WINDOWS),
    CRED_SECOND_YEAR(Reason.CRED, ParameterIds.CRED_SECOND_YEAR_WINDOWS),
    CRED_THIRD_YEAR(Reason.CRED, ParameterIds.CRED_THIRD_YEAR_WINDOWS),
    PNEUMOCOCCAL(Reason.VACCINE, ParameterIds.PNEUMOCOCCAL_DOSES),
    POLIO(Reason.VACCINE, ParameterIds.POLIO_DOSES),
    PENTAVALENT(Reason.VACCINE, ParameterIds.PENTAVALENT_DOSES),
    ROTAVIRUS(Reason.VACCINE, ParameterIds.ROTAVIRUS_DOSES),
    IRON_FIRST(Reason.IRON, ParameterIds.IRON_FIRST_WINDOW),
    IRON(Reason.IRON, ParameterIds.IRON_WINDOWS),
    MICRONUTRIENT(Reason.IRON, ParameterIds.MICRONUTRIENT_WINDOWS),
    TREATMENT(Reason.IRON, ParameterIds.TREATMENT_WINDOWS),
    HAEMOGLOBIN(Reason.HAEMOGLOBIN, ParameterIds.HAEMOGLOBIN_WINDOW),
    PACKAGE_DNI(Reason.DNI, ParameterIds.PACKAGE_DNI_DEADLINE_DAYS),
    PRENATAL_IN_MONTH(Reason.PRENATAL, ParameterIds.codesOf(HealthKind.PRENATAL)),
    PRENATAL_FIRST(Reason.PRENATAL, ParameterIds.FIRST_CONTROL_DEADLINE_DAYS);

    private final Reason whenMissing;
    private final String parameter;

    Item(Reason whenMissing, String parameter) {
        this.whenMissing = whenMissing;
        this.parameter = parameter;
    }

    /** The id of the parameter that says when it is due. */
    public String parameter() {
        return parameter;
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
