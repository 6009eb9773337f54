package org.ayni.app.iso20022;

/** Reads a camt.054.001.08. */
final class NotificationReader {

    private final XmlCursor xml;
    private final BankReply.Sink sink;
    private String account = "";
    private int notification;

    // What the entry says, for the transactions inside it that do not say it themselves.
    private AmountSaid amount = new AmountSaid.NotSaid();
    private String direction = "";
    private String status = "";
    private boolean reversal;
    private String bankReference = "";
    private String bookedOn = "";
    private String entryReference = "";

    NotificationReader(XmlCursor xml, BankReply.Sink sink) {
        this.xml = xml;
        this.sink = sink;
    }

    void document() throws UnreadableFile {
        boolean found = false;
        while (xml.nextChild()) {
            if (xml.name().equals("BkToCstmrDbtCdtNtfctn")) {
                found = true;
                message();
            } else {
                xml.skip();
            }
        }
        if (!found) {
            throw xml.error("el mensaje no tiene BkToCstmrDbtCdtNtfctn");
        }
    }

    private void message() throws UnreadableFile {
        while (xml.nextChild()) {
            if (xml.name().equals("Ntfctn")) {
                notification();
            } else {
                xml.skip();
            }
        }
    }

    private void notification() throws UnreadableFile {
        account = "";
        notification++;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Acct" -> account = Within.first(xml, "Id", "Othr", "Id");
                case "Ntry" -> entry();
                default -> xml.skip();
            }
        }
    }

    private void entry() throws UnreadableFile {
        amount = new AmountSaid.NotSaid();
        direction = "";
        status = "";
        reversal = false;
        bankReference = "";
        bookedOn = "";
        entryReference = "";
        boolean detailed = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "NtryRef" -> entryReference = xml.text();
                case "Amt" -> amount = Within.amountHere(xml);
                case "BookgDt" -> bookedOn = day();
                case "CdtDbtInd" -> direction = xml.text();
                case "RvslInd" -> reversal = isTrue(xml.text());
                case "Sts" -> status = Within.first(xml, "Cd");
                case "AcctSvcrRef" -> bankReference = xml.text();
                case "NtryDtls" -> detailed |= details();
                default -> xml.skip();
            }
        }
        if (!detailed) {
            // A sum without its parts belongs to no order that we know of; it must not vanish.
            sink.line(new ReplyLine.Movement(
                    xml.line(),
                    account,
                    "",
                    "",
                    "",
                    amount,
                    direction,
                    status,
                    reversal,
                    "",
                    bankReference,
                    "",
                    new ReplyLine.Movement.Mark(notification, bookedOn, entryReference, "", !bankReference.isEmpty())));
        }
    }

    private boolean details() throws UnreadableFile {
        boolean some = false;
        while (xml.nextChild()) {
            if (xml.name().equals("TxDtls")) {
                some = true;
                transaction();
            } else {
                xml.skip();
            }
        }
        return some;
    }

    private void transaction() throws UnreadableFile {
        References references = References.NONE;
        AmountSaid said = amount;
        String toOrFrom = direction;
        String creditorAccount = "";
        boolean returned = reversal;
        String reason = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Refs" -> references = references();
                case "Amt" -> said = Within.amountHere(xml);
                case "CdtDbtInd" -> toOrFrom = xml.text();
                case "RltdPties" -> creditorAccount = Within.first(xml, "CdtrAcct", "Id", "Othr", "Id");
                case "RtrInf" -> {
                    returned = true;
                    reason = Within.first(xml, "Rsn", "Cd");
                }
                default -> xml.skip();
            }
        }
        sink.line(new ReplyLine.Movement(
                xml.line(),
                account,
                references.messageId,
                references.batchId,
                references.endToEndId,
                said,
                toOrFrom,
                status,
                returned,
                reason,
                references.bankReference.isEmpty() ? bankReference : references.bankReference,
                creditorAccount,
                new ReplyLine.Movement.Mark(
                        notification,
                        bookedOn,
                        entryReference,
                        references.transactionId,
                        !references.bankReference.isEmpty())));
    }

    private record References(
            String messageId, String batchId, String endToEndId, String transactionId, String bankReference) {
        static final References NONE = new References("", "", "", "", "");
    }

    private References references() throws UnreadableFile {
        String messageId = "";
        String batchId = "";
        String endToEndId = "";
        String transactionId = "";
        String reference = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "MsgId" -> messageId = xml.text();
                case "PmtInfId" -> batchId = xml.text();
                case "EndToEndId" -> endToEndId = xml.text();
                case "TxId" -> transactionId = xml.text();
                case "AcctSvcrRef" -> reference = xml.text();
                default -> xml.skip();
            }
        }
        return new References(messageId, batchId, endToEndId, transactionId, reference);
    }

    /** A day, or the day of an instant: the bank may say either of the same movement. */
    private String day() throws UnreadableFile {
        String text = "";
        while (xml.nextChild()) {
            text = xml.text();
        }
        return text.length() > 10 ? text.substring(0, 10) : text;
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }
}
