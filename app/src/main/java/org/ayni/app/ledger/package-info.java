/**
 * The double-entry ledger: every sol twice, once where it comes from and once where it goes. Append-only.
 *
 * <p>Input: facts (what was authorised, held, instructed, credited, rejected), put by the hundred thousand into the
 * temporary table {@code ledger_fact} and posted by {@link org.ayni.app.ledger.PostFacts}. Output: balances and
 * statements, by {@link org.ayni.app.ledger.Ledger} and the view {@code ledger.household_balance}.
 *
 * <p>Invariants, kept by the database and not by this code: an entry adds up to zero; it is written whole and once; a
 * posting is never changed or deleted. A household's payable, held and rejected accounts never go below what is owed, and
 * its open balance never below zero.
 *
 * <p>Easy to get wrong: debit is positive. What the programme owes a household is therefore a negative balance; the read
 * functions that speak of owing turn the sign round and say so. The period of a posting is that of the cycle in which the
 * money moved, not the bimestre that a reintegro is about.
 *
 * <p>Owner: Unidad de Administración.
 */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {})
@NullMarked
package org.ayni.app.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
