package org.ayni.app.console.places;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.list.ListColumn;
import org.ayni.app.console.list.ListColumn.Kind;
import org.ayni.app.console.list.ListColumn.Word;
import org.ayni.app.console.list.ListFilter;
import org.ayni.app.console.list.ListOrder;
import org.ayni.app.console.list.ListView;
import org.ayni.app.console.list.ListView.Source;
import org.ayni.app.territory.PlaceKind;
import org.springframework.stereotype.Component;

/** What the three lists of places have in common, and what each has of its own. */
@Component
class PlaceListView {

    private static final ListOrder CODE = ListOrder.of("codigo", "Código", "place.code", "text");

    private final OnBehalfOf reader;
    private final Clock clock;

    PlaceListView(OnBehalfOf reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    private record Named(String code, String name) {}

    ListView of(PlaceKind kind, Viewer viewer) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        String address = "/territorio/" + kind.word();
        return new ListView(
                kind.word(),
                title(kind),
                address,
                new ListView.Noun(kind.one(), kind.many()),
                table(kind) + " AS place",
                Optional.empty(),
                sources(kind),
                columns(kind),
                filters(kind, viewer, today),
                orders(kind),
                CODE,
                Optional.empty(),
                Optional.of(address + "/"));
    }

    static String title(PlaceKind kind) {
        return kind.many().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + kind.many().substring(1);
    }

    /** The view of the territory that has a row for each of them. */
    static String table(PlaceKind kind) {
        return switch (kind) {
            case CENTRO_POBLADO -> "territory.centro_poblado";
            case SCHOOL -> "territory.school";
            case FACILITY -> "territory.health_facility";
        };
    }

    private static List<ListOrder> orders(PlaceKind kind) {
        List<ListOrder> orders = new ArrayList<>();
        orders.add(CODE);
        orders.add(ListOrder.of("nombre", "Nombre", "place.name", "text"));
        if (kind == PlaceKind.CENTRO_POBLADO) {
            orders.add(ListOrder.of("poblacion", "Población", "coalesce(place.population, 0)", "integer"));
        }
        return orders;
    }

    private static List<Source> sources(PlaceKind kind) {
        List<Source> sources = new ArrayList<>(List.of(
                new Source(
                        "district",
                        "LEFT JOIN territory.current_district AS district ON district.ubigeo = place.ubigeo",
                        Set.of()),
                new Source(
                        "province",
                        "JOIN territory.province AS province ON province.code = left(place.ubigeo, 4)",
                        Set.of()),
                new Source(
                        "department",
                        "JOIN territory.department AS department ON department.code = left(place.ubigeo, 2)",
                        Set.of()),
                new Source("unit", """
                        LEFT JOIN territory.province_unit AS served
                          ON served.province_code = left(place.ubigeo, 4)
                            AND served.valid @> CAST(:al AS date)
                        LEFT JOIN territory.territorial_unit AS unit ON unit.code = served.unit_code""", Set.of())));
        if (kind != PlaceKind.CENTRO_POBLADO) {
            sources.add(new Source(
                    "centro",
                    "LEFT JOIN territory.centro_poblado AS centro ON centro.code = place.centro_poblado",
                    Set.of()));
        }
        return sources;
    }

    private static List<ListColumn> columns(PlaceKind kind) {
        List<ListColumn> columns = new ArrayList<>();
        columns.add(ListColumn.of("codigo", "Código", codeMeaning(kind), "place.code", Kind.TEXT));
        columns.add(ListColumn.of("nombre", "Nombre", "Como lo escribe la lista.", "place.name", Kind.TEXT));
        switch (kind) {
            case CENTRO_POBLADO ->
                columns.add(ListColumn.of("area", "Área", "Urbano o rural, según la lista.", "place.area", Kind.STATE)
                        .saying(PlaceWords.AREAS));
            case SCHOOL ->
                columns.add(ListColumn.of("nivel", "Nivel", "Nivel o modalidad.", "place.level", Kind.STATE)
                        .saying(PlaceWords.LEVELS));
            case FACILITY ->
                columns.add(ListColumn.of(
                        "categoria", "Categoría", "De I-1 a III-E, según RENIPRESS.", "place.category", Kind.TEXT));
        }
        columns.add(ListColumn.of(
                "distrito",
                "Distrito",
                "Su distrito.",
                "coalesce(district.name, place.ubigeo)",
                Kind.TEXT,
                "district"));
        columns.add(ListColumn.of("provincia", "Provincia", "Su provincia.", "province.name", Kind.TEXT, "province"));
        columns.add(ListColumn.of("ut", "UT", "Unidad territorial que lo atiende.", "unit.name", Kind.TEXT, "unit"));
        if (kind == PlaceKind.CENTRO_POBLADO) {
            columns.add(ListColumn.of(
                    "poblacion", "Población", "Habitantes, según la lista.", "place.population", Kind.WHOLE));
            columns.add(ListColumn.of(
                            "altitud", "Altitud (m)", "Metros sobre el nivel del mar.", "place.altitude_m", Kind.WHOLE)
                    .onDemand());
        } else {
            columns.add(ListColumn.of(
                    "centro",
                    "Centro poblado",
                    "Centro poblado donde está.",
                    "coalesce(centro.name, place.centro_poblado)",
                    Kind.TEXT,
                    "centro"));
            columns.add(
                    ListColumn.of("estado", "Estado", "Si funciona, según la lista.", "place.open::text", Kind.STATE)
                            .saying(PlaceWords.OPEN));
            columns.add(ListColumn.of("gestion", "A cargo de", "Gestión o institución.", "place.run_by", Kind.TEXT)
                    .onDemand());
            columns.add(ListColumn.of("direccion", "Dirección", "Según la lista.", "place.address", Kind.TEXT)
                    .onDemand());
        }
        columns.add(ListColumn.of("ubigeo", "Ubigeo", "Código INEI de su distrito.", "place.ubigeo", Kind.TEXT)
                .onDemand());
        columns.add(ListColumn.of(
                        "departamento", "Departamento", "Su departamento.", "department.name", Kind.TEXT, "department")
                .onDemand());
        columns.add(ListColumn.of("fuente", "Fuente", "Lista de la que viene.", "place.source", Kind.TEXT)
                .onDemand());
        return columns;
    }

    private static String codeMeaning(PlaceKind kind) {
        return switch (kind) {
            case CENTRO_POBLADO -> "Código INEI: el distrito y 4 dígitos más.";
            case SCHOOL -> "Código modular (7 dígitos) y anexo (1).";
            case FACILITY -> "Código RENIPRESS de 8 dígitos, con sus ceros.";
        };
    }

    private List<ListFilter> filters(PlaceKind kind, Viewer viewer, LocalDate today) {
        List<ListFilter> filters = new ArrayList<>();
        filters.add(ListFilter.of(
                "nombre",
                "Nombre contiene",
                new ListFilter.Code(Pattern.compile("[\\p{L}0-9 .,'°º\"()/-]{1,40}"), "letras y números, hasta 40"),
                "position(lower(public.unaccent(:nombre)) IN lower(public.unaccent(place.name))) > 0"));
        filters.add(ListFilter.of(
                "codigo",
                "Código empieza con",
                new ListFilter.Code(Pattern.compile("[0-9]{1,10}"), "dígitos"),
                "starts_with(place.code, :codigo)"));
        filters.add(ListFilter.of("ut", "UT", choice(viewer, """
                SELECT code, name FROM territory.territorial_unit ORDER BY name"""), "unit.code = ANY (CAST(:ut AS text[]))", "unit"));
        filters.add(ListFilter.of(
                "departamento",
                "Departamento",
                choice(viewer, """
                SELECT code, name FROM territory.department ORDER BY name"""),
                "left(place.ubigeo, 2) = ANY (CAST(:departamento AS text[]))"));
        filters.add(ListFilter.of(
                "distrito",
                "Distrito (ubigeo)",
                new ListFilter.Code(Pattern.compile("[0-9]{6}"), "el ubigeo INEI de 6 dígitos"),
                "place.ubigeo = :distrito"));
        switch (kind) {
            case CENTRO_POBLADO ->
                filters.add(ListFilter.of(
                        "area",
                        "Área",
                        new ListFilter.Choice(words(PlaceWords.AREAS)),
                        "place.area = ANY (CAST(:area AS text[]))"));
            case SCHOOL ->
                filters.add(ListFilter.of(
                        "nivel",
                        "Nivel",
                        new ListFilter.Choice(words(PlaceWords.LEVELS)),
                        "place.level = ANY (CAST(:nivel AS text[]))"));
            case FACILITY ->
                filters.add(ListFilter.of(
                        "categoria",
                        "Categoría",
                        new ListFilter.Code(Pattern.compile("[A-Z0-9-]{1,10}"), "por ejemplo I-2"),
                        "place.category = :categoria"));
        }
        if (kind != PlaceKind.CENTRO_POBLADO) {
            filters.add(ListFilter.of(
                    "estado",
                    "Estado",
                    new ListFilter.Choice(words(PlaceWords.OPEN)),
                    "place.open::text = ANY (CAST(:estado AS text[]))"));
        }
        filters.add(ListFilter.of("al", "UT al día", new ListFilter.Day(), "").usually(today.toString()));
        return filters;
    }

    private static Map<String, String> words(Map<String, Word> codes) {
        Map<String, String> words = new LinkedHashMap<>();
        codes.forEach((code, word) -> words.put(code, word.spanish()));
        return words;
    }

    private ListFilter.Choice choice(Viewer viewer, String places) {
        return new ListFilter.Choice(reader.read(viewer, jdbc -> {
            Map<String, String> names = new LinkedHashMap<>();
            for (Named place : jdbc.sql(places).query(Named.class).list()) {
                names.put(place.code(), place.name());
            }
            return names;
        }));
    }
}
