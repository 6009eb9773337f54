package org.ayni.app.payment;

import java.util.Optional;
import org.ayni.app.iso20022.MessageText;

/** Why an authorised payment cannot be instructed. The money stays owed. */
public enum Obstacle {
    NO_ACCOUNT_NUMBER("el hogar no tiene número de cuenta"),
    BAD_ACCOUNT_NUMBER("el número de cuenta tiene signos que un banco no admite, o más de 34"),
    NO_HOLDER_NAME("no consta el nombre del titular"),
    BAD_HOLDER_NAME("el nombre del titular tiene signos que un banco no admite, o más de 140");

    private final String spanish;

    Obstacle(String spanish) {
        this.spanish = spanish;
    }

    public String spanish() {
        return spanish;
    }

    /** The first obstacle, or none. */
    static Optional<Obstacle> of(String holderName, String accountNumber) {
        if (accountNumber.isBlank()) {
            return Optional.of(NO_ACCOUNT_NUMBER);
        }
        if (!MessageText.isAccountNumber(accountNumber.strip())) {
            return Optional.of(BAD_ACCOUNT_NUMBER);
        }
        if (holderName.isBlank()) {
            return Optional.of(NO_HOLDER_NAME);
        }
        return MessageText.name(holderName).isEmpty() ? Optional.of(BAD_HOLDER_NAME) : Optional.empty();
    }
}
