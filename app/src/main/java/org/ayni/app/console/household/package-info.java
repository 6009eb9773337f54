/**
 * The pages of one household: what is believed of it, what was decided and paid, the history of every fact, and the decision
 * explained for three readers.
 *
 * <p>Input: the code of a household and a moment, the day on which facts are true and the day by whose end we knew them.
 * Output: pages in Spanish. Owner unit: UOAL.
 *
 * <p>Invariants: everything is found by the household's keys, in a number of questions that does not grow with the household;
 * a page that is shown leaves a look in the same transaction; another territory's household is not found.
 *
 * <p>Easy to get wrong: decisions, lines and payments have one axis of time, when they were made; facts of the roll have two.
 */
@NullMarked
package org.ayni.app.console.household;

import org.jspecify.annotations.NullMarked;
