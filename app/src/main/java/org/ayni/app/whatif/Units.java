package org.ayni.app.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ayni.app.territory.TerritorialUnit;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.facts.IdTable;
import org.ayni.kernel.id.Ubigeo;

/** The UTs of the districts of the facts on one day, numbered; the first is that of no UT. */
final class Units {

    /** The code of a household whose district is unknown or belongs to no UT. */
    static final String NONE = "";

    private final List<String> codes;
    private final int[] ofDistrict;

    /** @param districts district codes as they came: what is no ubigeo has no UT */
    Units(Territory territory, IdTable districts, LocalDate day) {
        String[] codeOf = new String[districts.size()];
        SortedSet<String> found = new TreeSet<>();
        found.add(NONE);
        for (int i = 0; i < codeOf.length; i++) {
            String district = districts.get(i);
            codeOf[i] = district.matches("[0-9]{6}")
                    ? territory
                            .unit(new Ubigeo(district), day)
                            .map(TerritorialUnit::code)
                            .orElse(NONE)
                    : NONE;
            found.add(codeOf[i]);
        }
        codes = new ArrayList<>(found);
        ofDistrict = new int[codeOf.length];
        for (int i = 0; i < codeOf.length; i++) {
            ofDistrict[i] = codes.indexOf(codeOf[i]);
        }
    }

    int size() {
        return codes.size();
    }

    String code(int unit) {
        return codes.get(unit);
    }

    /** The number of a UT, -1 when no district of the facts belongs to it. */
    int find(String code) {
        return codes.indexOf(code);
    }

    /** @param district number of the district, -1 when the household has none */
    int of(int district) {
        return district < 0 ? 0 : ofDistrict[district];
    }
}
