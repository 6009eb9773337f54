package org.ayni.app.variance;

import org.ayni.kernel.money.Soles;

/**
 * Households of a territorial unit that the bank is to be told to pay otherwise than in the cycle before, for one reason.
 *
 * @param reason of a new or lost household, why it was not or is not paid: a reason code of the law, a state, or
 *     {@code ENTERED_ROLL}, {@code LEFT_ROLL}, {@code HELD}, {@code RECUPERO}; of a changed amount, what changed: a concept,
 *     {@code REINTEGRO}, {@code RECUPERO}, {@code RELEASED} or {@code SEVERAL}
 * @param unit code of the territorial unit, or empty
 */
public record Change(Kind kind, String reason, String unit, long households, Soles before, Soles now) {

    /** What became of the household. */
    public enum Kind {
        NEW("nuevos"),
        LOST("perdidos"),
        CHANGED("cambió el monto");

        private final String spanish;

        Kind(String spanish) {
            this.spanish = spanish;
        }

        public String spanish() {
            return spanish;
        }
    }
}
