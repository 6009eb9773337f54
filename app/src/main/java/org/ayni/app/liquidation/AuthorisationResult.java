package org.ayni.app.liquidation;

/** How a call of {@link AuthoriseTransfer} ended. */
public sealed interface AuthorisationResult {

    /** The resolution is stored and the ledger owes each household its money. */
    record Authorised(String number, LiquidationSums sums) implements AuthorisationResult {}

    /** Something forbids it; nothing was stored. */
    record Refused(String reason, String whatToDo) implements AuthorisationResult {}
}
