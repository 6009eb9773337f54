package org.ayni.app.bank;

import java.util.List;

/**
 * What one pass over the folder did.
 *
 * @param files one entry for each file found, in the order of their names
 */
public record BankReport(List<FileReport> files) {

    /** What became of a file. */
    public enum Outcome {
        ANSWERED,
        /** Its replies were there already. */
        ALREADY_ANSWERED,
        /** The whole file was rejected, and a reply says so. */
        REFUSED,
        /** Another file of the folder has the same MsgId and other content: only the first is answered. */
        SAME_MESSAGE_ID
    }

    /**
     * @param problem why a file was refused; else empty
     * @param replies names of the files written or found in the folder of replies
     */
    public record FileReport(
            String file,
            String messageId,
            Outcome outcome,
            int deposited,
            int rejected,
            String problem,
            List<String> replies) {}

    public BankReport {
        files = List.copyOf(files);
    }
}
