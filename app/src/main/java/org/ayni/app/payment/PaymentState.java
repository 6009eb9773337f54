package org.ayni.app.payment;

/** Where a payment stands (rulebook §9). The steps between them are in the table {@code payment.life_edge}. */
public enum PaymentState {
    LIQUIDATED("Liquidado"),
    AUTHORISED("Autorizado por RDE"),
    HELD("Retenido"),
    INSTRUCTED("Instruido a la entidad pagadora"),
    CREDITED("Abonado"),
    REJECTED("Rechazado por el banco"),
    RETURNED("Devuelto por el banco"),
    WITHDRAWN("Retirado"),
    UNCOLLECTED("No cobrado"),
    REVERTED("Revertido");

    private final String spanish;

    PaymentState(String spanish) {
        this.spanish = spanish;
    }

    /** As it is shown to people. */
    public String spanish() {
        return spanish;
    }
}
