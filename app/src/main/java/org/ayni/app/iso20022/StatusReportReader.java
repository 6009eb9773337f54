package org.ayni.app.iso20022;

/**
 * Reads a pain.002.001.10. A rejected batch or transfer that gives no reason was rejected for that of what it is in, when
 * that was rejected too.
 */
final class StatusReportReader {

    private static final String REJECTED = "RJCT";

    /** Why: codes and words, each separated by a blank when there are several. */
    private record Reason(String code, String text) {
        static final Reason NONE = new Reason("", "");

        Reason and(Reason other) {
            return new Reason((code + " " + other.code).strip(), (text + " " + other.text).strip());
        }

        Reason orElse(Reason other) {
            return equals(NONE) ? other : this;
        }
    }

    private final XmlCursor xml;
    private final BankReply.Sink sink;
    private String messageId = "";
    private Reason reasonOfFile = Reason.NONE;

    StatusReportReader(XmlCursor xml, BankReply.Sink sink) {
        this.xml = xml;
        this.sink = sink;
    }

    void document() throws UnreadableFile {
        boolean found = false;
        while (xml.nextChild()) {
            if (xml.name().equals("CstmrPmtStsRpt")) {
                found = true;
                report();
            } else {
                xml.skip();
            }
        }
        if (!found) {
            throw xml.error("el mensaje no tiene CstmrPmtStsRpt");
        }
    }

    private void report() throws UnreadableFile {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "OrgnlGrpInfAndSts" -> group();
                case "OrgnlPmtInfAndSts" -> batch();
                default -> xml.skip();
            }
        }
    }

    private void group() throws UnreadableFile {
        String status = "";
        Reason reason = Reason.NONE;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "OrgnlMsgId" -> messageId = xml.text();
                case "GrpSts" -> status = xml.text();
                case "StsRsnInf" -> reason = reason.and(reason());
                default -> xml.skip();
            }
        }
        if (messageId.isEmpty()) {
            throw xml.error("se esperaba OrgnlMsgId, el archivo al que responde el banco");
        }
        reasonOfFile = status.equals(REJECTED) ? reason : Reason.NONE;
        if (!status.isEmpty()) {
            sink.line(new ReplyLine.FileStatus(xml.line(), messageId, "", status, reason.code, reason.text));
        }
    }

    private void batch() throws UnreadableFile {
        String batchId = "";
        String status = "";
        Reason reason = Reason.NONE;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "OrgnlPmtInfId" -> batchId = xml.text();
                case "PmtInfSts" -> status = xml.text();
                case "StsRsnInf" -> reason = reason.and(reason());
                case "TxInfAndSts" ->
                    transfer(batchId, status.equals(REJECTED) ? reason.orElse(reasonOfFile) : reasonOfFile);
                default -> xml.skip();
            }
        }
        if (status.equals(REJECTED)) {
            reason = reason.orElse(reasonOfFile);
        }
        if (!status.isEmpty()) {
            sink.line(new ReplyLine.FileStatus(xml.line(), messageId, batchId, status, reason.code, reason.text));
        }
    }

    /** @param reasonOfBatch why its batch or file was rejected; none when they were not */
    private void transfer(String batchId, Reason reasonOfBatch) throws UnreadableFile {
        String endToEndId = "";
        String status = "";
        AmountSaid amount = new AmountSaid.NotSaid();
        Reason reason = Reason.NONE;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "OrgnlEndToEndId" -> endToEndId = xml.text();
                case "TxSts" -> status = xml.text();
                case "StsRsnInf" -> reason = reason.and(reason());
                case "OrgnlTxRef" -> amount = originalAmount();
                default -> xml.skip();
            }
        }
        if (status.equals(REJECTED)) {
            reason = reason.orElse(reasonOfBatch);
        }
        sink.line(new ReplyLine.TransferStatus(
                xml.line(), messageId, batchId, endToEndId, status, amount, reason.code, reason.text));
    }

    private AmountSaid originalAmount() throws UnreadableFile {
        AmountSaid amount = new AmountSaid.NotSaid();
        while (xml.nextChild()) {
            if (xml.name().equals("Amt")) {
                amount = Within.amount(xml, "InstdAmt");
            } else {
                xml.skip();
            }
        }
        return amount;
    }

    private Reason reason() throws UnreadableFile {
        String code = "";
        String text = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Rsn" -> {
                    while (xml.nextChild()) {
                        code = xml.text();
                    }
                }
                case "AddtlInf" -> text = text.isEmpty() ? xml.text() : text + " " + xml.text();
                default -> xml.skip();
            }
        }
        return new Reason(code, text);
    }
}
