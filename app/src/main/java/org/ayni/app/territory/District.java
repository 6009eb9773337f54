package org.ayni.app.territory;

import java.util.Optional;
import java.util.OptionalInt;
import org.ayni.kernel.id.Ubigeo;

/**
 * A district.
 *
 * @param capital the town where the municipality sits; empty when the list does not say
 * @param altitudeMetres altitude of the capital above sea level
 * @param population inhabitants
 * @param coordinates of the capital
 */
public record District(
        Ubigeo ubigeo,
        String name,
        String capital,
        OptionalInt altitudeMetres,
        OptionalInt population,
        Optional<Coordinates> coordinates) {
    public District {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("district " + ubigeo + " without a name");
        }
    }
}
