package org.ayni.app.iso20022;

/** Reads a pain.002.001.10. */
final class StatusReportReader {

    /** Why: code and words. */
    private record Reason(String code, String text) {
        static final Reason NONE = new Reason("", "");
    }

    private final XmlCursor xml;
    private final BankReply.Sink sink;
    private String messageId = "";

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
                case "StsRsnInf" -> reason = firstOf(reason, reason());
                default -> xml.skip();
            }
        }
        if (messageId.isEmpty()) {
            throw xml.error("se esperaba OrgnlMsgId, el archivo al que responde el banco");
        }
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
                case "StsRsnInf" -> reason = firstOf(reason, reason());
                case "TxInfAndSts" -> transfer(batchId);
                default -> xml.skip();
            }
        }
        if (!status.isEmpty()) {
            sink.line(new ReplyLine.FileStatus(xml.line(), messageId, batchId, status, reason.code, reason.text));
        }
    }

    private void transfer(String batchId) throws UnreadableFile {
        String endToEndId = "";
        String status = "";
        AmountSaid amount = new AmountSaid.NotSaid();
        Reason reason = Reason.NONE;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "OrgnlEndToEndId" -> endToEndId = xml.text();
                case "TxSts" -> status = xml.text();
                case "StsRsnInf" -> reason = firstOf(reason, reason());
                case "OrgnlTxRef" -> amount = originalAmount();
                default -> xml.skip();
            }
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

    private static Reason firstOf(Reason earlier, Reason later) {
        return earlier.equals(Reason.NONE) ? later : earlier;
    }
}
