package org.ayni.app.liquidation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.ayni.app.territory.TerritorialUnit;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.facts.IdTable;
import org.ayni.kernel.id.Ubigeo;

/** The territorial unit of each district of the roll on one day, as the bytes of its code. */
final class UnitsOfDistricts {

    private static final byte[] NONE = {};

    private final byte[][] codes;

    /** @param districts district codes as they came: what is no ubigeo has no unit */
    UnitsOfDistricts(Territory territory, IdTable districts, LocalDate day) {
        codes = new byte[districts.size()][];
        for (int i = 0; i < codes.length; i++) {
            String district = districts.get(i);
            codes[i] = district.matches("[0-9]{6}")
                    ? territory
                            .unit(new Ubigeo(district), day)
                            .map(TerritorialUnit::code)
                            .orElse("")
                            .getBytes(StandardCharsets.US_ASCII)
                    : NONE;
        }
    }

    /** @param district number of the district, -1 when the household has none */
    byte[] codeOf(int district) {
        return district < 0 ? NONE : codes[district];
    }
}
