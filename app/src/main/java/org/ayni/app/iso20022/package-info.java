/**
 * ISO 20022 bank messages: pain.001.001.09 out, pain.002.001.10 and camt.054.001.08 in, and the other way round for the
 * simulated bank.
 *
 * <p>Input and output: bytes. Nothing here knows a household, an order, a ledger or a database.
 *
 * <p>Invariants: the same records give the same bytes (no clock, no random identifier); amounts are exact céntimos of
 * sol; a reader streams, refuses a DTD before it is read, and holds no more than one transaction in memory.
 *
 * <p>Easy to get wrong: in a camt.054 the direction is that of the account which the notification is about. A deposit
 * made to a household is a <em>debit</em> ({@code DBIT}) of the programme's account.
 */
@ApplicationModule(
        displayName = "ISO 20022 messages",
        allowedDependencies = {})
@NullMarked
package org.ayni.app.iso20022;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
