/**
 * The exchange format: one bimestre's facts as plain files, as data (the layout), as a reader that checks every row, and as
 * the list of the rejected ones.
 *
 * <p>Process: none of its own; the way in and out for audits, rehearsals, other implementations and clusters. In: a
 * directory of CSV files. Out: accepted rows and rejected rows, streamed. Owner unit: UOAL (registry) and UVCC (evidence).
 *
 * <p>Invariants: a row is rejected at its first fault, in the order of the table, once; a rejected household or member does
 * not exist for the rows after it; memory does not grow with the number of rows, only with the number of distinct ids.
 *
 * <p>Easy to get wrong: {@code line} is the first physical line of the row, also when cells hold line breaks; blanks are
 * Unicode's, not ASCII's; the {@code id} of an exemption is a reference only for scope MEMBER.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.ayni.app.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
