package org.ayni.app.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.ayni.kernel.money.Soles;
import org.junit.jupiter.api.Test;

class MessagesAsBytesTest {

    @Test
    void a_credit_transfer_file_is_the_golden_one_byte_for_byte() throws Exception {
        assertThat(Samples.creditTransfers()).asString().isEqualTo(golden("pain.001.xml"));
    }

    @Test
    void a_status_report_is_the_golden_one_byte_for_byte() throws Exception {
        assertThat(Samples.statusReport()).asString().isEqualTo(golden("pain.002.xml"));
    }

    @Test
    void the_rejection_of_a_whole_file_is_the_golden_one_byte_for_byte() throws Exception {
        assertThat(Samples.groupRejection()).asString().isEqualTo(golden("pain.002-whole-file.xml"));
    }

    @Test
    void a_notification_is_the_golden_one_byte_for_byte() throws Exception {
        assertThat(Samples.notification()).asString().isEqualTo(golden("camt.054.xml"));
    }

    @Test
    void what_was_written_reads_back_and_writes_the_same_bytes_again() throws Exception {
        byte[] written = Samples.creditTransfers();
        List<CreditTransferReader.FileSaid> heads = new ArrayList<>();
        List<CreditTransfer> transfers = new ArrayList<>();
        CreditTransferReader.read(Samples.stream(written), "envio.xml", new CreditTransferReader.Sink() {
            @Override
            public void file(CreditTransferReader.FileSaid file) {
                heads.add(file);
            }

            @Override
            public void transfer(CreditTransferReader.TransferSaid said, int line) {
                AmountSaid.Exactly amount = (AmountSaid.Exactly) said.amount();
                transfers.add(new CreditTransfer(
                        said.endToEndId(), amount.soles(), said.creditorName(), said.creditorAccount(), said.text()));
            }
        });
        assertThat(transfers).containsExactly(Samples.FIRST, Samples.SECOND);
        assertThat(heads)
                .containsExactly(new CreditTransferReader.FileSaid(
                        "AYNI-2026-4-UT05-001",
                        "AYNI-2026-4-UT05-001-1",
                        "2026-09-01T10:15:30-05:00",
                        "2",
                        new AmountSaid.Exactly(Soles.ofCentimos(30_005)),
                        "2026-09-03",
                        Samples.PAYER.name(),
                        Samples.PAYER.account()));

        ByteArrayOutputStream again = new ByteArrayOutputStream();
        CreditTransferWriter writer = new CreditTransferWriter(again, Samples.head(2, 30_005));
        for (CreditTransfer transfer : transfers) {
            writer.add(transfer);
        }
        writer.finish();
        assertThat(again.toByteArray()).isEqualTo(written);
    }

    @Test
    void a_status_report_reads_back_as_the_lines_that_were_written() throws Exception {
        assertThat(Samples.readReply(Samples.statusReport()))
                .containsExactly(
                        new ReplyLine.FileStatus(5, "AYNI-2026-4-UT05-001", "", "PART", "", ""),
                        new ReplyLine.TransferStatus(
                                7,
                                "AYNI-2026-4-UT05-001",
                                "AYNI-2026-4-UT05-001-1",
                                Samples.FIRST.endToEndId(),
                                "ACSP",
                                new AmountSaid.Exactly(Samples.FIRST.amount()),
                                "",
                                ""),
                        new ReplyLine.TransferStatus(
                                8,
                                "AYNI-2026-4-UT05-001",
                                "AYNI-2026-4-UT05-001-1",
                                Samples.SECOND.endToEndId(),
                                "RJCT",
                                new AmountSaid.Exactly(Samples.SECOND.amount()),
                                "AC04",
                                "SIMULADO: cuenta cerrada"));
    }

    @Test
    void a_notification_reads_back_as_a_debit_of_our_account() throws Exception {
        assertThat(Samples.readReply(Samples.notification()))
                .containsExactly(new ReplyLine.Movement(
                        6,
                        Samples.PAYER.account(),
                        "AYNI-2026-4-UT05-001",
                        "AYNI-2026-4-UT05-001-1",
                        Samples.FIRST.endToEndId(),
                        new AmountSaid.Exactly(Samples.FIRST.amount()),
                        "DBIT",
                        "BOOK",
                        false,
                        "",
                        "SIM0001",
                        Samples.FIRST.creditorAccount(),
                        new ReplyLine.Movement.Mark(1, "2026-09-03", "", "", true)));
    }

    @Test
    void a_file_whose_totals_are_not_those_announced_is_never_finished() throws Exception {
        CreditTransferWriter tooFew = new CreditTransferWriter(new ByteArrayOutputStream(), Samples.head(2, 30_005));
        tooFew.add(Samples.FIRST);
        assertThatThrownBy(tooFew::finish).isInstanceOf(IllegalStateException.class);

        CreditTransferWriter otherSum = new CreditTransferWriter(new ByteArrayOutputStream(), Samples.head(1, 29_999));
        otherSum.add(Samples.FIRST);
        assertThatThrownBy(otherSum::finish).isInstanceOf(IllegalStateException.class);
    }

    static String golden(String name) throws IOException {
        try (InputStream in = MessagesAsBytesTest.class.getResourceAsStream("/iso20022/" + name)) {
            if (in == null) {
                return "no golden file " + name;
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
