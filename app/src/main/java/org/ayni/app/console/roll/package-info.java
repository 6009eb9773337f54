/**
 * The roll as a list: its households on any day, active and passive, and those of a pasted list of DNIs.
 *
 * <p>Input: filters, or DNIs. Output: pages and files of {@link org.ayni.app.console.list}. Owner unit: Unidad de
 * Operaciones de Afiliación y Liquidación.
 *
 * <p>Invariants: beliefs are those that hold now about the chosen day; of people elsewhere only a number is told.
 *
 * <p>Easy to get wrong: where a household is seen follows where it lives now, whatever day is shown.
 */
@NullMarked
package org.ayni.app.console.roll;

import org.jspecify.annotations.NullMarked;
