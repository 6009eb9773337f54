package org.ayni.app.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ayni.app.law.LawChanges;
import org.ayni.app.whatif.CostItem;
import org.ayni.app.whatif.TypicalCase;
import org.ayni.app.whatif.WhatIfResult;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.money.Soles;

/** The tables of a what-if, as they are printed and written to a workbook. */
final class WhatIfTables {

    static final String COSTS = "costo";
    static final String ALL_UNITS = "TODAS";
    static final String ALL_ITEMS = "TOTAL";
    static final String NO_UNIT = "(sin UT)";

    private WhatIfTables() {}

    static List<NamedTable> of(WhatIfResult result, List<TypicalCase> cases, LawChanges changes, Law law, Law changed) {
        return List.of(
                changes(changes, law, changed, result.period().lastDay()),
                summary(result),
                costs(result),
                effects(result),
                distribution(result),
                cases(cases),
                explanations(cases));
    }

    private static NamedTable changes(LawChanges changes, Law law, Law changed, LocalDate day) {
        NamedTable table = new NamedTable(
                "cambios", "Lo que cambia en la ley", "parametro", "titulo", "unidad", "antes", "despues", "desde");
        for (String id : changes.parameters()) {
            Parameter before = law.parameter(id);
            Parameter after = changed.parameter(id);
            DatedValue inForce = after.at(day);
            table.row(
                    id,
                    before.title(),
                    before.unit(),
                    LawValueText.of(before, before.at(day).value()),
                    LawValueText.of(after, inForce.value()),
                    inForce.from().toString());
        }
        return table;
    }

    private static NamedTable summary(WhatIfResult result) {
        NamedTable table =
                new NamedTable("resumen", "Costo por concepto", "concepto", "antes", "despues", "diferencia");
        Map<CostItem, Soles[]> sums = new EnumMap<>(CostItem.class);
        for (WhatIfResult.UnitCost cost : result.costs()) {
            sums.merge(cost.item(), new Soles[] {cost.before(), cost.after()}, (sum, more) ->
                    new Soles[] {sum[0].plus(more[0]), sum[1].plus(more[1])});
        }
        sums.forEach((item, sum) -> table.row(item.spanish(), sum[0], sum[1], sum[1].minus(sum[0])));
        return table.row(
                ALL_ITEMS, result.before(), result.after(), result.after().minus(result.before()));
    }

    private static NamedTable costs(WhatIfResult result) {
        NamedTable table =
                new NamedTable(COSTS, "Costo por UT y concepto", "ut", "concepto", "antes", "despues", "diferencia");
        for (WhatIfResult.UnitCost cost : result.costs()) {
            table.row(unit(cost.unit()), cost.item().spanish(), cost.before(), cost.after(), cost.difference());
        }
        return table.row(
                ALL_UNITS,
                ALL_ITEMS,
                result.before(),
                result.after(),
                result.after().minus(result.before()));
    }

    private static NamedTable effects(WhatIfResult result) {
        NamedTable table = new NamedTable(
                "hogares",
                "Hogares que ganan, pierden, entran y salen",
                "ut",
                "hogares",
                "igual",
                "gana",
                "pierde",
                "entra",
                "sale");
        long[] sums = new long[6];
        for (WhatIfResult.UnitEffects unit : result.effects()) {
            long[] counts = {unit.households(), unit.same(), unit.gains(), unit.loses(), unit.enters(), unit.leaves()};
            for (int i = 0; i < counts.length; i++) {
                sums[i] += counts[i];
            }
            table.row(unit(unit.unit()), counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
        }
        return table.row(ALL_UNITS, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    private static NamedTable distribution(WhatIfResult result) {
        NamedTable table = new NamedTable(
                "distribucion", "Cuánto cambia cada hogar en el bimestre", "cambio", "hogares", "diferencia");
        result.distribution()
                .forEach(count -> table.row(count.range().spanish(), count.households(), count.difference()));
        return table;
    }

    private static NamedTable cases(List<TypicalCase> cases) {
        NamedTable table = new NamedTable(
                "casos",
                "Los casos más típicos",
                "caso",
                "hogares",
                "hogar",
                "ut",
                "antes",
                "despues",
                "diferencia",
                "que_cambia");
        for (int i = 0; i < cases.size(); i++) {
            TypicalCase typical = cases.get(i);
            table.row(
                    i + 1,
                    typical.households(),
                    typical.household().toString(),
                    unit(typical.unit()),
                    typical.before(),
                    typical.after(),
                    typical.difference(),
                    typical.kind());
        }
        return table;
    }

    private static NamedTable explanations(List<TypicalCase> cases) {
        NamedTable table = new NamedTable(
                "explicaciones", "En qué se distinguen las dos explicaciones de cada caso", "caso", "ley", "frase");
        for (int i = 0; i < cases.size(); i++) {
            for (String said : cases.get(i).onlyBefore()) {
                table.row(i + 1, "actual", said);
            }
            for (String said : cases.get(i).onlyAfter()) {
                table.row(i + 1, "cambiada", said);
            }
        }
        return table;
    }

    /** As a reader sees the code of a UT. */
    static String unit(String code) {
        return code.isEmpty() ? NO_UNIT : code;
    }

    static List<String> names(List<NamedTable> tables) {
        return new ArrayList<>(tables.stream().map(NamedTable::name).toList());
    }
}
