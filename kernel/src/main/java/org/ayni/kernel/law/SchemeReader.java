package org.ayni.kernel.law;

import static org.ayni.kernel.law.ParameterIds.*;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes every parameter of a day and gives it its type; a value of another kind is an error in the law's files. */
final class SchemeReader {

    private final Law law;
    private final LocalDate day;

    private SchemeReader(Law law, LocalDate day) {
        this.law = law;
        this.day = day;
    }

    static Scheme read(Law law, LocalDate day) {
        SchemeReader reader = new SchemeReader(law, day);
        return new Scheme(
                day,
                reader.amounts(),
                reader.ages(),
                reader.deadlines(),
                reader.cred(),
                List.of(
                        reader.vaccine(HealthKind.PNEUMOCOCCAL, PNEUMOCOCCAL_DOSES),
                        reader.vaccine(HealthKind.POLIO, POLIO_DOSES),
                        reader.vaccine(HealthKind.PENTAVALENT, PENTAVALENT_DOSES),
                        reader.vaccine(HealthKind.ROTAVIRUS, ROTAVIRUS_DOSES)),
                reader.iron(),
                reader.window(HAEMOGLOBIN_WINDOW),
                new Scheme.PayRun(reader.small(PAY_RUN_TRANSIT_DAYS), reader.small(PAY_RUN_EVIDENCE_DAYS)),
                reader.small(RETRO_BIMESTERS),
                reader.codes());
    }

    private Scheme.Amounts amounts() {
        return new Scheme.Amounts(
                number(BASE_AMOUNT),
                number(TPI_AMOUNT),
                number(TAS_AMOUNT),
                texts(TAS_GRADES),
                number(TBS_AMOUNT),
                texts(TBS_GRADES),
                number(VRAEM_AMOUNT),
                number(VRAEM_TOP_AMOUNT),
                small(VRAEM_TOP_DIVISOR));
    }

    private Scheme.Ages ages() {
        return new Scheme.Ages(
                small(PREGNANCY_LAST_DAY),
                small(INFANT_LAST_DAY),
                small(TODDLER_END_MONTHS),
                small(PRESCHOOL_END_YEARS),
                small(STUDENT_END_YEARS));
    }

    private Scheme.Deadlines deadlines() {
        return new Scheme.Deadlines(
                small(ATTENDANCE_MINIMUM_PERCENT),
                small(DNI_DEADLINE_DAYS),
                small(PACKAGE_DNI_DEADLINE_DAYS),
                small(FIRST_CONTROL_DEADLINE_DAYS));
    }

    private Scheme.CredSchedule cred() {
        return new Scheme.CredSchedule(
                window(CRED_NEWBORN_WINDOW),
                as(CRED_NEWBORN_GAPS, Value.Gaps.class).days(),
                windows(CRED_MONTHLY_WINDOWS),
                small(CRED_MONTHLY_GAP_DAYS),
                windows(CRED_SECOND_YEAR_WINDOWS),
                windows(CRED_THIRD_YEAR_WINDOWS));
    }

    private Scheme.Vaccine vaccine(HealthKind kind, String id) {
        return new Scheme.Vaccine(kind, as(id, Value.Doses.class).doses());
    }

    private Scheme.IronSchedule iron() {
        return new Scheme.IronSchedule(
                window(IRON_FIRST_WINDOW),
                windows(IRON_WINDOWS),
                windows(MICRONUTRIENT_WINDOWS),
                windows(TREATMENT_WINDOWS));
    }

    private Map<HealthKind, List<HealthCode>> codes() {
        Map<HealthKind, List<HealthCode>> codes = new EnumMap<>(HealthKind.class);
        for (HealthKind kind : HealthKind.values()) {
            codes.put(kind, as(codesOf(kind), Value.Codes.class).codes());
        }
        return Collections.unmodifiableMap(codes);
    }

    private long number(String id) {
        return as(id, Value.Number.class).value();
    }

    private int small(String id) {
        return Math.toIntExact(number(id));
    }

    private List<String> texts(String id) {
        return as(id, Value.Texts.class).values();
    }

    private List<Window> windows(String id) {
        return as(id, Value.Windows.class).windows();
    }

    private Window window(String id) {
        List<Window> windows = windows(id);
        if (windows.size() != 1) {
            throw new IllegalArgumentException("parameter " + id + " must be one window");
        }
        return windows.get(0);
    }

    private <T extends Value> T as(String id, Class<T> type) {
        Value value = law.parameter(id).at(day).value();
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "parameter " + id + " should be a " + type.getSimpleName() + ": " + value);
        }
        return type.cast(value);
    }
}
