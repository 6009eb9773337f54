package org.ayni.app.bank;

/** What the bank decides about one transfer. */
sealed interface Verdict {

    record Deposited() implements Verdict {}

    /** @param code ISO 20022 external status reason code */
    record Rejected(String code, String text) implements Verdict {}
}
