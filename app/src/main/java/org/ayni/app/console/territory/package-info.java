/**
 * The pages of the territory: the territorial units as a map of tiles and as a table, one unit with its places and staff, and the
 * districts as a list, with the province, department and UT of each.
 *
 * <p>Input: the territory, the households of the viewer, the totals of the last bimestre that was authorised. Output: pages.
 * Owner unit: UOAL.
 *
 * <p>Invariants: the map shows nothing that its table does not; of a unit that is not the viewer's no number is shown, and it has
 * no page; the list of districts is about no household, so that everybody may look.
 *
 * <p>Easy to get wrong: a tile stands about where the unit lies, and its size says nothing; before somebody loads an official list,
 * only the capitals of the provinces are known.
 */
@NullMarked
package org.ayni.app.console.territory;

import org.jspecify.annotations.NullMarked;
