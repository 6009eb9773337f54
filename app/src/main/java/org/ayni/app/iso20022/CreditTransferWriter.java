package org.ayni.app.iso20022;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import org.ayni.kernel.money.Soles;

/**
 * Writes one pain.001.001.09 file, a line per transfer. What was announced in the head (count and sum) must have been
 * written when the file is finished: a file whose totals do not add up is never completed.
 */
public final class CreditTransferWriter {

    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private final CreditTransferFile file;
    private final XmlOut xml;
    private int count;
    private Soles total = Soles.ZERO;

    /** @param out buffered by the caller, who also closes it */
    public CreditTransferWriter(OutputStream out, CreditTransferFile file) throws IOException {
        this.file = file;
        this.xml = new XmlOut(out, NAMESPACE);
        head();
    }

    private void head() throws IOException {
        Payer payer = file.payer();
        String count = Integer.toString(file.count());
        xml.newLine().start("CstmrCdtTrfInitn").newLine();
        xml.start("GrpHdr")
                .leaf("MsgId", file.messageId())
                .leaf("CreDtTm", instant(file.createdAt()))
                .leaf("NbOfTxs", count)
                .leaf("CtrlSum", file.total().decimal());
        party("InitgPty", payer);
        xml.end(1).newLine();
        xml.start("PmtInf")
                .leaf("PmtInfId", file.batchId())
                .leaf("PmtMtd", "TRF")
                .leaf("BtchBookg", "false")
                .leaf("NbOfTxs", count)
                .leaf("CtrlSum", file.total().decimal())
                .start("PmtTpInf", "CtgyPurp")
                .leaf("Cd", "GOVT")
                .end(2)
                .start("ReqdExctnDt")
                .leaf("Dt", file.executeOn().toString())
                .end(1);
        party("Dbtr", payer);
        account("DbtrAcct", payer.account());
        xml.start("DbtrAgt", "FinInstnId").leaf("Nm", payer.bankName()).end(2);
        xml.leaf("ChrgBr", "DEBT").newLine();
    }

    private void party(String element, Payer payer) throws IOException {
        xml.start(element)
                .leaf("Nm", payer.name())
                .start("Id", "OrgId", "Othr")
                .leaf("Id", payer.taxId())
                .end(4);
    }

    private void account(String element, String number) throws IOException {
        xml.start(element, "Id", "Othr").leaf("Id", number).end(3);
    }

    public void add(CreditTransfer transfer) throws IOException {
        xml.start("CdtTrfTxInf", "PmtId")
                .leaf("InstrId", transfer.endToEndId())
                .leaf("EndToEndId", transfer.endToEndId())
                .end(1)
                .start("Amt")
                .amount("InstdAmt", transfer.amount())
                .end(1)
                .start("Cdtr")
                .leaf("Nm", transfer.creditorName())
                .end(1);
        account("CdtrAcct", transfer.creditorAccount());
        xml.start("RmtInf").leaf("Ustrd", transfer.text()).end(2).newLine();
        count++;
        total = total.plus(transfer.amount());
    }

    /** @throws IllegalStateException when what was written is not what the head says */
    public void finish() throws IOException {
        if (count != file.count() || !total.equals(file.total())) {
            throw new IllegalStateException("file " + file.messageId() + " announces " + file.count() + " transfers, "
                    + file.total() + " and holds " + count + ", " + total);
        }
        xml.close();
    }

    static String instant(java.time.OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.withNano(0));
    }
}
