/**
 * The places below the district: centros poblados, schools and health facilities as lists, one of them on a page, and the wizards
 * by which their official lists are brought.
 *
 * <p>Input: the territory, and of the roll how many are registered at a place. Output: pages, and the acts of {@code upload} in the
 * name of who presses. Owner unit: UOAL.
 *
 * <p>Invariants: where a place lies is no secret among the staff; how many people are registered at it is counted within the
 * viewer's territory only.
 *
 * <p>Easy to get wrong: a school and a health facility may have the same 8 digits; a code means nothing without its kind. A code
 * of the roll that no list has is still a place where people are registered: its page says so.
 */
@NullMarked
package org.ayni.app.console.places;

import org.jspecify.annotations.NullMarked;
