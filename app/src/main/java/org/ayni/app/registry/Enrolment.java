package org.ayni.app.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A school enrolment of a person and what became of it.
 *
 * @param schoolYear calendar year
 * @param level INICIAL, PRIMARIA, SECUNDARIA, EBE or CEBA
 * @param status ENROLLED, WITHDRAWN, NOT_ENROLLED, PROMOTED or REPEATS
 * @param statusOn day from which the status is true; empty = before all others
 * @param rank in the section by final average
 */
public record Enrolment(
        int schoolYear,
        Optional<String> school,
        Optional<String> level,
        Optional<String> grade,
        String status,
        Optional<LocalDate> statusOn,
        Optional<Integer> rank,
        Optional<Integer> sectionSize) {}
