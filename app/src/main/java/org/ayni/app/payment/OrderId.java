package org.ayni.app.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.time.Bimester;

/**
 * The identifier of a payment order, the EndToEndId that the bank echoes: the cycle and 112 bits of SHA-256 of cycle,
 * household and attempt. It is derived, so a step that is repeated makes no second order; and it says nothing about the
 * household to whom the file passes through the hands of.
 */
public record OrderId(String value) {

    /** @param attempt 1 for the first order, one more after each rejection */
    static OrderId of(Bimester period, HouseholdId household, int attempt) {
        String words =
                String.join("\u001f", "payment-order", period.toString(), household.value(), Integer.toString(attempt));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return new OrderId(digits(period) + "-" + HexFormat.of().formatHex(hash, 0, 14));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code 20264}: short enough for the identifiers of bank files. */
    static String digits(Bimester period) {
        return String.format("%04d%d", period.year(), period.number());
    }

    @Override
    public String toString() {
        return value;
    }
}
