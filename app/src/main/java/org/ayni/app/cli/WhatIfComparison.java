package org.ayni.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ayni.app.problem.Problem;
import org.ayni.app.whatif.Scenario;
import org.ayni.app.whatif.Scenarios;
import org.ayni.app.whatif.WhatIfResult.UnitCost;
import org.ayni.app.whatif.WhatIfResult.UnitEffects;
import org.ayni.kernel.money.Soles;
import org.jspecify.annotations.Nullable;

/** Two what-ifs that were kept, side by side: A is the first, B the second. */
final class WhatIfComparison {

    private static final String COSTS = "costo";
    private static final String HOUSEHOLDS = "hogares";

    private final Scenario first;
    private final Scenario second;
    private final NamedTable costs;
    private final NamedTable households;

    WhatIfComparison(Scenarios scenarios, Scenario first, Scenario second) {
        this.first = first;
        this.second = second;
        this.costs = costs(scenarios.costs(first.name()), scenarios.costs(second.name()));
        this.households = households(scenarios.effects(first.name()), scenarios.effects(second.name()));
    }

    /** Why the two cannot be compared like with like, in Spanish; empty when they can. */
    List<String> differentGround() {
        return first.differentGround(second);
    }

    void print(OutputFormat format, Optional<String> onlyTable, PrintWriter out) {
        switch (onlyTable.orElse(format == OutputFormat.table ? "" : COSTS)) {
            case COSTS -> costs.print(format, out);
            case HOUSEHOLDS -> households.print(format, out);
            case "" -> {
                out.println("A = " + about(first));
                out.println("B = " + about(second));
                for (NamedTable table : List.of(costs, households)) {
                    out.println();
                    out.println(table.title());
                    table.print(format, out);
                }
            }
            case String unknown ->
                throw Problem.usage("No hay una tabla con ese nombre.")
                        .where("--table")
                        .expected(COSTS + ", " + HOUSEHOLDS)
                        .found(unknown)
                        .stop();
        }
        out.flush();
    }

    private static String about(Scenario scenario) {
        return scenario.name() + ": bimestre " + scenario.period() + ", "
                + scenario.source().spanish() + (scenario.isSynthetic() ? ", DATOS SINTÉTICOS" : "") + ", "
                + scenario.stage();
    }

    private static NamedTable costs(List<UnitCost> one, List<UnitCost> other) {
        NamedTable table = new NamedTable(
                COSTS,
                "Lo que cada una cambia en el costo, por UT y concepto",
                "ut",
                "concepto",
                "a_antes",
                "a_despues",
                "a_diferencia",
                "b_antes",
                "b_despues",
                "b_diferencia",
                "b_menos_a");
        Map<String, Soles[]> rows = new TreeMap<>();
        Map<String, String> labels = new TreeMap<>();
        add(one, 0, rows, labels);
        add(other, 2, rows, labels);
        Soles[] sums = zeros();
        rows.forEach((key, cells) -> {
            row(table, key.substring(0, key.indexOf('\t')), labels.get(key), cells);
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i].plus(cells[i]);
            }
        });
        row(table, WhatIfTables.ALL_UNITS, WhatIfTables.ALL_ITEMS, sums);
        return table;
    }

    private static void add(List<UnitCost> costs, int at, Map<String, Soles[]> rows, Map<String, String> labels) {
        for (UnitCost cost : costs) {
            String key = WhatIfTables.unit(cost.unit()) + "\t" + cost.item().ordinal();
            Soles[] cells = rows.computeIfAbsent(key, none -> zeros());
            cells[at] = cost.before();
            cells[at + 1] = cost.after();
            labels.put(key, cost.item().spanish());
        }
    }

    private static Soles[] zeros() {
        return new Soles[] {Soles.ZERO, Soles.ZERO, Soles.ZERO, Soles.ZERO};
    }

    private static void row(NamedTable table, String unit, @Nullable String item, Soles[] cells) {
        Soles one = cells[1].minus(cells[0]);
        Soles other = cells[3].minus(cells[2]);
        table.row(unit, String.valueOf(item), cells[0], cells[1], one, cells[2], cells[3], other, other.minus(one));
    }

    private static NamedTable households(List<UnitEffects> one, List<UnitEffects> other) {
        NamedTable table = new NamedTable(
                HOUSEHOLDS,
                "Hogares que ganan, pierden, entran y salen con cada una",
                "ut",
                "a_gana",
                "a_pierde",
                "a_entra",
                "a_sale",
                "b_gana",
                "b_pierde",
                "b_entra",
                "b_sale");
        Map<String, long[]> rows = new TreeMap<>();
        one.forEach(unit -> put(unit, 0, rows));
        other.forEach(unit -> put(unit, 4, rows));
        long[] sums = new long[8];
        rows.forEach((unit, counts) -> {
            row(table, unit, counts);
            for (int i = 0; i < counts.length; i++) {
                sums[i] += counts[i];
            }
        });
        row(table, WhatIfTables.ALL_UNITS, sums);
        return table;
    }

    private static void put(UnitEffects unit, int at, Map<String, long[]> rows) {
        long[] counts = rows.computeIfAbsent(WhatIfTables.unit(unit.unit()), none -> new long[8]);
        counts[at] = unit.gains();
        counts[at + 1] = unit.loses();
        counts[at + 2] = unit.enters();
        counts[at + 3] = unit.leaves();
    }

    private static void row(NamedTable table, String unit, long[] counts) {
        table.row(unit, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]);
    }
}
