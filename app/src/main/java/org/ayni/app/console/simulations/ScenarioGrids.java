package org.ayni.app.console.simulations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ayni.app.whatif.ChangeRange;
import org.ayni.app.whatif.WhatIfResult.RangeCount;
import org.ayni.app.whatif.WhatIfResult.UnitCost;
import org.ayni.app.whatif.WhatIfResult.UnitEffects;
import org.ayni.kernel.money.Soles;

/** The numbers of one what-if, or of several side by side, as tables. */
final class ScenarioGrids {

    private static final String ALL = "Todo";
    private static final long WHOLE = 100;

    private final Map<String, String> units;

    /** @param units names of the territorial units by code */
    ScenarioGrids(Map<String, String> units) {
        this.units = units;
    }

    /** The sums of one what-if. */
    record Numbers(String name, List<UnitCost> costs, List<UnitEffects> effects) {}

    Grid byItem(List<UnitCost> costs) {
        return costs(
                "Costo por concepto", "Concepto", costs, cost -> cost.item().spanish());
    }

    Grid byUnit(List<UnitCost> costs) {
        return costs("Costo por UT", "UT", costs, cost -> unit(cost.unit()));
    }

    private static Grid costs(String title, String first, List<UnitCost> costs, Function<UnitCost, String> by) {
        List<Grid.Line> lines = new ArrayList<>();
        sums(costs, by).forEach((name, sum) -> lines.add(line(name, sum)));
        lines.add(line(ALL, sum(costs)));
        return new Grid(title, first, List.of("Antes", "Después", "Diferencia"), lines);
    }

    Grid effects(List<UnitEffects> effects) {
        List<Grid.Line> lines = new ArrayList<>();
        long[] all = new long[6];
        for (UnitEffects unit : effects) {
            long[] counts = {unit.households(), unit.same(), unit.gains(), unit.loses(), unit.enters(), unit.leaves()};
            for (int i = 0; i < counts.length; i++) {
                all[i] += counts[i];
            }
            lines.add(Grid.Line.of(unit(unit.unit()), numbers(counts)));
        }
        lines.add(Grid.Line.of(ALL, numbers(all)));
        return new Grid(
                "Hogares que ganan, pierden, entran y salen",
                "UT",
                List.of("Hogares", "Igual", "Gana", "Pierde", "Entra", "Sale"),
                lines);
    }

    /** With a bar for each range; households without a change are not measured against, or nothing else would be seen. */
    static Grid distribution(List<RangeCount> ranges) {
        long most = ranges.stream()
                .filter(count -> count.range() != ChangeRange.SAME)
                .mapToLong(RangeCount::households)
                .max()
                .orElse(0);
        List<Grid.Line> lines = ranges.stream()
                .map(count -> new Grid.Line(
                        count.range().spanish(),
                        List.of(number(count.households()), count.difference().toString()),
                        bar(count.households(), most)))
                .toList();
        return new Grid("Cuánto cambia cada hogar en el bimestre", "Cambio", List.of("Hogares", "Diferencia"), lines);
    }

    private static long bar(long count, long most) {
        if (count == 0) {
            return 0;
        }
        return most == 0 ? WHOLE : Math.clamp(count * WHOLE / most, 1, WHOLE);
    }

    /** What each changes in the cost, by concept. */
    Grid compareItems(List<Numbers> all) {
        return compare(
                "Lo que cambia en el costo, por concepto",
                "Concepto",
                all,
                cost -> cost.item().spanish());
    }

    /** What each changes in the cost, by UT. */
    Grid compareUnits(List<Numbers> all) {
        return compare("Lo que cambia en el costo, por UT", "UT", all, cost -> unit(cost.unit()));
    }

    private static Grid compare(String title, String first, List<Numbers> all, Function<UnitCost, String> by) {
        Map<String, List<String>> cells = new TreeMap<>();
        List<Map<String, Soles[]>> sums =
                all.stream().map(one -> sums(one.costs(), by)).toList();
        Stream<String> names =
                sums.stream().flatMap(one -> one.keySet().stream()).distinct();
        names.forEach(name -> cells.put(
                name,
                sums.stream()
                        .map(one -> difference(one.getOrDefault(name, new Soles[] {Soles.ZERO, Soles.ZERO})))
                        .toList()));
        List<Grid.Line> lines = new ArrayList<>();
        cells.forEach((name, row) -> lines.add(Grid.Line.of(name, row)));
        lines.add(Grid.Line.of(
                ALL, all.stream().map(one -> difference(sum(one.costs()))).toList()));
        return new Grid(title, first, all.stream().map(Numbers::name).toList(), lines);
    }

    /** How many households each helps and hurts. */
    Grid compareEffects(List<Numbers> all) {
        return new Grid(
                "Hogares que ganan, pierden, entran y salen",
                "Qué pasa",
                all.stream().map(Numbers::name).toList(),
                List.of(
                        effect("Gana", all, UnitEffects::gains),
                        effect("Pierde", all, UnitEffects::loses),
                        effect("Entra", all, UnitEffects::enters),
                        effect("Sale", all, UnitEffects::leaves),
                        effect("Igual", all, UnitEffects::same)));
    }

    private static Grid.Line effect(String name, List<Numbers> all, Function<UnitEffects, Long> count) {
        return Grid.Line.of(
                name,
                all.stream()
                        .map(one -> number(
                                one.effects().stream().mapToLong(count::apply).sum()))
                        .toList());
    }

    private static Map<String, Soles[]> sums(List<UnitCost> costs, Function<UnitCost, String> by) {
        Map<String, Soles[]> sums = new TreeMap<>();
        for (UnitCost cost : costs) {
            sums.merge(by.apply(cost), new Soles[] {cost.before(), cost.after()}, (sum, more) ->
                    new Soles[] {sum[0].plus(more[0]), sum[1].plus(more[1])});
        }
        return sums;
    }

    private static Soles[] sum(List<UnitCost> costs) {
        return new Soles[] {
            costs.stream().map(UnitCost::before).reduce(Soles.ZERO, Soles::plus),
            costs.stream().map(UnitCost::after).reduce(Soles.ZERO, Soles::plus)
        };
    }

    private static Grid.Line line(String name, Soles[] sum) {
        return Grid.Line.of(name, List.of(sum[0].toString(), sum[1].toString(), difference(sum)));
    }

    private static String difference(Soles[] sum) {
        Soles difference = sum[1].minus(sum[0]);
        return (difference.isPositive() ? "+" : "") + difference;
    }

    private static List<String> numbers(long[] counts) {
        List<String> cells = new ArrayList<>();
        for (long count : counts) {
            cells.add(number(count));
        }
        return cells;
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private String unit(String code) {
        return code.isEmpty() ? "(sin UT)" : units.getOrDefault(code, code);
    }
}
