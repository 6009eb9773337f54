package org.ayni.kernel.rule;

import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.ParameterIds;

/** What the health rules ask for, one by one: a control, a dose, a delivery, a test, a document. */
public enum Item {
    CRED_NEWBORN(ParameterIds.CRED_NEWBORN_WINDOW),
    CRED_MONTHLY(ParameterIds.CRED_MONTHLY_WINDOWS),
    CRED_SECOND_YEAR(ParameterIds.CRED_SECOND_YEAR_WINDOWS),
    CRED_THIRD_YEAR(ParameterIds.CRED_THIRD_YEAR_WINDOWS),
    PNEUMOCOCCAL(ParameterIds.PNEUMOCOCCAL_DOSES),
    POLIO(ParameterIds.POLIO_DOSES),
    PENTAVALENT(ParameterIds.PENTAVALENT_DOSES),
    ROTAVIRUS(ParameterIds.ROTAVIRUS_DOSES),
    IRON_FIRST(ParameterIds.IRON_FIRST_WINDOW),
    IRON(ParameterIds.IRON_WINDOWS),
    MICRONUTRIENT(ParameterIds.MICRONUTRIENT_WINDOWS),
    TREATMENT(ParameterIds.TREATMENT_WINDOWS),
    HAEMOGLOBIN(ParameterIds.HAEMOGLOBIN_WINDOW),
    PACKAGE_DNI(ParameterIds.PACKAGE_DNI_DEADLINE_DAYS),
    PRENATAL_IN_MONTH(ParameterIds.codesOf(HealthKind.PRENATAL)),
    PRENATAL_FIRST(ParameterIds.FIRST_CONTROL_DEADLINE_DAYS);

    private final String parameter;

    Item(String parameter) {
        this.parameter = parameter;
    }

    /** The id of the parameter that says when it is due. */
    public String parameter() {
        return parameter;
    }

    /** One bit per item. */
    public int bit() {
        return 1 << ordinal();
    }
}
