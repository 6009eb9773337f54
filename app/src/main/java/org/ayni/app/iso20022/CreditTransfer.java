package org.ayni.app.iso20022;

import org.ayni.kernel.money.Soles;

/**
 * One deposit to be made.
 *
 * @param endToEndId the identifier that comes back in every reply
 * @param text what the holder reads on the statement of account
 */
public record CreditTransfer(
        String endToEndId, Soles amount, String creditorName, String creditorAccount, String text) {

    public CreditTransfer {
        if (!MessageText.isIdentifier(endToEndId)
                || !amount.isPositive()
                || !MessageText.name(creditorName).orElse("").equals(creditorName)
                || !MessageText.isAccountNumber(creditorAccount)) {
            throw new IllegalArgumentException("not a transfer that a message can carry: " + endToEndId);
        }
    }
}
