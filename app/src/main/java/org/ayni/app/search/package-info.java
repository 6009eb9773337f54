/**
 * The search box: people by name, DNI, telephone or code, whatever the accents, the order and the slips of the hand.
 *
 * <p>Input: the roll as believed now; what somebody typed. Output: numbers of people and households, the nearest first. Owner
 * unit: UOAL.
 *
 * <p>Invariants: nobody is found outside the territory of the transaction that asks; the index is derived and may be built
 * again at any time; a question costs no more in a small territory than in the nation.
 *
 * <p>Easy to get wrong: the index says who, not what is true of them; what is shown is read from the roll, under row-level
 * security. The tables of the index cannot be read by the console: only its two functions can be asked.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "database")
package org.ayni.app.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
