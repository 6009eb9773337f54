package org.ayni.app.territory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.ayni.kernel.id.Ubigeo;

/** Which UT a place belongs to on a day: the longest assigned prefix, and of its assignments the last one begun. */
final class UnitMap {

    private final Map<String, NavigableMap<LocalDate, TerritorialUnit>> byPrefix = new HashMap<>();

    UnitMap(Map<String, TerritorialUnit> units, Collection<UnitAssignment> assignments) {
        for (UnitAssignment assignment : assignments) {
            TerritorialUnit unit = units.get(assignment.unitCode());
            if (unit == null) {
                throw new IllegalArgumentException("assignment to an unknown unit: " + assignment);
            }
            if (assignment.validFrom().isBefore(unit.validFrom())) {
                throw new IllegalArgumentException("assignment older than its unit: " + assignment);
            }
            if (byPrefix.computeIfAbsent(assignment.prefix(), prefix -> new TreeMap<>())
                            .put(assignment.validFrom(), unit)
                    != null) {
                throw new IllegalArgumentException("two assignments begin on one day: " + assignment);
            }
        }
    }

    Optional<TerritorialUnit> unit(Ubigeo place, LocalDate day) {
        return inForce(place.province(), day).or(() -> inForce(place.department(), day));
    }

    private Optional<TerritorialUnit> inForce(String prefix, LocalDate day) {
        NavigableMap<LocalDate, TerritorialUnit> dated = byPrefix.get(prefix);
        return dated == null
                ? Optional.empty()
                : Optional.ofNullable(dated.floorEntry(day)).map(Map.Entry::getValue);
    }
}
