/**
 * Payment: orders to the paying bank, what the bank answers, and the life of each payment.
 *
 * <p>Input: what a resolution authorised, from the view {@code liquidation.authorised_payment} (period, household,
 * holder_name, account_number, ut, amount in céntimos), frozen at the closing, and what {@code registry.payees_on} believes on
 * the day of payment; the bank's pain.002 and camt.054 files. Output: pain.001 files;
 * facts in the ledger; the state of every payment (view {@code payment.payment_state}); breaks for a person to solve.
 *
 * <p>Invariants: a household is credited at most once in a cycle, kept by the database; every step of a payment is an
 * edge of {@code payment.life_edge}; the state after a set of replies does not depend on their order, their number, their
 * names or how they were cut into files; what cannot be applied is parked in {@code payment.reply_break} and counted until two
 * people have closed it, which moves nothing.
 *
 * <p>Easy to get wrong: an accepted transfer (pain.002) is not a deposit; only a booked debit of the programme's account
 * (camt.054) is. When the bank says both, rejected and deposited, the deposit counts: paying again what may have been paid
 * is the worse mistake.
 *
 * <p>Owner: Unidad de Operaciones de Afiliación y Liquidación.
 */
@ApplicationModule(
        displayName = "Payment",
        allowedDependencies = {"problem", "database", "audit", "iso20022", "ledger", "liquidation"})
@NullMarked
package org.ayni.app.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
