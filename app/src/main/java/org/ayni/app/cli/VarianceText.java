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
import org.ayni.app.variance.VarianceWords;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.money.Soles;

/**
 * The comparison of two bimestres and the findings, as one table. A person sees the sums by reason and by territorial unit; a
 * file gets every combination.
 */
final class VarianceText {

    private static final String ALL = "todos";

    private final VarianceWords words;
    private final OutputFormat format;
    private final List<Change> changes = new ArrayList<>();
    private final TablePrinter table =
            new TablePrinter("qué", "motivo", "ut", "hogares", "antes", "ahora", "estado", "detalle");

    VarianceText(Law law, Territory territory, OutputFormat format) {
        this.words = new VarianceWords(
                law, territory.units().stream().collect(Collectors.toMap(unit -> unit.code(), unit -> unit.name())));
        this.format = format;
    }

    void add(Change change) {
        changes.add(change);
        if (format != OutputFormat.table) {
            row(change.kind(), words.reason(change), words.unit(change.unit()), List.of(change));
        }
    }

    /** The sums, for a person: by reason, and by territorial unit. */
    void addTotals() {
        if (format == OutputFormat.table) {
            for (Change.Kind kind : Change.Kind.values()) {
                List<Change> ofKind =
                        changes.stream().filter(change -> change.kind() == kind).toList();
                grouped(ofKind, words::reason).forEach((reason, group) -> row(kind, reason, ALL, group));
                grouped(ofKind, change -> words.unit(change.unit()))
                        .forEach((unit, group) -> row(kind, ALL, unit, group));
            }
        }
    }

    void add(Finding finding) {
        table.row(
                finding.id(),
                finding.kind().spanish(),
                words.unit(finding.unit()),
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
        return VarianceWords.about(finding)
                + finding.acceptance().map(by -> "; motivo: " + by.reason()).orElse("");
    }
}
