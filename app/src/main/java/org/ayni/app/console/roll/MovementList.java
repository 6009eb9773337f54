package org.ayni.app.console.roll;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ayni.app.console.household.RollWords;
import org.ayni.app.console.list.ListColumn;
import org.ayni.app.console.list.ListColumn.Kind;
import org.ayni.app.console.list.ListFilter;
import org.ayni.app.console.list.ListOrder;
import org.ayni.app.console.list.ListView;
import org.ayni.app.console.list.ListView.Source;

/** The households that a movement between two days is made of, one row each. */
final class MovementList {

    static final String ADDRESS = "/padron/movimiento/hogares";
    static final String FROM_DAY = "desde";
    static final String TO_DAY = "hasta";
    static final String KIND = "movimiento";
    static final String REASON = "motivo";
    static final String NO_REASON = "ninguno";
    static final String NO_UNIT = "ninguna";

    private static final String[] ALL = {"movement"};
    private static final ListOrder NUMBER = ListOrder.of("numero", "Orden de ingreso", "place.household", "integer");

    private MovementList() {}

    /**
     * The list.
     *
     * @param from the usual first day
     * @param asKnown whether an earlier knowledge is asked for
     * @param units names of the UTs by code, of the viewer's places or all
     */
    static ListView view(LocalDate from, LocalDate to, boolean asKnown, Map<String, String> units) {
        return new ListView(
                "movimiento",
                "Movimiento del padrón, hogar por hogar",
                ADDRESS,
                new ListView.Noun("hogar", "hogares"),
                "registry.household_place AS place",
                Optional.of(RollList.OWN_PLACES),
                sources(asKnown),
                columns(),
                filters(from, to, units),
                List.of(NUMBER, ListOrder.of("codigo", "Código", "home.household_id", "text", "home")),
                NUMBER,
                Optional.of("'household/' || home.household_id"),
                Optional.of("/hogares/"));
    }

    /** The joins that tell of each household what it was and what it is; also for the sums. */
    static List<Source> sources(boolean asKnown) {
        return List.of(
                new Source("home", "JOIN registry.household AS home ON home.household = place.household", Set.of()),
                believed("before", "household_state", FROM_DAY, asKnown),
                believed("after", "household_state", TO_DAY, asKnown),
                believed("home_before", "residence", FROM_DAY, asKnown),
                believed("home_after", "residence", TO_DAY, asKnown),
                new Source("movement", Movement.SQL, Set.of("before", "after", "home_before", "home_after")),
                unit("before", FROM_DAY),
                unit("after", TO_DAY),
                new Source("district_before", """
                        LEFT JOIN territory.current_district AS district_before
                          ON district_before.ubigeo = home_before.ubigeo""", Set.of("home_before")),
                new Source("district_after", """
                        LEFT JOIN territory.current_district AS district_after
                          ON district_after.ubigeo = home_after.ubigeo""", Set.of("home_after")),
                new Source("load", "LEFT JOIN registry.load AS load ON load.load = after.load", Set.of("after")),
                believed("holder", "holder", TO_DAY, asKnown),
                new Source("person", """
                        LEFT JOIN registry.person_record AS person
                          ON person.person = holder.person
                            AND person.valid @> CAST(:hasta AS date)
                            AND %s""".formatted(RollDay.believed("person", asKnown)), Set.of("holder")));
    }

    private static Source believed(String alias, String table, String day, boolean asKnown) {
        return new Source(alias, """
                LEFT JOIN registry.%1$s AS %2$s
                  ON %2$s.household = place.household
                    AND %2$s.valid @> CAST(:%3$s AS date)
                    AND %4$s""".formatted(table, alias, day, RollDay.believed(alias, asKnown)), Set.of());
    }

    private static Source unit(String when, String day) {
        return new Source("unit_" + when, """
                LEFT JOIN territory.province_unit AS served_%1$s
                  ON served_%1$s.province_code = left(home_%1$s.ubigeo, 4)
                    AND served_%1$s.valid @> CAST(:%2$s AS date)
                LEFT JOIN territory.territorial_unit AS unit_%1$s
                  ON unit_%1$s.code = served_%1$s.unit_code""".formatted(when, day), Set.of("home_" + when));
    }

    private static List<ListColumn> columns() {
        return List.of(
                ListColumn.of("codigo", "Hogar", "Código del hogar.", "home.household_id", Kind.TEXT, "home"),
                ListColumn.of(
                                KIND,
                                "Movimiento",
                                "Qué pasó con el hogar entre los dos días.",
                                "coalesce(movement.kind, 'mudado')",
                                Kind.STATE,
                                ALL)
                        .saying(Movement.words()),
                ListColumn.of(
                                REASON,
                                "Motivo",
                                "Motivo del estado al último día, con su código.",
                                "CASE WHEN movement.kind IS NOT NULL THEN after.reason END",
                                Kind.STATE,
                                ALL)
                        .saying(reasons()),
                ListColumn.of(
                        "dia",
                        "Desde",
                        "Primer día del estado que tiene al final.",
                        "lower(after.valid)",
                        Kind.DATE,
                        "after"),
                ListColumn.of("antes", "Estado antes", "Estado el primer día.", "before.state", Kind.STATE, "before")
                        .saying(org.ayni.app.console.roll.RollWords.STATES),
                ListColumn.of("despues", "Estado después", "Estado el último día.", "after.state", Kind.STATE, "after")
                        .saying(org.ayni.app.console.roll.RollWords.STATES),
                ListColumn.of(
                        "ut_antes",
                        "UT antes",
                        "UT que lo atendía el primer día.",
                        "unit_before.name",
                        Kind.TEXT,
                        "unit_before"),
                ListColumn.of(
                        "ut_despues",
                        "UT después",
                        "UT que lo atendía el último día.",
                        "unit_after.name",
                        Kind.TEXT,
                        "unit_after"),
                ListColumn.of(
                                "distrito_antes",
                                "Distrito antes",
                                "Distrito donde vivía el primer día.",
                                "coalesce(district_before.name, home_before.ubigeo)",
                                Kind.TEXT,
                                "district_before")
                        .onDemand(),
                ListColumn.of(
                                "distrito_despues",
                                "Distrito después",
                                "Distrito donde vivía el último día.",
                                "coalesce(district_after.name, home_after.ubigeo)",
                                Kind.TEXT,
                                "district_after")
                        .onDemand(),
                ListColumn.of(
                                "titular",
                                "Titular",
                                "Nombres y apellidos del titular el último día.",
                                "concat_ws(' ', person.given_names, person.paternal_surname, person.maternal_surname)",
                                Kind.TEXT,
                                "person")
                        .onDemand(),
                ListColumn.of(
                                "dni",
                                "DNI del titular",
                                "DNI del titular; texto de 8 dígitos.",
                                "person.dni",
                                Kind.DNI,
                                "person")
                        .onDemand(),
                ListColumn.of(
                                "registrado",
                                "Se registró",
                                "Día en que se registró el estado que tiene al final.",
                                "(lower(after.recorded) AT TIME ZONE 'America/Lima')::date",
                                Kind.DATE,
                                "after")
                        .onDemand(),
                ListColumn.of(
                                "sustento",
                                "Sustento",
                                "Documento o acto que lo justificó, o la carga que lo trajo.",
                                "CASE load.kind WHEN 'CHANGE' THEN load.source ELSE 'Carga n.º ' || load.load END",
                                Kind.TEXT,
                                "load")
                        .onDemand());
    }

    private static List<ListFilter> filters(LocalDate from, LocalDate to, Map<String, String> units) {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons().forEach((code, word) -> reasons.put(code, word.spanish()));
        reasons.put(NO_REASON, "Sin motivo registrado");
        Map<String, String> places = new LinkedHashMap<>(units);
        places.put(NO_UNIT, "Sin UT");
        return List.of(
                ListFilter.of(
                                FROM_DAY,
                                "Del día",
                                new ListFilter.Day(),
                                "movement.kind IS NOT NULL OR movement.moved",
                                ALL)
                        .usually(from.toString()),
                ListFilter.of(TO_DAY, "Al día", new ListFilter.Day(), "CAST(:desde AS date) <= CAST(:hasta AS date)")
                        .usually(to.toString()),
                RollDay.knownFilter(),
                ListFilter.of(KIND, "Movimiento", new ListFilter.Choice(Movement.options()), """
                        movement.kind = ANY (CAST(:movimiento AS text[]))
                        OR movement.moved AND 'mudado' = ANY (CAST(:movimiento AS text[]))""", ALL),
                ListFilter.of(REASON, "Motivo", new ListFilter.Choice(reasons), """
                        movement.kind IS NOT NULL
                        AND coalesce(after.reason, 'ninguno') = ANY (CAST(:motivo AS text[]))""", ALL),
                ListFilter.of(
                        "ut_antes",
                        "UT el primer día",
                        new ListFilter.Choice(places),
                        "coalesce(served_before.unit_code, 'ninguna') = ANY (CAST(:ut_antes AS text[]))",
                        "unit_before"),
                ListFilter.of(
                        "ut_despues",
                        "UT el último día",
                        new ListFilter.Choice(places),
                        "coalesce(served_after.unit_code, 'ninguna') = ANY (CAST(:ut_despues AS text[]))",
                        "unit_after"));
    }

    /** The codes with their words, as the list of reasons has them. */
    private static Map<String, ListColumn.Word> reasons() {
        Map<String, ListColumn.Word> words = new LinkedHashMap<>();
        RollWords.reasons().forEach((code, spanish) -> words.put(code, new ListColumn.Word(spanish, "plain")));
        return words;
    }
}
