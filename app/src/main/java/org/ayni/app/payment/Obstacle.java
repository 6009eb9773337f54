package org.ayni.app.payment;

import java.util.Optional;
import org.ayni.app.iso20022.MessageText;

/** Why an authorised payment cannot be instructed. The money stays owed. */
public enum Obstacle {
    ACCOUNT_NOT_ACTIVE("la cuenta del hogar ya no está activa el día del abono"),
    ACCOUNT_CHANGED("la cuenta del hogar ya no es la del padrón cerrado: decida con --again si se paga en la nueva"),
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

    /**
     * The first obstacle, or none.
     *
     * @param account the account believed on the day of payment, against the one that is to be paid into
     */
    static Optional<Obstacle> of(String holderName, String accountNumber, AccountNow account) {
        switch (account) {
            case NOT_ACTIVE -> {
                return Optional.of(ACCOUNT_NOT_ACTIVE);
            }
            case ANOTHER -> {
                return Optional.of(ACCOUNT_CHANGED);
            }
            case THE_SAME -> {}
        }
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
