/**
 * The pages of what-ifs that were kept: what each would cost, whom it would help or hurt, two or three side by side, and its way
 * to law with two signatures.
 *
 * <p>Input: the tables of {@code whatif}. Output: pages, and its acts in the name of who presses. Owner unit: UPPM.
 *
 * <p>Invariants: sums by UT and never a household; a chart is a column of the table that has its numbers.
 *
 * <p>Easy to get wrong: the sentences of the acts name commands of the command line; on a page they name its buttons.
 */
@NullMarked
package org.ayni.app.console.simulations;

import org.jspecify.annotations.NullMarked;
