package org.ayni.app.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.ayni.app.iso20022.Payer;
import org.ayni.kernel.time.Bimester;

/**
 * What to instruct and how.
 *
 * @param authorisedAt when the resolution was authorised; CreDtTm of the files, so that they do not depend on the clock
 * @param executeOn the day on which the bank is asked to pay
 * @param ordersPerFile a territorial unit with more orders gets several files
 */
public record Instruction(Bimester period, Instant authorisedAt, LocalDate executeOn, Payer payer, int ordersPerFile) {

    /** A file of this many orders is about 55 MB. */
    public static final int ORDERS_PER_FILE = 100_000;

    public Instruction {
        if (ordersPerFile < 1) {
            throw new IllegalArgumentException("a file holds one order or more: " + ordersPerFile);
        }
    }
}
