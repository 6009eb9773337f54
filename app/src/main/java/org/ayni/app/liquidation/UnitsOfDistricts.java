package org.ayni.app.liquidation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.territory.TerritorialUnit;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.id.Ubigeo;

/** The districts of the households of a cycle and their territorial units on one day, as bytes; found out when first asked for. */
final class UnitsOfDistricts {

    private static final District NONE = new District(new byte[0], new byte[0]);

    /** A district code as it came, and the code of its unit; what is no ubigeo has no unit. */
    record District(byte[] code, byte[] unit) {}

    private final CycleAmounts amounts;
    private final Territory territory;
    private final LocalDate day;
    private final List<District> known = new ArrayList<>();

    /** @param amounts whose districts they are */
    UnitsOfDistricts(CycleAmounts amounts, Territory territory, LocalDate day) {
        this.amounts = amounts;
        this.territory = territory;
        this.day = day;
    }

    /** @param number of the district among the amounts, -1 when the household has none */
    District of(int number) {
        while (known.size() <= number) {
            known.add(find(amounts.district(known.size())));
        }
        return number < 0 ? NONE : known.get(number);
    }

    private District find(String code) {
        String unit = code.matches("[0-9]{6}")
                ? territory
                        .unit(new Ubigeo(code), day)
                        .map(TerritorialUnit::code)
                        .orElse("")
                : "";
        return new District(code.getBytes(StandardCharsets.UTF_8), unit.getBytes(StandardCharsets.US_ASCII));
    }
}
