package org.ayni.kernel.law;

import java.util.Locale;

/**
 * A code of HIS that means an attention (rulebook §7).
 *
 * @param code without dots, in capitals
 * @param diagnosisTypes the accepted types ({@code D}, {@code R}, {@code P}); empty text = any, also none
 * @param needsValue whether it only counts with a laboratory value
 * @param refusedLab a {@code LAB} text with which it does not count; empty = none
 */
public record HealthCode(String code, String diagnosisTypes, boolean needsValue, String refusedLab) {

    public HealthCode {
        if (!code.equals(normalise(code))) {
            throw new IllegalArgumentException("write the code without dots, in capitals: " + code);
        }
    }

    /** Codes are compared whole after removing dots and raising letters. */
    public static String normalise(String code) {
        return code.replace(".", "").toUpperCase(Locale.ROOT);
    }

    /** Whether a record with this code counts. */
    public boolean accepts(String diagnosisType, String lab) {
        boolean type = diagnosisTypes.isEmpty() || (!diagnosisType.isEmpty() && diagnosisTypes.contains(diagnosisType));
        return type && !(needsValue && lab.isEmpty()) && (refusedLab.isEmpty() || !refusedLab.equalsIgnoreCase(lab));
    }
}
