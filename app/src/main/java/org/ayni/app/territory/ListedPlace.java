package org.ayni.app.territory;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.ayni.kernel.id.Ubigeo;

/**
 * A place as one row of a list gives it.
 *
 * @param line where the row starts
 * @param placeClass area, level or category
 * @param runBy who runs a school or facility
 * @param since from which day it is so, when the row says
 */
record ListedPlace(
        long line,
        String code,
        String name,
        Ubigeo ubigeo,
        Optional<String> centroPoblado,
        String placeClass,
        String runBy,
        String address,
        boolean open,
        OptionalInt altitudeMetres,
        OptionalInt population,
        Optional<Coordinates> coordinates,
        Optional<LocalDate> since) {}
