package org.ayni.app.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pain.002 about one file of ours, put together as a test needs it; an empty status or reason is left out. */
final class StatusReport {

    private final StringBuilder transfers = new StringBuilder();
    private final String messageId;
    private final String group;
    private String batch = "";

    private StatusReport(String messageId, String status, String reason) {
        this.messageId = messageId;
        this.group = status(status, reason, "GrpSts");
    }

    static StatusReport of(String messageId, String status, String reason) {
        return new StatusReport(messageId, status, reason);
    }

    StatusReport batch(String status, String reason) {
        batch = status(status, reason, "PmtInfSts");
        return this;
    }

    StatusReport transfer(OrderId order, String status, String reason) {
        transfers
                .append("<TxInfAndSts><OrgnlEndToEndId>")
                .append(order)
                .append("</OrgnlEndToEndId>")
                .append(status(status, reason, "TxSts"))
                .append("</TxInfAndSts>\n");
        return this;
    }

    private static String status(String status, String reason, String element) {
        return (status.isEmpty() ? "" : "<" + element + ">" + status + "</" + element + ">")
                + (reason.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>");
    }

    Path write(Path path) {
        try {
            Files.createDirectories(path.getParent());
            return Files.writeString(path, """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
                    <CstmrPmtStsRpt><GrpHdr><MsgId>R</MsgId></GrpHdr>
                    <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s\
                    </OrgnlGrpInfAndSts>
                    <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s-1</OrgnlPmtInfId>%s
                    %s</OrgnlPmtInfAndSts>
                    </CstmrPmtStsRpt></Document>
                    """.formatted(messageId, group, messageId, batch, transfers));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
