package org.ayni.app.payment;

import java.util.Optional;

/**
 * Something that the bank said and that was parked for a person.
 *
 * @param name how a person names it, as {@code D-0123456789ab}
 * @param order our order, else what the bank calls it, or empty
 * @param reason what was expected and found, in Spanish
 * @param file name of the file in which it first stood
 * @param proposal how somebody says that it was settled; empty while nobody does
 * @param confirmedBy who confirmed the proposal; empty while it is open
 */
public record BankBreak(
        String name,
        BreakType type,
        String order,
        String reason,
        String file,
        int line,
        Optional<Proposal> proposal,
        Optional<String> confirmedBy) {

    /** @param reason in the person's own words */
    public record Proposal(String by, String reason) {}

    public boolean isOpen() {
        return confirmedBy.isEmpty();
    }
}
