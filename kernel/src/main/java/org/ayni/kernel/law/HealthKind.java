package org.ayni.kernel.law;

/** The kinds of attention that the rules look for in HIS records; the codes of each are dated parameters. */
public enum HealthKind {
    CRED,
    PNEUMOCOCCAL,
    POLIO,
    PENTAVALENT,
    ROTAVIRUS,
    IRON,
    MICRONUTRIENT,
    TREATMENT,
    HAEMOGLOBIN,
    ANAEMIA,
    PRENATAL,
    LOW_BIRTH_WEIGHT;

    /** One bit per kind: a record may be of several (iron is also treatment). */
    public int bit() {
        return 1 << ordinal();
    }
}
