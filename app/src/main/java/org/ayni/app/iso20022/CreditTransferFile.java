package org.ayni.app.iso20022;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.ayni.kernel.money.Soles;

/**
 * The head of a pain.001 file: one payment batch of one payer.
 *
 * @param createdAt written as it stands, with its offset; to the second
 * @param count how many transfers follow
 * @param total their sum
 */
public record CreditTransferFile(
        String messageId,
        String batchId,
        OffsetDateTime createdAt,
        int count,
        Soles total,
        LocalDate executeOn,
        Payer payer) {

    public CreditTransferFile {
        if (!MessageText.isIdentifier(messageId) || !MessageText.isIdentifier(batchId)) {
            throw new IllegalArgumentException("not an identifier of 35 plain signs: " + messageId + ", " + batchId);
        }
        if (count < 1 || !total.isPositive()) {
            throw new IllegalArgumentException("an empty file is not written: " + messageId);
        }
    }
}
