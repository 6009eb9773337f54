package org.ayni.kernel.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Every parameter as it is on one day, in the types the rules ask for. A month is decided by the scheme of its last day.
 *
 * @param retroBimesters earlier bimestres that a liquidation recomputes (R-RETRO)
 */
public record Scheme(
        LocalDate day,
        Amounts amounts,
        Ages ages,
        Deadlines deadlines,
        CredSchedule cred,
        List<Vaccine> vaccines,
        IronSchedule iron,
        Window haemoglobin,
        PayRun payRun,
        int retroBimesters,
        Variance variance,
        Map<HealthKind, List<HealthCode>> codes) {

    /** Stands for every district in a list of districts. */
    public static final String EVERY_DISTRICT = "*";

    /**
     * The transfers, in céntimos (rulebook §5).
     *
     * @param tpiPilot instead of {@code tpi} in the districts of the pilot
     * @param tpiPilotDistricts district codes (INEI), or {@code *} for all
     * @param tbsDistricts where lower secondary is paid, besides the registered scope; codes, or {@code *} for all
     * @param vraemTopDivisor 3 for the top third of a section
     */
    public record Amounts(
            long base,
            long tpi,
            long tpiPilot,
            List<String> tpiPilotDistricts,
            long tas,
            List<String> tasGrades,
            long tbs,
            List<String> tbsGrades,
            List<String> tbsDistricts,
            long vraem,
            long vraemTop,
            int vraemTopDivisor) {}

    /**
     * The ages that make a target member (rulebook §2).
     *
     * @param pregnancyLastDay days after the last menstruation (LMP)
     * @param infantLastDay days of age
     * @param packageChildLastDay days of age up to which a child's package decides the early-childhood transfer
     */
    public record Ages(
            int pregnancyLastDay,
            int infantLastDay,
            int packageChildLastDay,
            int toddlerEndMonths,
            int preschoolEndYears,
            int studentEndYears) {}

    /**
     * Deadlines and minima of the conditions (rulebook §3, §4).
     *
     * @param dniDays days from birth for the condition R-DNI
     * @param packageDniDays days from birth for the package
     * @param firstControlDays days from LMP for the first prenatal control
     */
    public record Deadlines(int attendancePercent, int dniDays, int packageDniDays, int firstControlDays) {}

    /**
     * The growth controls (rulebook §6).
     *
     * @param newbornGaps least days of the second, third and fourth control after the one before
     */
    public record CredSchedule(
            Window newborn,
            List<Integer> newbornGaps,
            List<Window> monthly,
            int monthlyGapDays,
            List<Window> secondYear,
            List<Window> thirdYear) {}

    /** A vaccine and its doses in order. */
    public record Vaccine(HealthKind kind, List<Dose> doses) {}

    /** Iron, micronutrients and treatment of anaemia (rulebook §6, iron a to c). */
    public record IronSchedule(Window first, List<Window> iron, List<Window> micronutrients, List<Window> treatment) {}

    /**
     * The pay calendar (R-TIME-4).
     *
     * @param transitDays after the opening, when the points served by cash in transit (ETV) open
     * @param evidenceDays before the opening, when evidence closes
     */
    public record PayRun(int transitDays, int evidenceDays) {}

    /**
     * What a person must answer for before a liquidation is authorised (R-VARIANCE).
     *
     * @param mostPercent of change in a territorial unit, of its households or soles in the cycle before, that passes
     * @param leastHouseholds below which a unit is not compared
     */
    public record Variance(int mostPercent, int leastHouseholds) {}
}
