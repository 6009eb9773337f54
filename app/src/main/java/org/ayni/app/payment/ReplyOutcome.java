package org.ayni.app.payment;

import java.time.Instant;
import java.util.Map;
import org.ayni.app.iso20022.BankReply;

/** What became of a file that the bank sent. The file itself is kept in every case. */
public sealed interface ReplyOutcome {

    /** SHA-256 of the bytes of the file, hexadecimal: the name under which it is kept. */
    String sha256();

    /**
     * The file was read.
     *
     * @param lines statuses and movements in it
     * @param freshLines those that no earlier file had said
     * @param credited payments that became CREDITED by it
     * @param rejected payments that became REJECTED by it
     * @param breaks what was parked by it, by type; empty when everything could be applied
     */
    record Read(
            String sha256,
            BankReply.Kind kind,
            long lines,
            long freshLines,
            long credited,
            long rejected,
            Map<BreakType, Long> breaks)
            implements ReplyOutcome {

        public Read {
            breaks = Map.copyOf(breaks);
        }
    }

    /** The same bytes were read before, perhaps under another name: nothing changed. */
    record AlreadyRead(String sha256, String firstName, Instant firstRead) implements ReplyOutcome {}

    /**
     * The file is not a reply that can be read; nothing of it was applied.
     *
     * @param reason with the line, in Spanish
     */
    record Refused(String sha256, String reason) implements ReplyOutcome {}
}
