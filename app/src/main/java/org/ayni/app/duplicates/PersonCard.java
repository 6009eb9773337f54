package org.ayni.app.duplicates;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What two records are compared by, as believed now. Texts are empty when unknown.
 *
 * @param person number of the record
 * @param household number of the household it belongs to
 * @param holder names of the household's titular, mostly the mother
 * @param sex F, M or empty
 * @param dni eight digits or empty
 * @param ubigeo district of the household, six digits or empty
 * @param place centro poblado or empty
 */
public record PersonCard(
        int person,
        int household,
        String given,
        String paternal,
        String maternal,
        String holder,
        Optional<LocalDate> birth,
        String sex,
        String dni,
        String ubigeo,
        String place) {}
