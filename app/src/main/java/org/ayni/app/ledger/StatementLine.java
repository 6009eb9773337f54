package org.ayni.app.ledger;

import java.time.Instant;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;

/**
 * One posting of a household's account statement, in the order in which it was written.
 *
 * @param concept only of EXPENSE, else empty
 * @param reference the payment order, or empty
 * @param amount debit positive
 */
public record StatementLine(
        Bimester period,
        LedgerFact fact,
        AccountKind account,
        String concept,
        String reference,
        Soles amount,
        Instant recordedAt) {}
