package org.ayni.app.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ayni.app.bank.BankReport.FileReport;
import org.ayni.app.bank.BankReport.Outcome;
import org.ayni.app.iso20022.BankReply;
import org.ayni.app.iso20022.CreditTransfer;
import org.ayni.app.iso20022.CreditTransferFile;
import org.ayni.app.iso20022.CreditTransferWriter;
import org.ayni.app.iso20022.Payer;
import org.ayni.app.iso20022.ReplyLine;
import org.ayni.kernel.money.Soles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedBankTest {

    private static final Payer PAYER = new Payer("PROGRAMA", "20000000001", "00068000001", "BANCO PAGADOR SIMULADO");

    @TempDir
    Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        out = folder.resolve("out");
    }

    @Test
    void every_transfer_is_answered_and_every_accepted_one_is_deposited() throws Exception {
        write("a.xml", "AYNI-1", 1_000);
        FileReport report = only(new SimulatedBank(7, 20_000).answer(in, out));

        List<ReplyLine.TransferStatus> statuses = lines("SIMULADO-pain002-AYNI-1.xml", ReplyLine.TransferStatus.class);
        List<ReplyLine.Movement> movements = lines("SIMULADO-camt054-AYNI-1.xml", ReplyLine.Movement.class);
        assertThat(report.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(statuses).hasSize(1_000);
        assertThat(movements)
                .extracting(ReplyLine.Movement::endToEndId)
                .containsExactlyElementsOf(statuses.stream()
                        .filter(status -> status.status().equals("ACSP"))
                        .map(ReplyLine.TransferStatus::endToEndId)
                        .toList());
        assertThat(report.deposited()).isEqualTo(movements.size());
        assertThat(report.rejected()).isEqualTo(1_000 - movements.size()).isBetween(8, 35);
        assertThat(statuses.stream()
                        .filter(status -> status.status().equals("RJCT"))
                        .map(ReplyLine.TransferStatus::reason))
                .isSubsetOf("AC04", "BE01", "AC06")
                .contains("AC04", "BE01");
    }

    @Test
    void everything_that_it_writes_says_that_it_is_simulated() throws Exception {
        write("a.xml", "AYNI-1", 50);
        new SimulatedBank(7, 100_000).answer(in, out);
        for (Map.Entry<String, byte[]> reply : replies().entrySet()) {
            assertThat(reply.getKey()).startsWith("SIMULADO-");
            assertThat(new String(reply.getValue(), java.nio.charset.StandardCharsets.UTF_8)
                            .lines()
                            .filter(line ->
                                    line.contains("<Ntry>") || line.contains("RJCT") || line.contains("GrpHdr")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("SIMULADO"));
        }
    }

    @Test
    void the_same_file_seed_and_share_give_the_same_bytes_and_another_seed_others() throws Exception {
        write("a.xml", "AYNI-1", 300);
        new SimulatedBank(7, 50_000).answer(in, out);
        Map<String, byte[]> first = replies();

        out = folder.resolve("again");
        new SimulatedBank(7, 50_000).answer(in, out);
        assertThat(replies()).containsExactlyEntriesOf(first);

        out = folder.resolve("other");
        new SimulatedBank(8, 50_000).answer(in, out);
        assertThat(replies().get("SIMULADO-pain002-AYNI-1.xml")).isNotEqualTo(first.get("SIMULADO-pain002-AYNI-1.xml"));
    }

    @Test
    void run_again_it_answers_nothing_twice() throws Exception {
        write("a.xml", "AYNI-1", 10);
        SimulatedBank bank = new SimulatedBank(7, 0);
        bank.answer(in, out);
        Map<String, byte[]> first = replies();
        write("b.xml", "AYNI-2", 10);

        assertThat(bank.answer(in, out).files())
                .extracting(FileReport::outcome)
                .containsExactly(Outcome.ALREADY_ANSWERED, Outcome.ANSWERED);
        assertThat(replies()).containsAllEntriesOf(first).hasSize(4);
    }

    @Test
    void a_copy_under_another_name_is_not_answered_again_and_other_content_under_the_same_message_is_refused()
            throws Exception {
        write("a.xml", "AYNI-1", 10);
        Files.copy(in.resolve("a.xml"), in.resolve("copia.xml"));
        write("otro.xml", "AYNI-1", 11);
        assertThat(new SimulatedBank(7, 0).answer(in, out).files())
                .extracting(FileReport::file, FileReport::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.xml", Outcome.ANSWERED),
                        org.assertj.core.groups.Tuple.tuple("otro.xml", Outcome.SAME_MESSAGE_ID));
        assertThat(lines("SIMULADO-camt054-AYNI-1.xml", ReplyLine.Movement.class))
                .hasSize(10);
    }

    @Test
    void a_count_that_is_wrong_rejects_the_whole_file() throws Exception {
        write("a.xml", "AYNI-1", 3);
        replace("a.xml", "<NbOfTxs>3</NbOfTxs>", "<NbOfTxs>4</NbOfTxs>");
        assertRefused("AM19", "SIMULADO: el archivo anuncia 4 pagos y trae 3");
    }

    @Test
    void a_control_sum_that_is_wrong_rejects_the_whole_file() throws Exception {
        write("a.xml", "AYNI-1", 3);
        replace("a.xml", "<CtrlSum>600.03</CtrlSum>", "<CtrlSum>600.04</CtrlSum>");
        assertRefused("AM10", "SIMULADO: la suma de control no es la de los pagos, 600.03");
    }

    @Test
    void an_identifier_that_comes_twice_rejects_the_whole_file() throws Exception {
        write("a.xml", "AYNI-1", 3);
        replace("a.xml", "<EndToEndId>T2</EndToEndId>", "<EndToEndId>T1</EndToEndId>");
        assertRefused("FF01", "SIMULADO: línea 7: EndToEndId repetido");
    }

    @Test
    void a_file_that_is_not_xml_is_rejected_without_a_name() throws Exception {
        Files.writeString(in.resolve("roto.xml"), "<Document");
        FileReport report = only(new SimulatedBank(7, 0).answer(in, out));
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.messageId()).isEmpty();
        ReplyLine.FileStatus status =
                lines(report.replies().getFirst(), ReplyLine.FileStatus.class).getFirst();
        assertThat(status.messageId()).isEqualTo("NOTPROVIDED");
        assertThat(status.reason()).isEqualTo("FF01");
    }

    @Test
    void what_no_bank_could_deposit_is_rejected_with_its_own_reason() throws Exception {
        write("a.xml", "AYNI-1", 3);
        replace("a.xml", "<Id>0401</Id>", "<Id>no es</Id>");
        replace("a.xml", "<Nm>TITULAR UNO</Nm>", "<Nm></Nm>");
        new SimulatedBank(7, 0).answer(in, out);
        assertThat(lines("SIMULADO-pain002-AYNI-1.xml", ReplyLine.TransferStatus.class))
                .extracting(status -> status.status() + " " + status.reason())
                .containsExactly("RJCT AC01", "RJCT AC01", "RJCT AC01");
        assertThat(out.resolve("SIMULADO-camt054-AYNI-1.xml")).doesNotExist();
    }

    @Test
    void a_share_of_zero_rejects_nobody_and_a_share_of_one_everybody() throws Exception {
        write("a.xml", "AYNI-1", 100);
        assertThat(only(new SimulatedBank(1, 0).answer(in, out)).rejected()).isZero();
        assertThat(only(new SimulatedBank(1, 1_000_000).answer(in, folder.resolve("all")))
                        .rejected())
                .isEqualTo(100);
    }

    @Test
    void it_watches_a_folder_until_it_is_interrupted() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Thread bank = Thread.ofPlatform().start(() -> {
            try {
                new SimulatedBank(7, 0).watch(in, out, report -> {
                    started.countDown();
                    if (!report.files().isEmpty()) {
                        answered.countDown();
                    }
                });
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        write("fuera.tmp", "AYNI-1", 5);
        Files.move(in.resolve("fuera.tmp"), in.resolve("a.xml"));
        assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
        bank.interrupt();
        bank.join(10_000);
        assertThat(bank.isAlive()).isFalse();
        assertThat(replies()).hasSize(2);
    }

    private void assertRefused(String code, String text) throws Exception {
        FileReport report = only(new SimulatedBank(7, 0).answer(in, out));
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.replies()).containsExactly("SIMULADO-pain002-AYNI-1.xml");
        ReplyLine.FileStatus status =
                lines("SIMULADO-pain002-AYNI-1.xml", ReplyLine.FileStatus.class).getFirst();
        assertThat(status.status()).isEqualTo("RJCT");
        assertThat(status.messageId()).isEqualTo("AYNI-1");
        assertThat(status.reason()).isEqualTo(code);
        assertThat(status.reasonText()).isEqualTo(text);
    }

    private void write(String name, String messageId, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CreditTransferWriter writer = new CreditTransferWriter(
                bytes,
                new CreditTransferFile(
                        messageId,
                        messageId + "-1",
                        OffsetDateTime.parse("2026-09-01T10:00:00-05:00"),
                        count,
                        Soles.ofCentimos(20_001).times(count),
                        LocalDate.of(2026, 9, 3),
                        PAYER));
        for (int i = 1; i <= count; i++) {
            writer.add(new CreditTransfer("T" + i, Soles.ofCentimos(20_001), "TITULAR UNO", "0401", "JUNTOS 2026-4"));
        }
        writer.finish();
        Files.write(in.resolve(name), bytes.toByteArray());
    }

    private void replace(String name, String from, String to) throws IOException {
        String text = Files.readString(in.resolve(name));
        assertThat(text).contains(from);
        Files.writeString(in.resolve(name), text.replace(from, to));
    }

    private static FileReport only(BankReport report) {
        assertThat(report.files()).hasSize(1);
        return report.files().getFirst();
    }

    private <T extends ReplyLine> List<T> lines(String name, Class<T> kind) throws Exception {
        List<ReplyLine> lines = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(out.resolve(name))) {
            BankReply.read(bytes, name, lines::add);
        }
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Map<String, byte[]> replies() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), SimulatedBankTest::bytes, (a, b) -> a, TreeMap::new));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
