package org.ayni.app.iso20022;

import java.io.InputStream;

/**
 * Reads a pain.001.001.09 file as the bank gets it. It does not judge the totals: it says what the file announces and
 * what it holds.
 */
public final class CreditTransferReader {

    /** What comes out, in the order of the file. */
    public interface Sink {
        void file(FileSaid file);

        /** @param line line of the file in which the transfer ends */
        void transfer(TransferSaid transfer, int line);
    }

    /** The head as it stands in the file, unchecked; an absent text is empty. */
    public record FileSaid(
            String messageId,
            String batchId,
            String createdAt,
            String count,
            AmountSaid total,
            String executeOn,
            String payerName,
            String payerAccount) {}

    /** A transfer as it stands in the file, unchecked; an absent text is empty. */
    public record TransferSaid(
            String endToEndId, AmountSaid amount, String creditorName, String creditorAccount, String text) {}

    private final XmlCursor xml;
    private final Sink sink;
    private String messageId = "";
    private String createdAt = "";
    private String count = "";
    private AmountSaid total = new AmountSaid.NotSaid();
    private boolean grouped;

    private CreditTransferReader(XmlCursor xml, Sink sink) {
        this.xml = xml;
        this.sink = sink;
    }

    /** @param name how messages call the file */
    public static void read(InputStream in, String name, Sink sink) throws UnreadableFile {
        try (XmlCursor xml = XmlCursor.open(in, name, XmlCursor.LARGEST_FILE)) {
            if (!xml.namespace().equals(CreditTransferWriter.NAMESPACE)) {
                throw xml.error("se esperaba un mensaje pain.001.001.09 y el espacio de nombres es "
                        + XmlCursor.shortened(xml.namespace()));
            }
            new CreditTransferReader(xml, sink).document();
            xml.end();
        }
    }

    private void document() throws UnreadableFile {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "CstmrCdtTrfInitn" -> message();
                default -> xml.skip();
            }
        }
    }

    private void message() throws UnreadableFile {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "GrpHdr" -> header();
                case "PmtInf" -> batch();
                default -> xml.skip();
            }
        }
    }

    private void header() throws UnreadableFile {
        grouped = true;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "MsgId" -> messageId = xml.text();
                case "CreDtTm" -> createdAt = xml.text();
                case "NbOfTxs" -> count = xml.text();
                case "CtrlSum" -> total = AmountSaid.parse(xml.text(), "PEN");
                default -> xml.skip();
            }
        }
    }

    private void batch() throws UnreadableFile {
        if (!grouped) {
            throw xml.error("se esperaba GrpHdr antes de PmtInf");
        }
        String batchId = "";
        String executeOn = "";
        String payerName = "";
        String payerAccount = "";
        boolean headDone = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "PmtInfId" -> batchId = xml.text();
                case "ReqdExctnDt" -> executeOn = Within.first(xml, "Dt");
                case "Dbtr" -> payerName = Within.first(xml, "Nm");
                case "DbtrAcct" -> payerAccount = Within.first(xml, "Id", "Othr", "Id");
                case "CdtTrfTxInf" -> {
                    if (!headDone) {
                        headDone = true;
                        sink.file(new FileSaid(
                                messageId, batchId, createdAt, count, total, executeOn, payerName, payerAccount));
                    }
                    transfer();
                }
                default -> xml.skip();
            }
        }
    }

    private void transfer() throws UnreadableFile {
        String endToEndId = "";
        AmountSaid amount = new AmountSaid.NotSaid();
        String name = "";
        String account = "";
        String text = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "PmtId" -> endToEndId = Within.first(xml, "EndToEndId");
                case "Amt" -> amount = Within.amount(xml, "InstdAmt");
                case "Cdtr" -> name = Within.first(xml, "Nm");
                case "CdtrAcct" -> account = Within.first(xml, "Id", "Othr", "Id");
                case "RmtInf" -> text = Within.first(xml, "Ustrd");
                default -> xml.skip();
            }
        }
        sink.transfer(new TransferSaid(endToEndId, amount, name, account, text), xml.line());
    }
}
