package org.ayni.app.synthetic;

/**
 * The proportions of the synthetic country, in millionths unless said otherwise. The published figures that they were tuned
 * against are in {@code docs/decisions} beside the result; each single number here is assumed.
 */
final class Proportions {

    private Proportions() {}

    /** The household's paper: state, classification, account. */
    static final int SUSPENDED = 18_000;

    static final int NOT_POOR = 4_000;
    static final int CSE_EXPIRED = 18_000;
    static final int CSE_UNKNOWN = 1_000;
    static final int EXTREMELY_POOR = 560_000;
    static final int NEW_IN_A_BIMESTRE = 9_000;
    static final int OPEN_BALANCE = 4_000;
    static final int UNPAID_IN_AN_EARLIER_BIMESTRE = 2_500;
    /** Of a thousand: active, none, blocked, without card. */
    static final int[] ACCOUNT = {980, 8, 6, 6};

    /** Of a thousand, the age of the youngest child: infant, 1-2, 3-5, 6-11, 12-16 years, no child under 17. */
    static final int[] YOUNGEST = {75, 168, 237, 313, 203, 4};
    /** One more older child after the first, second, third, later. */
    static final int[] ANOTHER_CHILD = {750_000, 590_000, 470_000, 350_000};

    static final int PREGNANT = 46_000;
    static final int PREGNANT_STUDENT = 8_000;
    static final int FATHER_AT_HOME = 680_000;
    static final int MOTHER_AT_HOME = 970_000;
    static final int GRANDMOTHER_AT_HOME = 80_000;
    static final int ADULT_CHILD_AT_HOME = 350_000;
    static final int LEFT_HOME = 6_000;
    static final int DIED = 400;

    /** The place. */
    static final int VILLAGE_HAS_INICIAL = 800_000;

    static final int VILLAGE_HAS_PRIMARIA = 750_000;

    /** A school or facility in a month. */
    static final int SCHOOL_SILENT = 3_000;

    static final int SCHOOL_LATE = 3_500;
    static final int FACILITY_SILENT = 3_000;
    static final int FACILITY_LATE = 3_500;
    static final int OWN_CALENDAR = 6_000;
    static final int SCHOOL_EXEMPT = 1_500;
    static final int DISTRICT_EXEMPT = 3_000;

    /** A child and its school. */
    static final int[] YEARS_BEHIND = {780, 150, 50, 20};

    static final int NOT_ENROLLED_PRESCHOOL = 6_000;
    static final int NOT_ENROLLED_CHILD = 1_500;
    static final int NOT_ENROLLED_YOUTH = 12_000;
    static final int WITHDREW_CHILD = 1_000;
    static final int WITHDREW_YOUTH = 9_000;
    static final int RARELY_ATTENDS = 5_500;
    static final int MOVED_UNREPORTED = 2_500;
    static final int BELOW_MINIMUM_IN_A_MONTH = 1_000;
    static final int RECORD_LATE = 700;
    static final int RECORD_CORRECTED_DOWN = 500;
    static final int RECORD_CORRECTED_UP = 120_000;
    static final int MEMBER_EXEMPT = 400;

    /** Field formats and reviews. */
    static final int FORMAT_FOR_A_SILENT_SCHOOL = 800_000;

    static final int FORMAT_FOR_A_MISSED_CONTROL = 300_000;
    static final int FORMAT_UNKNOWN = 400_000;
    static final int REVIEW_APPROVED = 15_000;

    /** A child and its health care. Of a thousand: attentive, patchy, negligent families. */
    static final int[] CARE = {910, 65, 25};
    /** A visit missed, by care. */
    static final int[] VISIT_MISSED = {8_000, 110_000, 550_000};

    static final int NEWBORN_CONTROL_MISSED = 6_000;
    static final int NO_VACCINE_IN_STOCK = 15_000;
    static final int NO_IRON_DELIVERED = 45_000;
    static final int NO_HAEMOGLOBIN_TEST = 60_000;
    static final int IRON_TA = 4_000;
    static final int ANAEMIA = 180_000;
    static final int MICRONUTRIENTS = 300_000;
    static final int LOW_BIRTH_WEIGHT = 60_000;
    static final int HIS_LATE = 3_000;
    /** Of a thousand, the DNI: within 30 days, 31-60, later, not yet. */
    static final int[] DNI = {935, 40, 18, 7};

    static final int FIRST_PRENATAL_CONTROL_LATE = 80_000;

    /** The part of the households that lives where the TAS scope reaches. */
    static final int TAS_SCOPE = 52_000;
    /** The part of the households there that has a student who earns it. */
    static final int TAS_IN_ITS_SCOPE = 300_000;
}
