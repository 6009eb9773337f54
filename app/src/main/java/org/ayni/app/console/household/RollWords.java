package org.ayni.app.console.household;

import java.util.Map;
import java.util.TreeMap;
import org.ayni.kernel.explanation.Wording;
import org.ayni.kernel.facts.AccountState;
import org.ayni.kernel.facts.Classification;
import org.ayni.kernel.facts.EnrolmentStatus;
import org.jspecify.annotations.Nullable;

/** The codes of the roll in Spanish words, as a person of the staff reads them. */
public final class RollWords {

    public static final String UNKNOWN = "sin dato";

    private static final Map<String, String> STATES = Map.of(
            "ELIGIBLE", "Potencial",
            "VALIDATED", "Validado en asamblea",
            "DISCARDED", "Descartado",
            "WAITING_CLASSIFICATION", "Espera su clasificación",
            "AFFILIATED", "Afiliado",
            "SUSPENDED", "Suspendido",
            "DISAFFILIATED", "Desafiliado");

    /** Source: rulebook §8. Returns have no words of their own there. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("S01", "incumplimiento en revisión"),
            Map.entry("S02", "clasificación vencida"),
            Map.entry("S03", "titular fallecido o sin titular"),
            Map.entry("S04", "identidad que no coincide"),
            Map.entry("S05", "hogar no ubicado"),
            Map.entry("S06", "en investigación"),
            Map.entry("S07", "sin cuenta"),
            Map.entry("D01", "sin miembro objetivo"),
            Map.entry("D02", "no pobre"),
            Map.entry("D03", "renuncia"),
            Map.entry("D04", "fallecimiento sin reemplazo"),
            Map.entry("D05", "datos falsos"),
            Map.entry("D06", "duplicado"),
            Map.entry("D07", "incumplimiento repetido"),
            Map.entry("D08", "se mudó o no fue hallado"),
            Map.entry("D09", "decisión legal"),
            Map.entry("R01", "reincorporado"),
            Map.entry("R02", "reincorporado"),
            Map.entry("R03", "reincorporado"),
            Map.entry("R04", "reincorporado"));

    private RollWords() {}

    public static String state(@Nullable String code) {
        return code == null ? UNKNOWN : STATES.getOrDefault(code, code);
    }

    /** With its code, which documents cite; empty for none. */
    static String reason(@Nullable String code) {
        return code == null ? "" : REASONS.getOrDefault(code, "motivo") + " (" + code + ")";
    }

    /** All reasons with their codes, in the order of the codes. */
    public static Map<String, String> reasons() {
        Map<String, String> words = new TreeMap<>();
        REASONS.keySet().forEach(code -> words.put(code, reason(code)));
        return words;
    }

    static String classification(@Nullable String code) {
        return code == null ? UNKNOWN : Wording.of(Classification.valueOf(code));
    }

    static String account(@Nullable String code) {
        return code == null ? UNKNOWN : Wording.of(AccountState.valueOf(code));
    }

    static String enrolment(String code) {
        return Wording.of(EnrolmentStatus.valueOf(code));
    }

    static String sex(@Nullable String code) {
        return code == null ? UNKNOWN : code.equals("F") ? "mujer" : "hombre";
    }

    /** The last digits only; empty for nothing. */
    public static String masked(@Nullable String number, int shown) {
        if (number == null || number.isBlank()) {
            return "";
        }
        return "••••" + number.substring(Math.max(0, number.length() - shown));
    }
}
