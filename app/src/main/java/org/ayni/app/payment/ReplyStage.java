package org.ayni.app.payment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.ayni.app.database.Database;
import org.ayni.app.iso20022.AmountSaid;
import org.ayni.app.iso20022.BankReply;
import org.ayni.app.iso20022.ReplyLine;
import org.ayni.kernel.money.Soles;

/**
 * Puts what a reply says into the temporary table {@code reply_stage}, with what it means to us and with an identifier
 * made of the words alone: the same words in another file, under another name or at another place are the same line.
 *
 * <p>Except for movements to which the bank gave no number of their own: what stands twice in one notification happened
 * twice. They are counted within their notification, so the same notification read again still says the same.
 */
final class ReplyStage implements BankReply.Sink {

    static final String TABLE = """
            CREATE TEMPORARY TABLE reply_stage (
                line_id uuid NOT NULL,
                line integer NOT NULL,
                about text NOT NULL,
                meaning text NOT NULL,
                status text NOT NULL,
                message_id text NOT NULL,
                batch_id text NOT NULL,
                order_id text NOT NULL,
                amount bigint,
                amount_text text NOT NULL,
                reason text NOT NULL,
                reason_text text NOT NULL,
                bank_reference text NOT NULL,
                payer_account text NOT NULL,
                creditor_account text NOT NULL,
                booked_on text NOT NULL,
                entry_reference text NOT NULL,
                transaction_id text NOT NULL,
                occurrence integer NOT NULL
            ) ON COMMIT DROP
            """;

    /** A status says the same however often it is said. */
    private static final ReplyLine.Movement.Mark NO_MOVEMENT = new ReplyLine.Movement.Mark(0, "", "", "", true);

    /** What a line means to us. */
    private enum Meaning {
        ACCEPTED,
        REJECTED,
        CREDITED,
        RETURNED,
        PENDING,
        UNKNOWN
    }

    private final CopyRows rows;
    private final MessageDigest digest = Hashes.sha256();
    private final Map<UUID, Integer> occurrences = new HashMap<>();
    private int notification;
    private long count;

    ReplyStage(Database database) {
        rows = new CopyRows(database, "COPY pg_temp.reply_stage FROM STDIN");
    }

    @Override
    public void line(ReplyLine line) {
        switch (line) {
            case ReplyLine.FileStatus s ->
                add(
                        s.line(),
                        "FILE",
                        statusMeaning(s.status()),
                        s.status(),
                        s.messageId(),
                        s.batchId(),
                        "",
                        new AmountSaid.NotSaid(),
                        s.reason(),
                        s.reasonText(),
                        "",
                        "",
                        "",
                        NO_MOVEMENT);
            case ReplyLine.TransferStatus s ->
                add(
                        s.line(),
                        "TRANSFER",
                        statusMeaning(s.status()),
                        s.status(),
                        s.messageId(),
                        s.batchId(),
                        s.endToEndId(),
                        s.amount(),
                        s.reason(),
                        s.reasonText(),
                        "",
                        "",
                        "",
                        NO_MOVEMENT);
            case ReplyLine.Movement m ->
                add(
                        m.line(),
                        "MOVEMENT",
                        movementMeaning(m),
                        m.direction() + " " + m.status() + (m.reversal() ? " reversal" : ""),
                        m.messageId(),
                        m.batchId(),
                        m.endToEndId(),
                        m.amount(),
                        m.reason(),
                        "",
                        m.bankReference(),
                        m.account(),
                        m.creditorAccount(),
                        m.mark());
        }
    }

    /** ISO 20022 external payment status codes. A cancellation is nothing that we asked for: it is parked. */
    private static Meaning statusMeaning(String status) {
        return switch (status) {
            case "RJCT" -> Meaning.REJECTED;
            case "ACTC", "ACCP", "ACSP", "ACSC", "ACCC", "ACWC", "ACWP", "ACFC" -> Meaning.ACCEPTED;
            case "RCVD", "PDNG", "PART", "PATC" -> Meaning.PENDING;
            default -> Meaning.UNKNOWN;
        };
    }

    /** Money that left the programme's account, booked, is a deposit; whatever comes back is for a person to look at. */
    private static Meaning movementMeaning(ReplyLine.Movement movement) {
        boolean booked = movement.status().equals("BOOK");
        return switch (movement.direction()) {
            case "DBIT" ->
                booked ? (movement.reversal() ? Meaning.RETURNED : Meaning.CREDITED) : expected(movement.status());
            case "CRDT" -> booked ? Meaning.RETURNED : expected(movement.status());
            default -> Meaning.UNKNOWN;
        };
    }

    private static Meaning expected(String status) {
        return status.equals("PDNG") || status.equals("INFO") || status.equals("FUTR")
                ? Meaning.PENDING
                : Meaning.UNKNOWN;
    }

    private void add(
            int line,
            String about,
            Meaning meaning,
            String status,
            String messageId,
            String batchId,
            String orderId,
            AmountSaid amount,
            String reason,
            String reasonText,
            String bankReference,
            String payerAccount,
            String creditorAccount,
            ReplyLine.Movement.Mark mark) {
        String exact = "";
        String unreadable = "";
        Long centimos = null;
        switch (amount) {
            case AmountSaid.Exactly(Soles soles) -> {
                centimos = soles.centimos();
                exact = centimos.toString();
            }
            case AmountSaid.NotSaid none -> {}
            case AmountSaid.NotSoles(String text, String currency, String why) ->
                unreadable = (text + " " + currency).strip() + ": " + why;
        }
        UUID words = identity(
                about,
                status,
                messageId,
                batchId,
                orderId,
                exact,
                unreadable,
                reason,
                reasonText,
                bankReference,
                payerAccount,
                creditorAccount,
                mark.bookedOn(),
                mark.entryReference(),
                mark.transactionId());
        int occurrence = mark.isNumbered() ? 1 : occurrence(words, mark.notification());
        UUID id = occurrence == 1 ? words : identity(words.toString(), Integer.toString(occurrence));
        rows.text(id.toString())
                .number(line)
                .text(about)
                .text(meaning.name())
                .text(status)
                .text(messageId)
                .text(batchId)
                .text(orderId)
                .numberOrNull(centimos)
                .text(unreadable)
                .text(reason)
                .text(reasonText)
                .text(bankReference)
                .text(payerAccount)
                .text(creditorAccount)
                .text(mark.bookedOn())
                .text(mark.entryReference())
                .text(mark.transactionId())
                .number(occurrence)
                .endRow();
        count++;
    }

    /** 1, 2, … within the notification. */
    private int occurrence(UUID words, int inNotification) {
        if (notification != inNotification) {
            notification = inNotification;
            occurrences.clear();
        }
        return occurrences.merge(words, 1, Integer::sum);
    }

    private UUID identity(String... words) {
        byte[] hash = digest.digest(String.join("\u001f", words).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** @return how many lines there were */
    long flush() {
        rows.flush();
        return count;
    }
}
