package org.ayni.app.territory;

import java.time.LocalDate;
import org.ayni.kernel.law.Confidence;

/**
 * A unidad territorial (UT): the programme's own office for a part of the country.
 *
 * @param code ours, upper case ASCII, fit for a file name; the programme publishes names only
 * @param name as the programme writes it
 * @param validFrom first day on which it exists for us
 * @param source where its name stands
 */
public record TerritorialUnit(String code, String name, LocalDate validFrom, String source, Confidence confidence) {
    public TerritorialUnit {
        if (!code.matches("[A-Z]+(-[A-Z]+)*") || name.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("not a territorial unit: " + code);
        }
    }
}
