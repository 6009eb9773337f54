package org.ayni.kernel.law;

import static org.ayni.kernel.law.ParameterIds.*;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes every parameter of a day and gives it its type; a value of another kind is an error in the law's files. */
final class SchemeReader {

    /** The kernel keeps the months of a horizon in eight bits. */
    private static final int MOST_RETRO_BIMESTERS = 3;

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
                reader.between(RETRO_BIMESTERS, 0, MOST_RETRO_BIMESTERS),
                new Scheme.Variance(
                        reader.between(VARIANCE_MOST_PERCENT, 0, 1_000), reader.small(VARIANCE_LEAST_HOUSEHOLDS)),
                reader.codes());
    }

    private Scheme.Amounts amounts() {
        return new Scheme.Amounts(
                amount(BASE_AMOUNT),
                amount(TPI_AMOUNT),
                amount(TPI_PILOT_AMOUNT),
                districts(TPI_PILOT_DISTRICTS),
                amount(TAS_AMOUNT),
                texts(TAS_GRADES),
                amount(TBS_AMOUNT),
                texts(TBS_GRADES),
                districts(TBS_DISTRICTS),
                amount(VRAEM_AMOUNT),
                amount(VRAEM_TOP_AMOUNT),
                between(VRAEM_TOP_DIVISOR, 1, 100));
    }

    private Scheme.Ages ages() {
        return new Scheme.Ages(
                small(PREGNANCY_LAST_DAY),
                small(INFANT_LAST_DAY),
                small(PACKAGE_CHILD_LAST_DAY),
                small(TODDLER_END_MONTHS),
                small(PRESCHOOL_END_YEARS),
                small(STUDENT_END_YEARS));
    }

    private Scheme.Deadlines deadlines() {
        return new Scheme.Deadlines(
                between(ATTENDANCE_MINIMUM_PERCENT, 0, 100),
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

    private long amount(String id) {
        long centimos = as(id, Value.Number.class).value();
        if (centimos < 0) {
            throw wrong(id, "un monto no puede ser negativo: " + centimos);
        }
        return centimos;
    }

    /** A count of days, months or years. */
    private int small(String id) {
        return between(id, 0, 10_000);
    }

    private int between(String id, int least, int most) {
        long value = as(id, Value.Number.class).value();
        if (value < least || value > most) {
            throw wrong(id, "debe estar entre " + least + " y " + most + ": " + value);
        }
        return (int) value;
    }

    private List<String> texts(String id) {
        return as(id, Value.Texts.class).values();
    }

    /** District codes of six digits, or {@code *}. An unquoted code with a leading zero would be another number. */
    private List<String> districts(String id) {
        List<String> districts = texts(id);
        for (String district : districts) {
            if (!district.equals(Scheme.EVERY_DISTRICT) && !district.matches("[0-9]{6}")) {
                throw wrong(id, "cada distrito son seis dígitos entre comillas, o \"*\": " + district);
            }
        }
        return districts;
    }

    private List<Window> windows(String id) {
        List<Window> windows = as(id, Value.Windows.class).windows();
        if (windows.isEmpty()) {
            throw wrong(id, "necesita al menos una ventana");
        }
        return windows;
    }

    private Window window(String id) {
        List<Window> windows = windows(id);
        if (windows.size() != 1) {
            throw wrong(id, "debe ser una sola ventana");
        }
        return windows.get(0);
    }

    private <T extends Value> T as(String id, Class<T> type) {
        Value value = law.parameter(id).at(day).value();
        if (!type.isInstance(value)) {
            throw wrong(id, "su valor no tiene la forma esperada: " + value);
        }
        return type.cast(value);
    }

    /** Spanish: whoever writes the law reads it. */
    private IllegalArgumentException wrong(String id, String problem) {
        return new IllegalArgumentException("parámetro «" + id + "» el " + day + ": " + problem);
    }
}
