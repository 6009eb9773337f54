package org.ayni.app.bank;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.ayni.app.iso20022.AmountSaid;
import org.ayni.app.iso20022.CreditTransferReader;
import org.ayni.app.iso20022.CreditTransferReader.FileSaid;
import org.ayni.app.iso20022.CreditTransferReader.TransferSaid;
import org.ayni.app.iso20022.NotificationWriter;
import org.ayni.app.iso20022.StatusReportWriter;
import org.ayni.app.iso20022.UnreadableFile;
import org.ayni.kernel.money.Soles;

/**
 * The replies to one file: a pain.002 and, when something was deposited, a camt.054. They appear whole or not at all, the
 * pain.002 last: when it is there, the file was answered.
 */
final class ReplyFiles {

    private static final String SENDER = "BANCO PAGADOR SIMULADO";

    private final Path out;
    private final ReceivedFile received;
    private final String statusName;
    private final String notificationName;
    private final String suffix;

    ReplyFiles(Path out, ReceivedFile received, String identity) {
        this.out = out;
        this.received = received;
        this.statusName = "SIMULADO-pain002-" + identity + ".xml";
        this.notificationName = "SIMULADO-camt054-" + identity + ".xml";
        this.suffix = shortHash(identity);
    }

    boolean areWritten() {
        return Files.exists(out.resolve(statusName));
    }

    List<String> names() {
        return received.accepted() > 0 ? List.of(statusName, notificationName) : List.of(statusName);
    }

    void write(DepositRule rule) throws IOException, UnreadableFile {
        // Names of their own: another bank may be answering the same folder.
        Path status = Files.createTempFile(out, statusName, ".parte");
        Path notification = Files.createTempFile(out, notificationName, ".parte");
        if (received.isRefused()) {
            try (OutputStream statusOut = open(status)) {
                statusReport(statusOut).finish();
            }
            Files.delete(notification);
        } else {
            try (OutputStream statusOut = open(status);
                    OutputStream notificationOut = open(notification)) {
                Answers answers = new Answers(rule, statusReport(statusOut), notificationTo(notificationOut));
                ReceivedFile.read(received.path(), answers);
                answers.finish();
            }
            if (received.accepted() > 0) {
                publish(notification, notificationName);
            } else {
                Files.delete(notification);
            }
        }
        publish(status, statusName);
    }

    private void publish(Path part, String name) throws IOException {
        Files.move(part, out.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static OutputStream open(Path part) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
    }

    private StatusReportWriter statusReport(OutputStream target) throws IOException {
        FileSaid head = received.head();
        String group = received.isRefused() ? "RJCT" : received.rejected() > 0 ? "PART" : "ACCP";
        boolean countIsNumber = head.count().matches("[0-9]{1,15}");
        return new StatusReportWriter(
                target,
                new StatusReportWriter.Head(
                        "SIMULADO-002-" + suffix,
                        received.createdAt(),
                        SENDER,
                        received.isNamed() ? head.messageId() : "NOTPROVIDED",
                        countIsNumber ? head.count() : "",
                        head.total() instanceof AmountSaid.Exactly(Soles total) ? total.decimal() : "",
                        group,
                        received.problemCode(),
                        received.problem()));
    }

    private NotificationWriter notificationTo(OutputStream target) throws IOException {
        return new NotificationWriter(
                target,
                new NotificationWriter.Head(
                        "SIMULADO-054-" + suffix,
                        received.createdAt(),
                        received.head().payerAccount(),
                        received.executeOn(),
                        "SIMULADO: abono de un banco simulado, sin valor"));
    }

    private static String shortHash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 20);
    }

    /** Writes both replies in one reading of the file. */
    private final class Answers implements CreditTransferReader.Sink {
        private final DepositRule rule;
        private final StatusReportWriter status;
        private final NotificationWriter notification;

        Answers(DepositRule rule, StatusReportWriter status, NotificationWriter notification) {
            this.rule = rule;
            this.status = status;
            this.notification = notification;
        }

        @Override
        public void file(FileSaid file) {
            try {
                status.batch(file.batchId());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void transfer(TransferSaid transfer, int line) {
            try {
                switch (rule.decide(transfer)) {
                    case Verdict.Deposited ok -> deposit(transfer);
                    case Verdict.Rejected(String code, String text) ->
                        status.rejected(transfer.endToEndId(), transfer.amount(), code, text);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private void deposit(TransferSaid transfer) throws IOException {
            Soles amount = ((AmountSaid.Exactly) transfer.amount()).soles();
            status.accepted(transfer.endToEndId(), amount);
            notification.deposited(
                    transfer.endToEndId(),
                    amount,
                    transfer.creditorName(),
                    transfer.creditorAccount(),
                    received.head().messageId(),
                    received.head().batchId(),
                    "SIM" + shortHash(transfer.endToEndId()));
        }

        void finish() throws IOException {
            status.finish();
            notification.finish();
        }
    }
}
