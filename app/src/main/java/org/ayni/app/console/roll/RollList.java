package org.ayni.app.console.roll;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ayni.app.console.list.ListColumn;
import org.ayni.app.console.list.ListColumn.Kind;
import org.ayni.app.console.list.ListFilter;
import org.ayni.app.console.list.ListOrder;
import org.ayni.app.console.list.ListView;
import org.ayni.app.console.list.ListView.Source;

/**
 * The roll: a household is in it on a day if it had a state on that day, as believed now or when another day ended; who is affiliated, only from the day of its affiliation on. In the order of our numbers of
 * households, which is the order in which they entered, and which every index goes on in.
 */
final class RollList {

    static final String PROVINCE = "provincia";

    private static final int OLDEST_CHILD = 19;

    private static final String FROM = "registry.household_place AS place";

    static final String OWN_PLACES =
            "(place.province = ANY (CAST(:seenProvinces AS text[])) OR place.ubigeo = ANY (CAST(:seenDistricts AS text[])))";

    private static final ListOrder NUMBER = ListOrder.of("numero", "Orden de ingreso", "place.household", "integer");

    private RollList() {}

    /**
     * The list.
     *
     * @param shown the moment; when it is now, the place is looked up where the household lives now, which an index answers
     */
    static ListView view(RollDay shown, RollPlaces.Choices places) {
        return new ListView(
                "padron",
                "Padrón de hogares",
                "/padron",
                new ListView.Noun("hogar", "hogares"),
                FROM,
                Optional.of(OWN_PLACES),
                sources(shown),
                columns(),
                filters(shown, places),
                List.of(NUMBER, ListOrder.of("codigo", "Código", "home.household_id", "text", "home")),
                NUMBER,
                Optional.of("'household/' || home.household_id"),
                Optional.of(shown.householdAddress()));
    }

    private static List<Source> sources(RollDay shown) {
        return List.of(
                new Source("state", """
                        JOIN registry.household_state AS state
                          ON state.household = place.household
                            AND state.valid @> CAST(:al AS date)
                            AND %s
                            AND (state.affiliated_on IS NULL
                              OR state.affiliated_on <= CAST(:al AS date)
                              OR state.state NOT IN ('AFFILIATED', 'SUSPENDED'))""".formatted(shown.believed("state")), Set.of()),
                new Source("home", "JOIN registry.household AS home ON home.household = place.household", Set.of()),
                believed(shown, "residence", "residence", "place.household", "household", Set.of()),
                new Source("district", """
                        LEFT JOIN territory.current_district AS district ON district.ubigeo = residence.ubigeo""", Set.of("residence")),
                new Source("province", """
                        LEFT JOIN territory.province AS province ON province.code = left(residence.ubigeo, 4)""", Set.of("residence")),
                new Source("unit", """
                        LEFT JOIN territory.province_unit AS served
                          ON served.province_code = left(residence.ubigeo, 4)
                            AND served.valid @> CAST(:al AS date)
                        LEFT JOIN territory.territorial_unit AS unit ON unit.code = served.unit_code""", Set.of("residence")),
                believed(shown, "classification", "classification", "place.household", "household", Set.of()),
                believed(shown, "account", "account", "place.household", "household", Set.of()),
                believed(shown, "holder", "holder", "place.household", "household", Set.of()),
                believed(shown, "person", "person_record", "holder.person", "person", Set.of("holder")));
    }

    /** What was believed of one kind about the day. */
    private static Source believed(
            RollDay shown, String alias, String table, String of, String key, Set<String> needs) {
        return new Source(alias, """
                LEFT JOIN registry.%1$s AS %2$s
                  ON %2$s.%3$s = %4$s
                    AND %2$s.valid @> CAST(:al AS date)
                    AND %5$s""".formatted(table, alias, key, of, shown.believed(alias)), needs);
    }

    private static List<ListColumn> columns() {
        return List.of(
                ListColumn.of("codigo", "Hogar", "Código del hogar.", "home.household_id", Kind.TEXT, "home"),
                ListColumn.of("estado", "Estado", "Estado del hogar en el padrón ese día.", "state.state", Kind.STATE)
                        .saying(RollWords.STATES),
                ListColumn.of(
                        "titular",
                        "Titular",
                        "Nombres y apellidos del titular ese día.",
                        "concat_ws(' ', person.given_names, person.paternal_surname, person.maternal_surname)",
                        Kind.TEXT,
                        "person"),
                ListColumn.of(
                        "dni",
                        "DNI del titular",
                        "DNI del titular; texto de 8 dígitos.",
                        "person.dni",
                        Kind.DNI,
                        "person"),
                ListColumn.of(
                        "distrito",
                        "Distrito",
                        "Distrito donde vivía ese día; su código si no está en la lista oficial cargada.",
                        "coalesce(district.name, residence.ubigeo)",
                        Kind.TEXT,
                        "district"),
                ListColumn.of(
                                "provincia",
                                "Provincia",
                                "Provincia donde vivía ese día.",
                                "province.name",
                                Kind.TEXT,
                                "province")
                        .onDemand(),
                ListColumn.of("ut", "UT", "Unidad territorial que la atendía ese día.", "unit.name", Kind.TEXT, "unit")
                        .onDemand(),
                ListColumn.of(
                                "ubigeo",
                                "Ubigeo",
                                "Código INEI del distrito.",
                                "residence.ubigeo",
                                Kind.TEXT,
                                "residence")
                        .onDemand(),
                ListColumn.of(
                                "centro",
                                "Centro poblado",
                                "Código del centro poblado.",
                                "residence.centro_poblado",
                                Kind.TEXT,
                                "residence")
                        .onDemand(),
                ListColumn.of("telefono", "Teléfono", "Teléfono del hogar.", "residence.phone", Kind.TEXT, "residence")
                        .onDemand(),
                ListColumn.of(
                                "clasificacion",
                                "Clasificación",
                                "Clasificación socioeconómica (CSE) ese día.",
                                "classification.cse",
                                Kind.STATE,
                                "classification")
                        .saying(RollWords.CLASSES),
                ListColumn.of(
                        "vence",
                        "Vence",
                        "Último día de la clasificación.",
                        "classification.cse_valid_to",
                        Kind.DATE,
                        "classification"),
                ListColumn.of(
                                "cuenta",
                                "Cuenta",
                                "Estado de la cuenta del hogar ese día.",
                                "account.status",
                                Kind.STATE,
                                "account")
                        .saying(RollWords.ACCOUNTS),
                ListColumn.of("afiliado", "Afiliado desde", "Día de la afiliación.", "state.affiliated_on", Kind.DATE)
                        .onDemand(),
                ListColumn.of(
                                "motivo",
                                "Motivo",
                                "Código del motivo del estado, si lo tiene.",
                                "state.reason",
                                Kind.TEXT)
                        .onDemand());
    }

    private static List<ListFilter> filters(RollDay shown, RollPlaces.Choices places) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("activo", "Activo (afiliado o suspendido)");
        parts.put("pasivo", "Pasivo (desafiliado)");
        boolean isNow = shown.isNow();
        String province = isNow ? "place.province" : "left(residence.ubigeo, 4)";
        String ubigeo = isNow ? "place.ubigeo" : "residence.ubigeo";
        String[] residence = isNow ? new String[0] : new String[] {"residence"};
        return List.of(
                ListFilter.of(RollDay.ON, "Al día", new ListFilter.Day(), "", "state")
                        .usually(shown.today().toString()),
                RollDay.knownFilter(),
                ListFilter.of("padron", "Padrón", new ListFilter.Choice(parts), """
                        state.state = 'AFFILIATED' AND 'activo' = ANY (CAST(:padron AS text[]))
                        OR state.state = 'SUSPENDED' AND 'activo' = ANY (CAST(:padron AS text[]))
                        OR state.state = 'DISAFFILIATED' AND 'pasivo' = ANY (CAST(:padron AS text[]))"""),
                ListFilter.of(
                        "estado",
                        "Estado",
                        new ListFilter.Choice(RollWords.options(RollWords.STATES)),
                        "state.state = ANY (CAST(:estado AS text[]))"),
                ListFilter.of("ut", "UT", places.units(), province + """
                         = ANY (ARRAY(
                          SELECT served_by.province_code
                          FROM territory.province_unit AS served_by
                          WHERE served_by.unit_code = ANY (CAST(:ut AS text[]))
                            AND served_by.valid @> CAST(:al AS date)))""", residence),
                ListFilter.of(
                        PROVINCE,
                        "Provincia",
                        places.provinces(),
                        province + " = ANY (CAST(:provincia AS text[]))",
                        residence),
                ListFilter.of(
                        "distrito",
                        "Distrito",
                        places.districts(),
                        ubigeo + " = ANY (CAST(:distrito AS text[]))",
                        residence),
                ListFilter.of(
                        "centro",
                        "Centro poblado",
                        new ListFilter.Code(Pattern.compile("[0-9]{4,10}"), "el código de hasta 10 dígitos"),
                        "residence.centro_poblado = :centro",
                        "residence"),
                ListFilter.of(
                        "clasificacion",
                        "Clasificación",
                        new ListFilter.Choice(RollWords.options(RollWords.CLASSES)),
                        "classification.cse = ANY (CAST(:clasificacion AS text[]))",
                        "classification"),
                ListFilter.of(
                        "vence",
                        "Clasificación vence hasta el",
                        new ListFilter.Day(),
                        "classification.cse_valid_to <= CAST(:vence AS date)",
                        "classification"),
                ListFilter.of(
                        "cuenta",
                        "Cuenta",
                        new ListFilter.Choice(RollWords.options(RollWords.ACCOUNTS)),
                        "account.status = ANY (CAST(:cuenta AS text[]))",
                        "account"),
                ListFilter.of("menores", "Con menores de (años)", new ListFilter.Whole(1, OLDEST_CHILD), """
                        EXISTS (
                          SELECT FROM registry.membership AS belongs
                          JOIN registry.person_record AS child
                            ON child.person = belongs.person
                              AND child.valid @> CAST(:al AS date)
                              AND %1$s
                          WHERE belongs.household = place.household
                            AND belongs.valid @> CAST(:al AS date)
                            AND %2$s
                            AND (belongs.left_on IS NULL OR belongs.left_on > CAST(:al AS date))
                            AND (child.died_on IS NULL OR child.died_on > CAST(:al AS date))
                            AND child.birth_date <= CAST(:al AS date)
                            AND child.birth_date > CAST(:al AS date) - make_interval(years => :menores))""".formatted(
                                shown.believed("child"), shown.believed("belongs"))));
    }
}
