package org.ayni.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ayni.app.territory.Territory;
import org.ayni.app.variance.Change;
import org.ayni.app.variance.Finding;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.money.Soles;

/**
 * The comparison of two bimestres and the findings, as one table. A person sees the sums by reason and by territorial unit; a
 * file gets every combination.
 */
final class VarianceText {

    private static final String ALL = "todos";

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
    private final OutputFormat format;
    private final List<Change> changes = new ArrayList<>();
    private final TablePrinter table =
            new TablePrinter("qué", "motivo", "ut", "hogares", "antes", "ahora", "estado", "detalle");

    VarianceText(Law law, Territory territory, OutputFormat format) {
        this.law = law;
        this.units = territory.units().stream().collect(Collectors.toMap(unit -> unit.code(), unit -> unit.name()));
        this.format = format;
    }

    void add(Change change) {
        changes.add(change);
        if (format != OutputFormat.table) {
            row(change.kind(), reason(change), unit(change.unit()), List.of(change));
        }
    }

    /** The sums, for a person: by reason, and by territorial unit. */
    void addTotals() {
        if (format == OutputFormat.table) {
            for (Change.Kind kind : Change.Kind.values()) {
                List<Change> ofKind =
                        changes.stream().filter(change -> change.kind() == kind).toList();
                grouped(ofKind, this::reason).forEach((reason, group) -> row(kind, reason, ALL, group));
                grouped(ofKind, change -> unit(change.unit())).forEach((unit, group) -> row(kind, ALL, unit, group));
            }
        }
    }

    void add(Finding finding) {
        table.row(
                finding.id(),
                finding.kind().spanish(),
                unit(finding.unit()),
                finding.now().households(),
                finding.before().amount(),
                finding.now().amount(),
                finding.acceptance().map(by -> "aceptado por " + by.by()).orElse("por aceptar"),
                detail(finding));
    }

    void print(PrintWriter out) {
        table.print(format, out);
    }

    private static Map<String, List<Change>> grouped(List<Change> changes, Function<Change, String> by) {
        return changes.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private void row(Change.Kind kind, String reason, String unit, List<Change> group) {
        table.row(
                kind.spanish(),
                reason,
                unit,
                group.stream().mapToLong(Change::households).sum(),
                sum(group, Change::before),
                sum(group, Change::now),
                "",
                "");
    }

    private static Soles sum(List<Change> group, Function<Change, Soles> side) {
        return group.stream().map(side).reduce(Soles.ZERO, Soles::plus);
    }

    private static String detail(Finding finding) {
        String about = switch (finding.kind()) {
            case UNIT_CHANGED -> "antes " + finding.before().households() + " hogares";
            case SHARED_ACCOUNT, DEAD_HOLDER, NOTHING_DECIDED -> String.join(", ", finding.involved());
        };
        return about
                + finding.acceptance().map(by -> "; motivo: " + by.reason()).orElse("");
    }

    private String unit(String code) {
        return code.isEmpty() ? "sin UT" : units.getOrDefault(code, code);
    }

    /** Of a new household, why it was not paid before. */
    private String reason(Change change) {
        boolean before = change.kind() == Change.Kind.NEW && !change.reason().equals("ENTERED_ROLL");
        return (before ? "antes: " : "") + reason(change.reason());
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
