package org.ayni.app.variance;

import java.util.List;
import java.util.Map;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.law.Law;

/** The comparison and the findings in Spanish, for whoever shows them. */
public final class VarianceWords {

    /** Reasons that the law has no words for: they are about two cycles and not about one. */
    private static final Map<String, String> OWN_REASONS = Map.of(
            "ENTERED_ROLL", "no estaba en el padrón",
            "LEFT_ROLL", "ya no está en el padrón",
            "HELD", "retenido por su cuenta",
            "REINTEGRO", "reintegro",
            "RECUPERO", "recupero o saldo",
            "RELEASED", "retención levantada",
            "SEVERAL", "varios a la vez");

    private final Law law;
    private final Map<String, String> units;

    /** @param units names of the territorial units by code */
    public VarianceWords(Law law, Map<String, String> units) {
        this.law = law;
        this.units = Map.copyOf(units);
    }

    /** The name of a territorial unit. */
    public String unit(String code) {
        return code.isEmpty() ? "sin UT" : units.getOrDefault(code, code);
    }

    /** Why households are paid otherwise; of a new household, why it was not paid before. */
    public String reason(Change change) {
        boolean before = change.kind() == Change.Kind.NEW && !change.reason().equals("ENTERED_ROLL");
        return (before ? "antes: " : "") + reason(change.reason());
    }

    /** What a finding is about: the households, or how many there were before. */
    public static String about(Finding finding) {
        return switch (finding.kind()) {
            case UNIT_CHANGED -> "antes " + finding.before().households() + " hogares";
            case SHARED_ACCOUNT, DEAD_HOLDER, NOTHING_DECIDED -> String.join(", ", finding.involved());
        };
    }

    /** The first sentence of what the law says to the local manager, or the name of a transfer. */
    private String reason(String code) {
        String own = OWN_REASONS.get(code);
        if (own != null) {
            return own;
        }
        if (List.of(Concept.values()).stream()
                .anyMatch(concept -> concept.name().equals(code))) {
            return code;
        }
        String text = law.reason(Reason.valueOf(code)).manager();
        int end = text.indexOf(". ");
        return end < 0 ? text.replaceAll("[.]$", "") : text.substring(0, end);
    }
}
