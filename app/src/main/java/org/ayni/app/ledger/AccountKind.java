package org.ayni.app.ledger;

/** The plan of accounts. */
public enum AccountKind {
    /** What the transfers cost, one account per concept. */
    EXPENSE("Gasto en transferencias", false),
    /** Authorised, owed to the household and not yet instructed. */
    HOUSEHOLD_PAYABLE("Por pagar al hogar", true),
    /** What the household was paid too much and a later liquidation takes back (R-CARRY). */
    HOUSEHOLD_OPEN_BALANCE("Saldo por recuperar del hogar", true),
    /** Authorised and held until the account is active (R-HOLD). */
    HOUSEHOLD_HELD("Retenido al hogar", true),
    /** Rejected or returned by the bank: owed again, to be corrected and instructed again. */
    HOUSEHOLD_REJECTED("Rechazado o devuelto por el banco, por pagar al hogar", true),
    /** Instructed to the bank, without a final reply. One account per cycle. */
    BANK_IN_TRANSIT("Instruido a la entidad pagadora, sin respuesta final", false),
    /** The money that left. */
    TREASURY("Tesoro público", false),
    /** What came in with the opening balances. */
    OPENING_BALANCES("Saldos de apertura", false);

    private final String spanish;
    private final boolean perHousehold;

    AccountKind(String spanish, boolean perHousehold) {
        this.spanish = spanish;
        this.perHousehold = perHousehold;
    }

    /** As the accountant reads it. */
    public String spanish() {
        return spanish;
    }

    public boolean isPerHousehold() {
        return perHousehold;
    }
}
