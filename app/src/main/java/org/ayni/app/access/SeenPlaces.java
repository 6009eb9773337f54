package org.ayni.app.access;

import java.util.List;
import java.util.Set;

/**
 * Where a person sees households.
 *
 * @param nation everywhere, also where the district is unknown
 * @param units names of the UTs, for people to read
 * @param provinces codes of provinces seen whole
 * @param districts INEI codes of districts seen besides
 */
public record SeenPlaces(boolean nation, List<String> units, Set<String> provinces, Set<String> districts) {

    /** No household at all. */
    public static final SeenPlaces NONE = new SeenPlaces(false, List.of(), Set.of(), Set.of());

    public static final SeenPlaces NATION = new SeenPlaces(true, List.of(), Set.of(), Set.of());

    public SeenPlaces {
        units = List.copyOf(units);
        provinces = Set.copyOf(provinces);
        districts = Set.copyOf(districts);
    }

    /** False when the person sees no household. */
    public boolean any() {
        return nation || !provinces.isEmpty() || !districts.isEmpty();
    }

    /** Where, in words. */
    public String spanish() {
        if (nation) {
            return "Todo el país";
        }
        return units.isEmpty() ? "Sin hogares a la vista" : "UT " + String.join(", ", units);
    }
}
