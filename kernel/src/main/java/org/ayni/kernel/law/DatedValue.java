package org.ayni.kernel.law;

import java.time.LocalDate;

/**
 * A value of a parameter from a day on, until the next one begins.
 *
 * @param from first civil day in force
 * @param source the norm or public source it was read in
 * @param checkedUntil the last day for which somebody has checked that the value still holds
 */
public record DatedValue(LocalDate from, Value value, String source, Confidence confidence, LocalDate checkedUntil) {}
