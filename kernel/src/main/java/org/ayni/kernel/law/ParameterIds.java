package org.ayni.kernel.law;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ids of the parameters that the rules ask for; the law must hold every one. */
public final class ParameterIds {

    public static final String BASE_AMOUNT = "base_amount";
    public static final String TPI_AMOUNT = "tpi_amount";
    public static final String TPI_PILOT_AMOUNT = "tpi_pilot_amount";
    public static final String TPI_PILOT_DISTRICTS = "tpi_pilot_districts";
    public static final String TAS_AMOUNT = "tas_amount";
    public static final String TAS_GRADES = "tas_grades";
    public static final String TBS_AMOUNT = "tbs_amount";
    public static final String TBS_GRADES = "tbs_grades";
    public static final String TBS_DISTRICTS = "tbs_districts";
    public static final String VRAEM_AMOUNT = "vraem_amount";
    public static final String VRAEM_TOP_AMOUNT = "vraem_top_amount";
    public static final String VRAEM_TOP_DIVISOR = "vraem_top_divisor";
    public static final String RETRO_BIMESTERS = "retro_bimesters";

    public static final String VARIANCE_MOST_PERCENT = "variance_most_percent";
    public static final String VARIANCE_LEAST_HOUSEHOLDS = "variance_least_households";

    public static final String PAY_RUN_TRANSIT_DAYS = "pay_run_transit_days";
    public static final String PAY_RUN_EVIDENCE_DAYS = "pay_run_evidence_days";

    public static final String PREGNANCY_LAST_DAY = "pregnancy_last_day";
    public static final String INFANT_LAST_DAY = "infant_last_day";
    public static final String PACKAGE_CHILD_LAST_DAY = "package_child_last_day";
    public static final String TODDLER_END_MONTHS = "toddler_end_months";
    public static final String PRESCHOOL_END_YEARS = "preschool_end_years";
    public static final String STUDENT_END_YEARS = "student_end_years";

    public static final String ATTENDANCE_MINIMUM_PERCENT = "attendance_minimum_percent";
    public static final String DNI_DEADLINE_DAYS = "dni_deadline_days";
    public static final String PACKAGE_DNI_DEADLINE_DAYS = "package_dni_deadline_days";
    public static final String FIRST_CONTROL_DEADLINE_DAYS = "first_control_deadline_days";

    public static final String CRED_NEWBORN_WINDOW = "cred_newborn_window";
    public static final String CRED_NEWBORN_GAPS = "cred_newborn_gaps";
    public static final String CRED_MONTHLY_WINDOWS = "cred_monthly_windows";
    public static final String CRED_MONTHLY_GAP_DAYS = "cred_monthly_gap_days";
    public static final String CRED_SECOND_YEAR_WINDOWS = "cred_second_year_windows";
    public static final String CRED_THIRD_YEAR_WINDOWS = "cred_third_year_windows";

    public static final String PNEUMOCOCCAL_DOSES = "pneumococcal_doses";
    public static final String POLIO_DOSES = "polio_doses";
    public static final String PENTAVALENT_DOSES = "pentavalent_doses";
    public static final String ROTAVIRUS_DOSES = "rotavirus_doses";

    public static final String IRON_FIRST_WINDOW = "iron_first_window";
    public static final String IRON_WINDOWS = "iron_windows";
    public static final String MICRONUTRIENT_WINDOWS = "micronutrient_windows";
    public static final String TREATMENT_WINDOWS = "treatment_windows";
    public static final String HAEMOGLOBIN_WINDOW = "haemoglobin_window";

    public static final String DUPLICATE_POSSIBLE_POINTS = "duplicate_possible_points";
    public static final String DUPLICATE_LIKELY_POINTS = "duplicate_likely_points";

    public static final String CLASSIFICATION_GRACE_BIMESTERS = "classification_grace_bimesters";
    public static final String EXIT_UNMET_BIMESTERS = "exit_unmet_bimesters";
    public static final String APPEAL_DAYS = "appeal_days";
    public static final String CASE_OWNER_DAYS = "case_owner_days";
    public static final String HOLDER_LEAST_YEARS = "holder_least_years";
    public static final String HOLDER_PARENT_YEARS = "holder_parent_years";

    /**
     * Numbers that a process asks for by {@link Law#numberAt} and that no decision of a bimestre can depend on: a new one does not
     * make another law for a cycle that was closed.
     */
    public static final Set<String> OF_PROCESSES = Set.of(
            DUPLICATE_POSSIBLE_POINTS,
            DUPLICATE_LIKELY_POINTS,
            CLASSIFICATION_GRACE_BIMESTERS,
            EXIT_UNMET_BIMESTERS,
            APPEAL_DAYS,
            CASE_OWNER_DAYS,
            HOLDER_LEAST_YEARS,
            HOLDER_PARENT_YEARS);

    /** Every id above, and one {@code codes_…} for each kind of attention. */
    public static final Set<String> ALL = all();

    private ParameterIds() {}

    /** The parameter that lists the HIS codes of a kind, such as {@code codes_cred}. */
    public static String codesOf(HealthKind kind) {
        return "codes_" + kind.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> all() {
        Set<String> ids = new LinkedHashSet<>(List.of(
                BASE_AMOUNT,
                TPI_AMOUNT,
                TPI_PILOT_AMOUNT,
                TPI_PILOT_DISTRICTS,
                TAS_AMOUNT,
                TAS_GRADES,
                TBS_AMOUNT,
                TBS_GRADES,
                TBS_DISTRICTS,
                VRAEM_AMOUNT,
                VRAEM_TOP_AMOUNT,
                VRAEM_TOP_DIVISOR,
                RETRO_BIMESTERS,
                VARIANCE_MOST_PERCENT,
                VARIANCE_LEAST_HOUSEHOLDS,
                PAY_RUN_TRANSIT_DAYS,
                PAY_RUN_EVIDENCE_DAYS,
                PREGNANCY_LAST_DAY,
                INFANT_LAST_DAY,
                PACKAGE_CHILD_LAST_DAY,
                TODDLER_END_MONTHS,
                PRESCHOOL_END_YEARS,
                STUDENT_END_YEARS,
                ATTENDANCE_MINIMUM_PERCENT,
                DNI_DEADLINE_DAYS,
                PACKAGE_DNI_DEADLINE_DAYS,
                FIRST_CONTROL_DEADLINE_DAYS,
                CRED_NEWBORN_WINDOW,
                CRED_NEWBORN_GAPS,
                CRED_MONTHLY_WINDOWS,
                CRED_MONTHLY_GAP_DAYS,
                CRED_SECOND_YEAR_WINDOWS,
                CRED_THIRD_YEAR_WINDOWS,
                PNEUMOCOCCAL_DOSES,
                POLIO_DOSES,
                PENTAVALENT_DOSES,
                ROTAVIRUS_DOSES,
                IRON_FIRST_WINDOW,
                IRON_WINDOWS,
                MICRONUTRIENT_WINDOWS,
                TREATMENT_WINDOWS,
                HAEMOGLOBIN_WINDOW));
        for (HealthKind kind : HealthKind.values()) {
            ids.add(codesOf(kind));
        }
        ids.addAll(OF_PROCESSES);
        return Set.copyOf(ids);
    }
}
