package org.ayni.app.territory;

import java.time.LocalDate;
import org.ayni.kernel.law.Confidence;

/**
 * From a day on, the places whose ubigeo starts with a prefix belong to a UT, until a later assignment of the same prefix.
 *
 * @param prefix a department (2 digits) or a province (4 digits); the longer prefix wins
 */
public record UnitAssignment(
        String prefix, String unitCode, LocalDate validFrom, String source, Confidence confidence) {
    public UnitAssignment {
        if (!prefix.matches("[0-9]{2}([0-9]{2})?") || source.isEmpty()) {
            throw new IllegalArgumentException("not an assignment: " + prefix + " " + unitCode);
        }
    }
}
