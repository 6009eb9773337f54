package org.ayni.app.iso20022;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.ayni.kernel.money.Soles;

/** Writes a camt.054.001.08 about the payer's account: one booked debit for each deposit made. Only a bank does. */
public final class NotificationWriter {

    /**
     * @param account the payer's account
     * @param bookedOn the day of every movement in the file
     * @param note words in the head of the file and in each movement, at most 500
     */
    public record Head(String messageId, OffsetDateTime createdAt, String account, LocalDate bookedOn, String note) {}

    private final XmlOut xml;
    private final Head head;

    public NotificationWriter(OutputStream out, Head head) throws IOException {
        this.head = head;
        xml = new XmlOut(out, BankReply.Kind.NOTIFICATION.namespace());
        String created = CreditTransferWriter.instant(head.createdAt);
        xml.newLine().start("BkToCstmrDbtCdtNtfctn").newLine();
        xml.start("GrpHdr")
                .leaf("MsgId", head.messageId)
                .leaf("CreDtTm", created)
                .leaf("AddtlInf", head.note)
                .end(1)
                .newLine();
        xml.start("Ntfctn").leaf("Id", head.messageId).leaf("CreDtTm", created);
        xml.start("Acct", "Id", "Othr").leaf("Id", head.account).end(2);
        xml.leaf("Ccy", "PEN").end(1).newLine();
    }

    /**
     * @param messageId file that ordered the deposit
     * @param batchId batch in it
     * @param bankReference the bank's own number of the movement, always the same for the same movement
     */
    public void deposited(
            String endToEndId,
            Soles amount,
            String creditorName,
            String creditorAccount,
            String messageId,
            String batchId,
            String bankReference)
            throws IOException {
        xml.start("Ntry")
                .amount("Amt", amount)
                .leaf("CdtDbtInd", "DBIT")
                .start("Sts")
                .leaf("Cd", "BOOK")
                .end(1)
                .start("BookgDt")
                .leaf("Dt", head.bookedOn.toString())
                .end(1)
                .leaf("AcctSvcrRef", bankReference);
        xml.start("BkTxCd", "Domn")
                .leaf("Cd", "PMNT")
                .start("Fmly")
                .leaf("Cd", "ICDT")
                .leaf("SubFmlyCd", "DMCT")
                .end(3);
        xml.start("NtryDtls", "TxDtls", "Refs")
                .leaf("MsgId", messageId)
                .leaf("AcctSvcrRef", bankReference)
                .leaf("PmtInfId", batchId)
                .leaf("EndToEndId", endToEndId)
                .end(1)
                .amount("Amt", amount)
                .leaf("CdtDbtInd", "DBIT");
        xml.start("RltdPties", "Cdtr", "Pty").leaf("Nm", creditorName).end(2);
        xml.start("CdtrAcct", "Id", "Othr").leaf("Id", creditorAccount).end(4);
        xml.leaf("AddtlTxInf", head.note).end(3).newLine();
    }

    public void finish() throws IOException {
        xml.close();
    }
}
