/**
 * The pages of the territory: the territorial units as a map of tiles and as a table, and one unit with its places and staff.
 *
 * <p>Input: the territory, the households of the viewer, the totals of the last bimestre that was authorised. Output: pages.
 * Owner unit: UOAL.
 *
 * <p>Invariants: the map shows nothing that its table does not; of a unit that is not the viewer's no number is shown, and it has
 * no page.
 *
 * <p>Easy to get wrong: a tile stands about where the unit lies, and its size says nothing.
 */
@NullMarked
package org.ayni.app.console.territory;

import org.jspecify.annotations.NullMarked;
