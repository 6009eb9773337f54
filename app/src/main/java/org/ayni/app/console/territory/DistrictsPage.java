package org.ayni.app.console.territory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.list.ListColumn;
import org.ayni.app.console.list.ListColumn.Kind;
import org.ayni.app.console.list.ListDesk;
import org.ayni.app.console.list.ListFilter;
import org.ayni.app.console.list.ListOrder;
import org.ayni.app.console.list.ListPage;
import org.ayni.app.console.list.ListView;
import org.ayni.app.console.list.ListView.Source;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The districts of the country. */
@Controller
@RequestMapping("/territorio/distritos")
class DistrictsPage extends ListPage {

    private static final ListOrder UBIGEO = ListOrder.of("ubigeo", "Ubigeo", "district.ubigeo", "text");

    private final OnBehalfOf reader;
    private final Clock clock;

    DistrictsPage(ListDesk desk, OnBehalfOf reader, Clock clock) {
        super(desk);
        this.reader = reader;
        this.clock = clock;
    }

    private record Named(String code, String name) {}

    @Override
    protected ListView view(Viewer viewer, MultiValueMap<String, String> address) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return new ListView(
                "distritos",
                "Distritos",
                "/territorio/distritos",
                new ListView.Noun("distrito", "distritos"),
                "territory.current_district AS district",
                Optional.empty(),
                List.of(
                        new Source(
                                "province",
                                "JOIN territory.province AS province ON province.code = district.province_code",
                                Set.of()),
                        new Source(
                                "department",
                                "JOIN territory.department AS department ON department.code = province.department_code",
                                Set.of("province")),
                        new Source("unit", """
                                LEFT JOIN territory.province_unit AS served
                                  ON served.province_code = district.province_code
                                    AND served.valid @> CAST(:al AS date)
                                LEFT JOIN territory.territorial_unit AS unit ON unit.code = served.unit_code""", Set.of())),
                List.of(
                        ListColumn.of("ubigeo", "Ubigeo", "Código INEI de 6 dígitos.", "district.ubigeo", Kind.TEXT),
                        ListColumn.of("nombre", "Distrito", "Nombre del distrito.", "district.name", Kind.TEXT),
                        ListColumn.of(
                                "provincia", "Provincia", "Su provincia.", "province.name", Kind.TEXT, "province"),
                        ListColumn.of(
                                "departamento",
                                "Departamento",
                                "Su departamento.",
                                "department.name",
                                Kind.TEXT,
                                "department"),
                        ListColumn.of("ut", "UT", "Unidad territorial que lo atiende.", "unit.name", Kind.TEXT, "unit"),
                        ListColumn.of("capital", "Capital", "Su capital.", "district.capital", Kind.TEXT)
                                .onDemand(),
                        ListColumn.of(
                                "altitud",
                                "Altitud (m)",
                                "Metros sobre el nivel del mar de la capital.",
                                "district.altitude_m",
                                Kind.WHOLE),
                        ListColumn.of(
                                "poblacion",
                                "Población",
                                "Habitantes, según la lista.",
                                "district.population",
                                Kind.WHOLE),
                        ListColumn.of("fuente", "Fuente", "Lista de la que viene.", "district.source", Kind.TEXT)
                                .onDemand()),
                List.of(
                        ListFilter.of(
                                "nombre",
                                "Nombre contiene",
                                new ListFilter.Code(Pattern.compile("[\\p{L} .'-]{1,40}"), "letras, hasta 40"),
                                "position(lower(:nombre) in lower(district.name)) > 0"),
                        ListFilter.of(
                                "departamento",
                                "Departamento",
                                choice(viewer, """
                                SELECT code, name FROM territory.department ORDER BY name"""),
                                "left(district.ubigeo, 2) = ANY (CAST(:departamento AS text[]))"),
                        ListFilter.of("ut", "UT", choice(viewer, """
                                SELECT code, name FROM territory.territorial_unit ORDER BY name"""), "unit.code = ANY (CAST(:ut AS text[]))", "unit"),
                        ListFilter.of("al", "Al día", new ListFilter.Day(), "").usually(today.toString())),
                List.of(
                        UBIGEO,
                        ListOrder.of("nombre", "Nombre", "district.name", "text"),
                        ListOrder.of("poblacion", "Población", "coalesce(district.population, 0)", "integer")),
                UBIGEO,
                Optional.empty(),
                Optional.of("/padron?distrito="));
    }

    @ModelAttribute("related")
    List<Crumb> related() {
        return TerritoryLists.ALL;
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
