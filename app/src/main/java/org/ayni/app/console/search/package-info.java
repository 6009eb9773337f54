/**
 * The page behind the search box, and what keeps its index up with the roll.
 *
 * <p>Input: what a person typed. Output: the people and households of the viewer's territory that come nearest. Owner unit:
 * UOAL.
 *
 * <p>Invariants: what is shown of somebody found is read under row-level security; a DNI is never shown whole in a list.
 */
@NullMarked
package org.ayni.app.console.search;

import org.jspecify.annotations.NullMarked;
