package org.ayni.app.ledger;

/**
 * What can happen to money. Between which accounts it then moves stands in the table {@code ledger.fact}, which a test
 * compares with this list.
 */
public enum LedgerFact {
    /** The household came in owing something: a positive amount. */
    OPENING_BALANCE,
    /** The lines of a liquidation, authorised by a resolution; per concept, a recupero negative, also those of held households. */
    AUTHORISED,
    /** {@code balance_before - balance_after} of the household's totals, when it is not zero. */
    OPEN_BALANCE_SET_OFF,
    /** The payable amount of a household whose account is not active. */
    HELD,
    /** A held amount may be paid. */
    RELEASED,
    /** A payment order went to the bank; the reference is the order. */
    INSTRUCTED,
    /** A further order for an amount that the bank rejected; the reference is the new order. */
    INSTRUCTED_AGAIN,
    /** The bank says that the money is on the household's account; the reference is the order. */
    CREDITED,
    /** The bank says that it could not; the reference is the order. */
    REJECTED,
    /** The bank said both; the deposit counts. The reference is the order. */
    REJECTION_CONTRADICTED,
    /** A deposit came back: it is owed again. The reference is the order. */
    RETURNED,
    /** What came back was one of two deposits; the household keeps the other. The reference is the order. */
    RETURN_CONTRADICTED
}
