package org.ayni.app.bank;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.ayni.app.iso20022.AmountSaid;
import org.ayni.app.iso20022.CreditTransferReader;
import org.ayni.app.iso20022.CreditTransferReader.FileSaid;
import org.ayni.app.iso20022.CreditTransferReader.TransferSaid;
import org.ayni.app.iso20022.MessageText;
import org.ayni.app.iso20022.UnreadableFile;
import org.ayni.kernel.money.Soles;
import org.jspecify.annotations.Nullable;

/**
 * A pain.001 file as the bank finds it, read once through to check it as a whole before any transfer is looked at.
 *
 * @param head empty texts when the file could not be read
 * @param problemCode ISO reason for refusing the whole file; empty when it is accepted
 */
record ReceivedFile(
        Path path,
        FileSaid head,
        OffsetDateTime createdAt,
        LocalDate executeOn,
        int accepted,
        int rejected,
        String problemCode,
        String problem) {

    private static final OffsetDateTime UNKNOWN_INSTANT =
            LocalDate.EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC);

    private static final FileSaid NOTHING =
            new FileSaid("NOTPROVIDED", "", "", "", new AmountSaid.NotSaid(), "", "", "");

    boolean isRefused() {
        return !problemCode.isEmpty();
    }

    /** The identifier of the file is usable in a reply and in a file name. */
    boolean isNamed() {
        return MessageText.isIdentifier(head.messageId()) && !head.equals(NOTHING);
    }

    static ReceivedFile check(Path path, DepositRule rule) throws IOException {
        Count count = new Count(rule);
        try {
            read(path, count);
        } catch (UnreadableFile unreadable) {
            return refused(path, NOTHING, "FF01", "línea " + unreadable.line() + ": " + unreadable.reason());
        }
        FileSaid head = count.head;
        if (head == null) {
            return refused(path, NOTHING, "FF01", "el archivo no tiene ningún pago");
        }
        if (count.problem != null) {
            return refused(path, head, "FF01", count.problem);
        }
        if (!head.count().equals(Integer.toString(count.transfers))) {
            return refused(
                    path, head, "AM19", "el archivo anuncia " + head.count() + " pagos y trae " + count.transfers);
        }
        if (!head.total().equals(new AmountSaid.Exactly(count.total))) {
            return refused(path, head, "AM10", "la suma de control no es la de los pagos, " + count.total.decimal());
        }
        try {
            return new ReceivedFile(
                    path,
                    head,
                    OffsetDateTime.parse(head.createdAt()),
                    LocalDate.parse(head.executeOn()),
                    count.deposited,
                    count.transfers - count.deposited,
                    "",
                    "");
        } catch (DateTimeException notADate) {
            return refused(path, head, "DT01", "la fecha de creación o la de ejecución no se puede leer");
        }
    }

    private static ReceivedFile refused(Path path, FileSaid head, String code, String problem) {
        String text = "SIMULADO: " + problem;
        return new ReceivedFile(
                path,
                head,
                UNKNOWN_INSTANT,
                LocalDate.EPOCH,
                0,
                0,
                code,
                text.length() > 105 ? text.substring(0, 105) : text);
    }

    static void read(Path path, CreditTransferReader.Sink sink) throws IOException, UnreadableFile {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            CreditTransferReader.read(in, path.getFileName().toString(), sink);
        }
    }

    /** Adds the file up. Holds every identifier, to find one that comes twice: some 100 bytes for each transfer. */
    private static final class Count implements CreditTransferReader.Sink {
        private final DepositRule rule;
        private final Set<String> identifiers = new HashSet<>();
        private @Nullable FileSaid head;
        private @Nullable String problem;
        private int transfers;
        private int deposited;
        private Soles total = Soles.ZERO;

        Count(DepositRule rule) {
            this.rule = rule;
        }

        @Override
        public void file(FileSaid file) {
            if (head != null) {
                note("el archivo trae más de un lote (PmtInf)");
            }
            head = file;
            if (!MessageText.isIdentifier(file.messageId()) || !MessageText.isIdentifier(file.batchId())) {
                note("MsgId o PmtInfId no es un identificador de 35 signos");
            }
            if (!MessageText.isAccountNumber(file.payerAccount())) {
                note("la cuenta del ordenante no es un número de cuenta");
            }
        }

        @Override
        public void transfer(TransferSaid transfer, int line) {
            transfers++;
            if (!MessageText.isIdentifier(transfer.endToEndId())) {
                note("línea " + line + ": EndToEndId no es un identificador de 35 signos");
            } else if (!identifiers.add(transfer.endToEndId())) {
                note("línea " + line + ": EndToEndId repetido");
            }
            if (transfer.amount() instanceof AmountSaid.Exactly(Soles amount)) {
                total = total.plus(amount);
            }
            if (rule.decide(transfer) instanceof Verdict.Deposited) {
                deposited++;
            }
        }

        private void note(String found) {
            if (problem == null) {
                problem = found;
            }
        }
    }
}
