package org.ayni.app.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A pregnancy of a person.
 *
 * @param lmp first day of the last menstrual period
 * @param endedOn day of its outcome; empty = none known
 */
public record Pregnancy(LocalDate lmp, Optional<LocalDate> endedOn) {}
