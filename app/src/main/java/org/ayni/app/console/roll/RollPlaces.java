package org.ayni.app.console.roll;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.list.ListFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places that the roll can be filtered by. All are understood; a viewer is offered his own. */
@Component
class RollPlaces {

    private static final Pattern PROVINCE = Pattern.compile("[0-9]{4}");
    private static final Pattern DISTRICT = Pattern.compile("[0-9]{6}");

    private final OnBehalfOf reader;

    RollPlaces(OnBehalfOf reader) {
        this.reader = reader;
    }

    /** The three filters' choices. */
    record Choices(ListFilter.Choice units, ListFilter.Choice provinces, ListFilter.Choice districts) {}

    private record Place(String code, String name, String above) {}

    /** The UTs, code and name, by name. */
    Map<String, String> units(Viewer viewer, LocalDate today) {
        return names(reader.read(viewer, jdbc -> units(jdbc, today)));
    }

    /** @param chosen provinces that the address names: their districts are offered */
    Choices choices(Viewer viewer, LocalDate today, List<String> chosen) {
        return reader.read(viewer, jdbc -> {
            List<Place> units = units(jdbc, today);
            List<Place> provinces = provinces(jdbc);
            Set<String> own = new HashSet<>(viewer.places().provinces());
            viewer.places().districts().forEach(district -> own.add(district.substring(0, 4)));
            boolean nation = viewer.places().nation();
            Set<String> offeredProvinces = new HashSet<>();
            provinces.stream()
                    .filter(place -> nation || own.contains(place.code()))
                    .forEach(place -> offeredProvinces.add(place.code()));
            Set<String> offeredUnits = new HashSet<>();
            units.stream()
                    .filter(place -> nation || own.contains(place.above()))
                    .forEach(place -> offeredUnits.add(place.code()));
            Set<String> around = new HashSet<>(chosen.isEmpty() && !nation ? own : chosen);
            around.retainAll(offeredProvinces);
            List<Place> districts = districts(jdbc, around);
            Map<String, String> districtNames = names(districts);
            return new Choices(
                    new ListFilter.Choice(names(units), offeredUnits, Optional.empty()),
                    new ListFilter.Choice(names(provinces), offeredProvinces, Optional.of(PROVINCE)),
                    new ListFilter.Choice(districtNames, districtNames.keySet(), Optional.of(DISTRICT)));
        });
    }

    private static Map<String, String> names(List<Place> places) {
        Map<String, String> names = new LinkedHashMap<>();
        places.forEach(place -> names.put(place.code(), place.name()));
        return names;
    }

    private static List<Place> units(JdbcClient jdbc, LocalDate today) {
        return jdbc.sql("""
                        SELECT unit.code, unit.name, served.province_code AS above
                        FROM territory.territorial_unit AS unit
                        JOIN territory.province_unit AS served
                          ON served.unit_code = unit.code
                            AND served.valid @> :today
                        ORDER BY unit.name
                        """).param("today", today).query(Place.class).list();
    }

    private static List<Place> provinces(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT code, name || ' (' || code || ')' AS name, department_code AS above
                        FROM territory.province
                        ORDER BY name, code
                        """).query(Place.class).list();
    }

    private static List<Place> districts(JdbcClient jdbc, Set<String> provinces) {
        return jdbc.sql("""
                        SELECT ubigeo AS code, name || ' (' || ubigeo || ')' AS name, province_code AS above
                        FROM territory.current_district
                        WHERE province_code = ANY (:provinces)
                        ORDER BY name, ubigeo
                        """)
                .param("provinces", provinces.toArray(String[]::new))
                .query(Place.class)
                .list();
    }
}
