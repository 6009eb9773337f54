/**
 * The pages of duplicate and impossible records: two lists, and two records side by side with what can be decided of them.
 *
 * <p>Input: the module duplicates, the records of the viewer's territory. Output: pages, proposals. Owner unit: UOAL.
 *
 * <p>Invariants: a suspicion is shown to who sees both records; each look at one is recorded for both households; a merge and a
 * split are only proposed here.
 *
 * <p>Easy to get wrong: the DNI is covered in the list and whole on the page of a suspicion, because there it is what is compared.
 */
@NullMarked
package org.ayni.app.console.duplicates;

import org.jspecify.annotations.NullMarked;
