package org.ayni.app.iso20022;

import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import org.ayni.kernel.money.Soles;

/** Writes a pain.002.001.10, a line per transfer. Only a bank does, and a test. */
public final class StatusReportWriter {

    /**
     * The head of the report and the status of the whole file.
     *
     * @param sender who writes the report
     * @param originalCount as the file said it, empty when it did not
     * @param originalTotal likewise
     * @param groupStatus {@code ACCP} all accepted, {@code PART} some rejected, {@code RJCT} the whole file rejected
     * @param reason empty unless rejected
     */
    public record Head(
            String messageId,
            OffsetDateTime createdAt,
            String sender,
            String originalMessageId,
            String originalCount,
            String originalTotal,
            String groupStatus,
            String reason,
            String reasonText) {}

    private final XmlOut xml;
    private boolean batchOpen;

    public StatusReportWriter(OutputStream out, Head head) throws IOException {
        xml = new XmlOut(out, BankReply.Kind.STATUS_REPORT.namespace());
        xml.newLine().start("CstmrPmtStsRpt").newLine();
        xml.start("GrpHdr")
                .leaf("MsgId", head.messageId)
                .leaf("CreDtTm", CreditTransferWriter.instant(head.createdAt))
                .start("InitgPty")
                .leaf("Nm", head.sender)
                .end(2)
                .newLine();
        xml.start("OrgnlGrpInfAndSts")
                .leaf("OrgnlMsgId", head.originalMessageId)
                .leaf("OrgnlMsgNmId", "pain.001.001.09");
        if (!head.originalCount.isEmpty()) {
            xml.leaf("OrgnlNbOfTxs", head.originalCount);
        }
        if (!head.originalTotal.isEmpty()) {
            xml.leaf("OrgnlCtrlSum", head.originalTotal);
        }
        xml.leaf("GrpSts", head.groupStatus);
        reason(head.reason, head.reasonText);
        xml.end(1).newLine();
    }

    public void batch(String batchId) throws IOException {
        closeBatch();
        batchOpen = true;
        xml.start("OrgnlPmtInfAndSts").leaf("OrgnlPmtInfId", batchId).newLine();
    }

    public void accepted(String endToEndId, Soles amount) throws IOException {
        status(endToEndId, new AmountSaid.Exactly(amount), "ACSP", "", "");
    }

    /** @param amount repeated when it is an amount, left out when it is none */
    public void rejected(String endToEndId, AmountSaid amount, String reason, String reasonText) throws IOException {
        status(endToEndId, amount, "RJCT", reason, reasonText);
    }

    private void status(String endToEndId, AmountSaid amount, String status, String reason, String reasonText)
            throws IOException {
        xml.start("TxInfAndSts").leaf("OrgnlEndToEndId", endToEndId).leaf("TxSts", status);
        reason(reason, reasonText);
        switch (amount) {
            case AmountSaid.Exactly(Soles soles) ->
                xml.start("OrgnlTxRef", "Amt").amount("InstdAmt", soles).end(2);
            case AmountSaid.NotSaid none -> {}
            case AmountSaid.NotSoles other -> {}
        }
        xml.end(1).newLine();
    }

    private void reason(String code, String text) throws IOException {
        if (!code.isEmpty()) {
            xml.start("StsRsnInf", "Rsn")
                    .leaf("Cd", code)
                    .end(1)
                    .leaf("AddtlInf", text)
                    .end(1);
        }
    }

    private void closeBatch() throws IOException {
        if (batchOpen) {
            xml.end(1).newLine();
        }
    }

    public void finish() throws IOException {
        closeBatch();
        xml.close();
    }
}
