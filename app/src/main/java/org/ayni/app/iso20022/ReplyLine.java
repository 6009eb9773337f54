package org.ayni.app.iso20022;

/**
 * One thing that a reply of the bank says. It is what stands in the file, unjudged: an absent text is empty, an amount
 * may be unreadable. {@code line} is the line of the file, 1 the first.
 */
public sealed interface ReplyLine {

    int line();

    /**
     * pain.002: the status of a whole file or batch.
     *
     * @param batchId empty when the status is that of the file
     * @param status {@code RJCT}, {@code ACCP}, {@code PART}, …
     * @param reason ISO code or the bank's own, empty when it gives none
     */
    record FileStatus(int line, String messageId, String batchId, String status, String reason, String reasonText)
            implements ReplyLine {}

    /** pain.002: the status of one transfer. */
    record TransferStatus(
            int line,
            String messageId,
            String batchId,
            String endToEndId,
            String status,
            AmountSaid amount,
            String reason,
            String reasonText)
            implements ReplyLine {}

    /**
     * camt.054: one movement of the account that the notification is about.
     *
     * @param account the account that the notification is about
     * @param direction {@code DBIT} money left it, {@code CRDT} money came in
     * @param status {@code BOOK} done, {@code PDNG} expected, {@code INFO}
     * @param reversal whether the bank says that it undoes an earlier movement, or returns it with a reason
     * @param bankReference the bank's own number of the movement; empty when it gives none
     * @param creditorAccount where the money went; empty when it is not said
     * @param mark what tells it from another movement in the same words
     */
    record Movement(
            int line,
            String account,
            String messageId,
            String batchId,
            String endToEndId,
            AmountSaid amount,
            String direction,
            String status,
            boolean reversal,
            String reason,
            String bankReference,
            String creditorAccount,
            Mark mark)
            implements ReplyLine {

        /**
         * What tells a movement from another one in the same words: an account may be debited twice with the same sum for
         * the same order, and a file may come twice.
         *
         * @param notification which notification of the file it stands in, from 1
         * @param bookedOn BookgDt, its day as it stands in the file; empty when it is not said
         * @param entryReference NtryRef; empty when there is none
         * @param transactionId TxId; empty when there is none
         * @param isNumbered whether the bank's number is of this movement alone and not of an entry with parts
         */
        public record Mark(
                int notification, String bookedOn, String entryReference, String transactionId, boolean isNumbered) {}
    }
}
