package org.ayni.app.report;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.explanation.Wording;
import org.ayni.kernel.id.Ubigeo;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.rule.Item;
import org.ayni.kernel.time.Days;

/** Turns the stored codes of a report into the words of the law and of the territory. */
final class Words {

    /** What separates several reasons in one cell. */
    static final String BETWEEN = " · ";

    private final Law law;
    private final Territory territory;
    private final Map<String, String> units;

    Words(Law law, Territory territory) {
        this.law = law;
        this.territory = territory;
        this.units = territory.units().stream().collect(Collectors.toMap(unit -> unit.code(), unit -> unit.name()));
    }

    String category(String code) {
        return Wording.of(Category.valueOf(code));
    }

    String outcome(String code) {
        return Wording.of(Outcome.valueOf(code));
    }

    /** Short, for a cell; the sentence of {@link Wording} is for an explanation. */
    String householdOutcome(String code) {
        return switch (HouseholdOutcome.valueOf(code)) {
            case COMPLIED -> "cumple";
            case NOT_COMPLIED -> "no cumple";
            case NOT_VERIFIED -> "no verificado";
            case DEFAULT -> "cumple: nada era exigible";
            case NO_TARGET -> "sin miembros objetivo";
        };
    }

    /** The first sentence of what the law says to the local manager: enough for a cell or a line of a table. */
    String reason(String code) {
        String text = law.reason(Reason.valueOf(code)).manager();
        int end = text.indexOf(". ");
        return end < 0 ? text.replaceAll("[.]$", "") : text.substring(0, end);
    }

    /** Several codes separated by blanks. */
    String reasons(String codes) {
        return Arrays.stream(codes.split(" "))
                .filter(code -> !code.isEmpty())
                .map(this::reason)
                .collect(Collectors.joining(BETWEEN));
    }

    /** Several codes of items separated by blanks. */
    String items(String codes) {
        return Arrays.stream(codes.split(" "))
                .filter(code -> !code.isEmpty())
                .map(code -> Wording.of(Item.valueOf(code)))
                .distinct()
                .collect(Collectors.joining(BETWEEN));
    }

    String unit(String code) {
        return code.isEmpty() ? "sin UT" : units.getOrDefault(code, code);
    }

    /** Department, province and district as far as the territory knows them. */
    String place(String ubigeo) {
        if (!ubigeo.matches("[0-9]{6}")) {
            return "";
        }
        Ubigeo code = new Ubigeo(ubigeo);
        return territory.department(code).map(department -> department.name()).orElse("")
                + territory
                        .province(code)
                        .map(province -> " / " + province.name())
                        .orElse("")
                + territory
                        .district(code)
                        .map(district -> " / " + district.name())
                        .orElse("");
    }

    /** {@code 25/08/2026}. */
    static String day(LocalDate day) {
        return Wording.day(Days.of(day));
    }

    /** A date as the database writes it, {@code 2026-08-25}. */
    static String day(String iso) {
        return day(LocalDate.parse(iso));
    }
}
