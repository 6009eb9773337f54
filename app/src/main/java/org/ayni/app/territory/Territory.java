package org.ayni.app.territory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.ayni.kernel.id.Ubigeo;

/**
 * The country as the programme sees it. Immutable.
 *
 * <p>The built-in territory knows every department and province but only the provinces' capital districts; {@link #with}
 * adds a full list. A district that no list knows has no {@link #district}, yet its province, department and UT follow
 * from its prefix.
 */
public final class Territory {

    private final NavigableMap<String, Department> departments;
    private final NavigableMap<String, Province> provinces;
    private final NavigableMap<String, District> districts;
    private final NavigableMap<String, TerritorialUnit> units;
    private final List<UnitAssignment> assignments;
    private final Map<String, ObsoleteDistrict> obsolete;
    private final UnitMap unitMap;

    Territory(
            Collection<Department> departments,
            Collection<Province> provinces,
            Collection<District> districts,
            Collection<TerritorialUnit> units,
            Collection<UnitAssignment> assignments,
            Collection<ObsoleteDistrict> obsolete) {
        this.departments = index(departments, Department::code);
        this.provinces = index(provinces, Province::code);
        this.districts = index(districts, district -> district.ubigeo().value());
        this.units = index(units, TerritorialUnit::code);
        this.assignments = List.copyOf(assignments);
        this.obsolete = index(obsolete, district -> district.ubigeo().value());
        this.unitMap = new UnitMap(this.units, assignments);
    }

    /** What {@code law/territory} says, without any loaded list. */
    public static Territory builtIn() {
        return BuiltInTerritory.read();
    }

    /** This territory with the districts of a list: a known code takes the list's facts, a new one is added. */
    public Territory with(Collection<District> listed) {
        NavigableMap<String, District> merged = new TreeMap<>(districts);
        listed.forEach(district -> merged.put(district.ubigeo().value(), district));
        return new Territory(
                departments.values(),
                provinces.values(),
                merged.values(),
                units.values(),
                assignments,
                obsolete.values());
    }

    /** All departments, by code. */
    public Collection<Department> departments() {
        return departments.values();
    }

    /** All provinces, by code. */
    public Collection<Province> provinces() {
        return provinces.values();
    }

    /** The known districts, by code. */
    public Collection<District> districts() {
        return districts.values();
    }

    /** All UTs that ever existed for us, by code. */
    public Collection<TerritorialUnit> units() {
        return units.values();
    }

    /** The dated assignments of places to UTs. */
    public List<UnitAssignment> assignments() {
        return assignments;
    }

    public Optional<Department> department(Ubigeo place) {
        return Optional.ofNullable(departments.get(place.department()));
    }

    public Optional<Province> province(Ubigeo place) {
        return Optional.ofNullable(provinces.get(place.province()));
    }

    /** The district itself; empty for a code that no list has. */
    public Optional<District> district(Ubigeo place) {
        return Optional.ofNullable(districts.get(place.value()));
    }

    /** The UT that serves a place on a day; empty for a prefix that is no department, and before the programme's UTs. */
    public Optional<TerritorialUnit> unit(Ubigeo place, LocalDate day) {
        return unitMap.unit(place, day);
    }

    /** Why a code is no longer a district, if we know that it was one. */
    public Optional<ObsoleteDistrict> obsolete(Ubigeo place) {
        return Optional.ofNullable(obsolete.get(place.value()));
    }

    private static <T> NavigableMap<String, T> index(Collection<T> all, Function<T, String> key) {
        NavigableMap<String, T> index = new TreeMap<>();
        for (T one : all) {
            if (index.put(key.apply(one), one) != null) {
                throw new IllegalArgumentException("twice in the territory: " + one);
            }
        }
        return index;
    }
}
