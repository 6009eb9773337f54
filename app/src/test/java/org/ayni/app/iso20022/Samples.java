package org.ayni.app.iso20022;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.ayni.kernel.money.Soles;

/** Messages of the tests: two transfers of one file, with names that a careless writer would break. */
final class Samples {

    static final Payer PAYER = new Payer(
            "PROGRAMA NACIONAL DE APOYO DIRECTO A LOS MAS POBRES - JUNTOS",
            "20000000001",
            "00068000001",
            "BANCO PAGADOR SIMULADO");

    static final CreditTransfer FIRST = new CreditTransfer(
            "20264-0123456789abcdef0123456789ab",
            Soles.ofCentimos(30_000),
            "ÑAUPARI QUISPE, MARÍA & HIJA",
            "04012345678",
            "JUNTOS 2026-4");

    static final CreditTransfer SECOND = new CreditTransfer(
            "20264-ffffffffffffffffffffffffffff", Soles.ofCentimos(5), "P'ACHA TAKI", "04-099", "JUNTOS 2026-4");

    static final OffsetDateTime CREATED = OffsetDateTime.parse("2026-09-01T10:15:30.123-05:00");

    private Samples() {}

    static CreditTransferFile head(int count, long centimos) {
        return new CreditTransferFile(
                "AYNI-2026-4-UT05-001",
                "AYNI-2026-4-UT05-001-1",
                CREATED,
                count,
                Soles.ofCentimos(centimos),
                LocalDate.of(2026, 9, 3),
                PAYER);
    }

    static byte[] creditTransfers() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CreditTransferWriter writer = new CreditTransferWriter(out, head(2, 30_005));
        writer.add(FIRST);
        writer.add(SECOND);
        writer.finish();
        return out.toByteArray();
    }

    static byte[] statusReport() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatusReportWriter writer = new StatusReportWriter(
                out,
                new StatusReportWriter.Head(
                        "SIMULADO-002-1",
                        CREATED,
                        "BANCO PAGADOR SIMULADO",
                        "AYNI-2026-4-UT05-001",
                        "2",
                        "300.05",
                        "PART",
                        "",
                        ""));
        writer.batch("AYNI-2026-4-UT05-001-1");
        writer.accepted(FIRST.endToEndId(), FIRST.amount());
        writer.rejected(
                SECOND.endToEndId(), new AmountSaid.Exactly(SECOND.amount()), "AC04", "SIMULADO: cuenta cerrada");
        writer.finish();
        return out.toByteArray();
    }

    static byte[] groupRejection() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StatusReportWriter(
                        out,
                        new StatusReportWriter.Head(
                                "SIMULADO-002-2",
                                CREATED,
                                "BANCO PAGADOR SIMULADO",
                                "AYNI-2026-4-UT05-002",
                                "",
                                "",
                                "RJCT",
                                "AM10",
                                "SIMULADO: la suma de control no coincide"))
                .finish();
        return out.toByteArray();
    }

    static byte[] notification() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NotificationWriter writer = new NotificationWriter(
                out,
                new NotificationWriter.Head(
                        "SIMULADO-054-1", CREATED, PAYER.account(), LocalDate.of(2026, 9, 3), "SIMULADO"));
        writer.deposited(
                FIRST.endToEndId(),
                FIRST.amount(),
                FIRST.creditorName(),
                FIRST.creditorAccount(),
                "AYNI-2026-4-UT05-001",
                "AYNI-2026-4-UT05-001-1",
                "SIM0001");
        writer.finish();
        return out.toByteArray();
    }

    static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    static List<ReplyLine> readReply(byte[] bytes) throws UnreadableFile {
        List<ReplyLine> lines = new ArrayList<>();
        BankReply.read(stream(bytes), "respuesta.xml", lines::add);
        return lines;
    }
}
