package org.ayni.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ayni.app.problem.Problem;
import org.ayni.app.whatif.TypicalCase;
import org.ayni.app.whatif.WhatIfResult;

/** Prints a what-if: its tables one after the other, one of them as CSV, or everything as one JSON object. */
final class WhatIfText {

    private static final String EXPLANATIONS = "explicaciones";

    private final WhatIfResult result;
    private final WhatIfFacts read;
    private final boolean synthetic;

    WhatIfText(WhatIfResult result, WhatIfFacts read, boolean synthetic) {
        this.result = result;
        this.read = read;
        this.synthetic = synthetic;
    }

    String title() {
        return "Simulación del bimestre " + result.period()
                + (result.scope().isEmpty() ? "" : ", UT " + result.scope());
    }

    /** What the tables are, for whoever meets them alone. */
    List<List<String>> about() {
        List<List<String>> about = new ArrayList<>();
        if (synthetic) {
            about.add(List.of("DATOS SINTÉTICOS", "Ninguna de estas personas existe, y a nadie se paga."));
        }
        about.add(List.of(
                "Qué es", "Lo que cambiaría si la ley cambiara. No cambia nada de lo decidido ni de lo pagado."));
        about.add(List.of("Hechos", read.source().spanish()));
        about.add(List.of("Día de cierre", read.facts().horizon.closingDay().toString()));
        about.add(
                List.of("Corte de evidencia", read.facts().horizon.evidenceCut().toString()));
        about.add(List.of("Hogares", String.format(Locale.ROOT, "%,d", result.households())));
        about.add(List.of(
                "Montos",
                "Lo que corresponde a los hogares, también lo retenido, antes de descontar saldos por recuperar."));
        about.add(List.of("Huella", result.hash()));
        return about;
    }

    void print(
            List<NamedTable> tables,
            List<TypicalCase> cases,
            OutputFormat format,
            Optional<String> onlyTable,
            PrintWriter out) {
        Optional<NamedTable> only = onlyTable.map(name -> find(tables, name));
        switch (format) {
            case csv -> only.orElseGet(() -> find(tables, WhatIfTables.COSTS)).print(OutputFormat.csv, out);
            case json -> {
                if (only.isPresent()) {
                    only.get().print(OutputFormat.json, out);
                } else {
                    printJson(tables, cases, out);
                }
            }
            case table -> {
                if (only.isPresent()) {
                    only.get().print(OutputFormat.table, out);
                } else {
                    printTables(tables, cases, out);
                }
            }
        }
        out.flush();
    }

    private static NamedTable find(List<NamedTable> tables, String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.usage("No hay una tabla con ese nombre.")
                        .where("--table")
                        .expected(tables.stream().map(NamedTable::name).collect(Collectors.joining(", ")))
                        .found(name)
                        .stop());
    }

    private void printTables(List<NamedTable> tables, List<TypicalCase> cases, PrintWriter out) {
        out.println(title());
        about().forEach(entry -> out.println("  " + entry.get(0) + ": " + entry.get(1)));
        for (NamedTable table : tables) {
            if (!table.rows().isEmpty() && !table.name().equals(EXPLANATIONS)) {
                out.println();
                out.println(table.title());
                table.print(OutputFormat.table, out);
            }
        }
        for (int i = 0; i < cases.size(); i++) {
            printCase(i + 1, cases.get(i), out);
        }
    }

    private static void printCase(int number, TypicalCase typical, PrintWriter out) {
        out.println();
        out.printf(
                Locale.ROOT,
                "Caso %d, como %,d hogares: %s, de %s a %s%n",
                number,
                typical.households(),
                typical.household(),
                typical.before(),
                typical.after());
        typical.onlyBefore().forEach(said -> out.println("  − " + said));
        typical.onlyAfter().forEach(said -> out.println("  + " + said));
    }

    private void printJson(List<NamedTable> tables, List<TypicalCase> cases, PrintWriter out) {
        List<String> fields = new ArrayList<>();
        fields.add("\"periodo\": " + Json.quoted(result.period().toString()));
        fields.add("\"ut\": " + Json.quoted(result.scope()));
        fields.add("\"sintetico\": " + synthetic);
        fields.add("\"hechos\": " + Json.quoted(read.source().name()));
        fields.add("\"huella\": " + Json.quoted(result.hash()));
        fields.add("\"milisegundos\": " + result.took().toMillis());
        for (NamedTable table : tables) {
            if (!table.name().equals(EXPLANATIONS)) {
                fields.add(Json.quoted(table.name()) + ": " + table.json());
            }
        }
        fields.add(Json.quoted(EXPLANATIONS) + ": "
                + cases.stream()
                        .map(typical -> "{\"antes\": "
                                + ExplanationJson.of(typical.explanationBefore())
                                        .strip() + ",\n \"despues\": "
                                + ExplanationJson.of(typical.explanationAfter()).strip() + "}")
                        .collect(Collectors.joining(",\n", "[", "]")));
        out.println("{" + String.join(",\n", fields) + "}");
    }
}
