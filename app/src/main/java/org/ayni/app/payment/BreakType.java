package org.ayni.app.payment;

/** What can be wrong with something that the bank says. It is parked, and a person solves it with the bank. */
public enum BreakType {
    UNREADABLE_AMOUNT("El monto no se puede leer o no está en soles"),
    UNKNOWN_STATUS("El banco usa un estado que no se conoce"),
    UNKNOWN_FILE("El banco responde a un archivo que no se envió"),
    UNKNOWN_ORDER("El banco responde a una orden que no existe"),
    WRONG_CYCLE("La orden no es del archivo o del ciclo que dice el banco"),
    WRONG_PAYER_ACCOUNT("El movimiento es de otra cuenta del programa"),
    DIFFERENT_AMOUNT("El monto no es el de la orden"),
    DIFFERENT_ACCOUNT("El abono fue a otra cuenta que la de la orden"),
    RETURNED("El banco devuelve o extorna un abono"),
    LATE_CREDIT("El banco abona una orden que ya había rechazado y que se instruyó de nuevo: posible doble pago"),
    DUPLICATE_CREDIT("El banco dice que abonó la misma orden más de una vez"),
    CONTRADICTED_REJECTION("El banco rechaza y abona la misma orden: vale el abono"),
    DUPLICATE_REJECTION("El banco rechaza por duplicado: lo que no se repitió puede estar abonado"),
    DOUBTFUL_REJECTION("El banco rechaza lo que también aceptó: no se instruye de nuevo sin confirmarlo");

    private final String spanish;

    BreakType(String spanish) {
        this.spanish = spanish;
    }

    public String spanish() {
        return spanish;
    }
}
