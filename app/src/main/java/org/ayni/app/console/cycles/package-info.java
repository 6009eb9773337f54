/**
 * The pages of a bimestre: where each step stands, what stands in the way, and who may press what next.
 *
 * <p>Input: the steps, the findings, the bank's replies. Output: pages, and acts of {@code cycle}, {@code variance} and
 * {@code payment} in the name of who presses. Owner unit: UOAL.
 *
 * <p>Invariants: the pages decide nothing; an act that cannot be undone is pressed on a page of its own, where the sum or the
 * number is typed back; of one bimestre, one act at a time. Sums of the nation are read through the modules that own them;
 * what names a household, through {@link org.ayni.app.access.OnBehalfOf}, and leaves a look.
 *
 * <p>Easy to get wrong: a step that says RUNNING may have been cut off with its server; only the lock of the cycle knows.
 */
@NullMarked
package org.ayni.app.console.cycles;

import org.jspecify.annotations.NullMarked;
