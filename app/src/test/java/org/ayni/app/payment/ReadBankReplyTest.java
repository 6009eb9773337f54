package org.ayni.app.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.ayni.app.ledger.AccountKind;
import org.ayni.app.ledger.Ledger;
import org.ayni.app.payment.ReplyFiles.Piece;
import org.ayni.kernel.money.Soles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadBankReplyTest {

    private static final String REJECTION =
            "<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>SIMULADO: cuenta cerrada</AddtlInf></StsRsnInf>";

    @TempDir
    Path folder;

    private PaymentFixture fixture;

    @BeforeEach
    void open() {
        fixture = new PaymentFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void an_accepted_transfer_is_not_yet_a_deposit() {
        fixture.authoriseMany(10).instruct();
        ReplyOutcome.Read read = (ReplyOutcome.Read) fixture.read(statusReport());
        assertThat(read.lines()).isEqualTo(read.freshLines()).isPositive();
        assertThat(read.credited()).isZero();
        assertThat(read.breaks()).isEmpty();
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.INSTRUCTED);
    }

    @Test
    void a_booked_debit_of_our_account_is_a_deposit_on_the_households() {
        fixture.authoriseMany(10).instruct();
        fixture.readAll(fixture.bankAnswers(0));
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.CREDITED);
        Ledger ledger = new Ledger(fixture.app());
        assertThat(ledger.trialBalance().balance(AccountKind.BANK_IN_TRANSIT)).isEqualTo(Soles.ZERO);
        assertThat(ledger.trialBalance()
                        .balance(AccountKind.TREASURY)
                        .plus(ledger.trialBalance().balance(AccountKind.EXPENSE)))
                .isEqualTo(Soles.ZERO);
        Reconciliation reconciliation = fixture.payments().reconcile(PaymentFixture.PERIOD);
        assertThat(reconciliation.credited()).isEqualTo(reconciliation.resolution());
        assertThat(reconciliation.differences()).isEmpty();
    }

    @Test
    void a_rejected_transfer_is_owed_again_with_the_reason_of_the_bank() {
        fixture.authoriseMany(200).instruct();
        fixture.readAll(fixture.bankAnswers(100_000));
        Reconciliation reconciliation = fixture.payments().reconcile(PaymentFixture.PERIOD);
        assertThat(reconciliation.rejected().count()).isBetween(8L, 40L);
        assertThat(reconciliation.withoutReply().count()).isZero();
        assertThat(reconciliation.differences()).isEmpty();
        assertThat(fixture.payments().rejections(PaymentFixture.PERIOD))
                .hasSize((int) reconciliation.rejected().count())
                .allSatisfy(rejection -> {
                    assertThat(rejection.reason()).isIn("AC04", "AC06", "BE01");
                    assertThat(rejection.reasonText()).startsWith("SIMULADO: ");
                });
        assertThat(new Ledger(fixture.app()).trialBalance().balance(AccountKind.HOUSEHOLD_REJECTED))
                .isEqualTo(reconciliation.rejected().amount().negate());
    }

    @Test
    void a_file_that_the_bank_rejects_whole_rejects_all_its_orders() throws Exception {
        fixture.authoriseMany(30).instruct();
        Path file = fixture.toBank.resolve("pain001-20264-PIURA-001.xml");
        Files.writeString(file, Files.readString(file).replaceAll("<NbOfTxs>[0-9]+<", "<NbOfTxs>99<"));
        fixture.readAll(fixture.bankAnswers(0));
        assertThat(fixture.state("H3")).isEqualTo(PaymentState.REJECTED);
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.CREDITED);
        assertThat(fixture.payments().rejections(PaymentFixture.PERIOD))
                .hasSize(10)
                .allSatisfy(rejection -> assertThat(rejection.reason()).isEqualTo("AM19"));
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();

        // Nothing is wrong with the households: they may be ordered again as they are.
        assertThat(fixture.instructAgain().newOrders()).isEqualTo(10);
        fixture.readAll(fixture.bankAnswers(0).stream()
                .filter(reply -> reply.toString().contains("PIURA-002"))
                .toList());
        assertThat(fixture.state("H3")).isEqualTo(PaymentState.CREDITED);
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
    }

    @Test
    void a_rejected_payment_is_instructed_again_only_when_it_was_corrected() {
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 30_000).instruct();
        rejectAll();
        OrderId first = fixture.order("H1");
        assertThat(fixture.instructAgain().newOrders()).isZero();

        correctAccounts();
        Instructed again = fixture.instructAgain();
        assertThat(again.newOrders()).isEqualTo(1);
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.INSTRUCTED);
        assertThat(fixture.order("H1"))
                .isNotEqualTo(first)
                .isEqualTo(OrderId.of(PaymentFixture.PERIOD, new org.ayni.kernel.id.HouseholdId("H1"), 2));
        assertThat(fixture.instructAgain().newOrders()).isZero();

        fixture.readAll(fixture.bankAnswers(0));
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.CREDITED);
        Reconciliation reconciliation = fixture.payments().reconcile(PaymentFixture.PERIOD);
        assertThat(reconciliation.superseded()).isEqualTo(new Reconciliation.Part(1, Soles.ofCentimos(30_000)));
        assertThat(reconciliation.differences()).isEmpty();
        assertThat(new Ledger(fixture.app()).impossibleBalances()).isEmpty();
    }

    // What does not fit is parked
    // --------------------------------------------------------------------------------------

    @Test
    void a_transfer_that_we_never_ordered_is_parked() {
        assertParked(
                BreakType.UNKNOWN_ORDER,
                line -> line.replaceAll("20264-[0-9a-f]{28}", "20264-0000000000000000000000000000"),
                "No existe ninguna orden «20264-0000000000000000000000000000».");
    }

    @Test
    void an_amount_that_is_one_centimo_off_is_parked() {
        assertParked(
                BreakType.DIFFERENT_AMOUNT,
                line -> line.replace("200.00", "200.01"),
                "La orden es de S/ 200.00 y el banco dice S/ 200.01.");
    }

    @Test
    void an_amount_that_cannot_be_read_is_parked() {
        assertParked(
                BreakType.UNREADABLE_AMOUNT,
                line -> line.replace("200.00", "2OO.00"),
                "Se esperaba un monto en soles y el banco dice «2OO.00 PEN: no es un monto en soles con céntimos enteros».");
    }

    @Test
    void an_amount_in_dollars_is_parked() {
        assertParked(
                BreakType.UNREADABLE_AMOUNT,
                line -> line.replace("Ccy=\"PEN\"", "Ccy=\"USD\""),
                "Se esperaba un monto en soles y el banco dice «200.00 USD: la moneda no es PEN».");
    }

    @Test
    void an_order_named_in_the_file_of_another_cycle_is_parked() {
        assertParked(
                BreakType.WRONG_CYCLE,
                line -> line.replace("<MsgId>20264-PIURA-001<", "<MsgId>20263-PIURA-001<"),
                "La orden se envió en el archivo «20264-PIURA-001» y el banco dice «20263-PIURA-001», lote «20264-PIURA-001-1».");
    }

    @Test
    void a_deposit_to_another_account_is_parked() {
        assertParked(
                BreakType.DIFFERENT_ACCOUNT,
                line -> line.replace("<Id>041</Id>", "<Id>999</Id>"),
                "La orden es para la cuenta «041» y el banco abonó en «999».");
    }

    @Test
    void a_movement_of_another_account_of_the_programme_is_parked() {
        Piece credit = creditOfH1();
        fixture.read(ReplyFiles.write(
                folder.resolve("x/a.xml"),
                List.of(credit.withHead(head -> head.replace("<Id>00068000001</Id>", "<Id>00068000002</Id>")))));
        assertParked(
                BreakType.WRONG_PAYER_ACCOUNT,
                "La orden se cargó a la cuenta «00068000001» y el movimiento es de «00068000002».");
    }

    @Test
    void money_that_comes_back_is_parked() {
        assertParked(
                BreakType.RETURNED, line -> line.replace("DBIT", "CRDT"), "El banco devuelve el dinero (motivo «»).");
    }

    @Test
    void a_reversal_is_parked() {
        assertParked(
                BreakType.RETURNED,
                line -> line.replaceFirst("</CdtDbtInd>", "</CdtDbtInd><RvslInd>true</RvslInd>"),
                "El banco devuelve el dinero (motivo «»).");
    }

    @Test
    void a_movement_of_an_unknown_status_is_parked() {
        assertParked(
                BreakType.UNKNOWN_STATUS,
                line -> line.replace("<Cd>BOOK</Cd>", "<Cd>XXXX</Cd>"),
                "Se esperaba un estado conocido y el banco dice «DBIT XXXX».");
    }

    @Test
    void a_pending_movement_changes_nothing_and_is_no_break() {
        Piece credit = creditOfH1();
        fixture.read(ReplyFiles.write(
                folder.resolve("x/a.xml"), List.of(credit.with(line -> line.replace("BOOK", "PDNG")))));
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.INSTRUCTED);
        assertThat(fixture.payments().breaks()).isEmpty();
    }

    @Test
    void a_reply_to_a_file_that_we_never_sent_is_parked() throws Exception {
        creditOfH1();
        Path report = Files.writeString(
                folder.resolve("x.xml"), ReplyFiles.text(statusReport()).replace("20264-PIURA-001", "20264-PIURA-009"));
        fixture.read(report);
        assertThat(fixture.payments().breaks())
                .extracting(Payments.Break::type)
                .containsExactly(BreakType.UNKNOWN_FILE, BreakType.WRONG_CYCLE);
    }

    @Test
    void a_second_deposit_of_the_same_order_is_parked_and_the_household_is_credited_once() {
        Piece credit = creditOfH1();
        Piece second = credit.with(line -> line.replace("<AcctSvcrRef>SIM", "<AcctSvcrRef>TWO"));
        fixture.read(ReplyFiles.write(folder.resolve("x/a.xml"), List.of(credit, second)));
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.CREDITED);
        assertThat(fixture.payments().breaks())
                .extracting(parked -> parked.type() + " " + parked.order())
                .containsExactly("DUPLICATE_CREDIT " + fixture.order("H1"));
        assertThat(new Ledger(fixture.app()).trialBalance().balance(AccountKind.TREASURY))
                .isEqualTo(Soles.ofCentimos(-20_000));
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
    }

    @Test
    void rejected_and_deposited_counts_as_deposited_and_the_rejection_is_parked() {
        Piece credit = creditOfH1();
        Path deposit = ReplyFiles.write(folder.resolve("x/a.xml"), List.of(credit));
        Path rejection = rejectAll();
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.REJECTED);
        fixture.read(deposit);

        assertThat(fixture.state("H1")).isEqualTo(PaymentState.CREDITED);
        assertThat(fixture.payments().breaks())
                .extracting(parked -> parked.type() + ": " + parked.reason())
                .containsExactly(
                        "CONTRADICTED_REJECTION: El banco rechazó la orden (motivo «AC04») y también dice que la"
                                + " abonó.");
        assertThat(fixture.payments().rejections(PaymentFixture.PERIOD)).isEmpty();
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
        String hash = fixture.stateHash();
        fixture.read(rejection);
        assertThat(fixture.stateHash()).isEqualTo(hash);
    }

    @Test
    void a_deposit_of_an_order_that_was_replaced_is_parked_as_a_possible_double_payment() {
        Piece credit = creditOfH1();
        rejectAll();
        correctAccounts();
        fixture.instructAgain();
        fixture.read(ReplyFiles.write(folder.resolve("x/late.xml"), List.of(credit)));
        assertThat(fixture.payments().breaks())
                .extracting(Payments.Break::type)
                .containsExactly(BreakType.DOUBTFUL_REJECTION, BreakType.LATE_CREDIT);
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.INSTRUCTED);

        fixture.readAll(fixture.bankAnswers(0).stream()
                .filter(file -> file.toString().contains("PIURA-002"))
                .toList());
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.CREDITED);
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
    }

    @Test
    void one_line_that_is_wrong_does_not_keep_the_others_from_being_applied() {
        fixture.authoriseMany(1_000).instruct();
        List<Piece> movements = ReplyFiles.pieces(fixture.bankAnswers(0)).stream()
                .filter(Piece::isMovement)
                .toList();
        List<Piece> poisoned = new ArrayList<>(movements);
        poisoned.set(500, poisoned.get(500).with(line -> line.replaceAll("\">[0-9.]+</Amt>", "\">muchos</Amt>")));
        Map<String, List<Piece>> byHead =
                poisoned.stream().collect(java.util.stream.Collectors.groupingBy(Piece::head));
        byHead.values()
                .forEach(file -> fixture.read(ReplyFiles.write(
                        folder.resolve("x/" + file.getFirst().line().hashCode() + ".xml"), file)));
        assertThat(fixture.payments()
                        .reconcile(PaymentFixture.PERIOD)
                        .credited()
                        .count())
                .isEqualTo(999);
        assertThat(fixture.payments().breaks()).singleElement().satisfies(parked -> {
            assertThat(parked.type()).isEqualTo(BreakType.UNREADABLE_AMOUNT);
            assertThat(parked.line()).isPositive();
            assertThat(parked.file()).endsWith(".xml");
        });
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
    }

    // What cannot be read is refused whole
    // -----------------------------------------------------------------------------

    @Test
    void a_file_that_is_cut_off_is_kept_and_refused_and_changes_nothing() throws Exception {
        fixture.authoriseMany(10).instruct();
        String hash = fixture.stateHash();
        String whole = ReplyFiles.text(fixture.bankAnswers(0).getFirst());
        Path cut = Files.writeString(folder.resolve("cortado.xml"), whole.substring(0, whole.length() - 40));

        ReplyOutcome.Refused refused = (ReplyOutcome.Refused) fixture.read(cut);
        assertThat(refused.reason()).matches("línea \\d+: no es un XML bien formado.*");
        assertThat(fixture.stateHash()).isEqualTo(hash);
        assertThat(kept(refused.sha256())).isEqualTo(Files.readString(cut));
        assertThat(fixture.count("payment.reply_file")).isZero();
    }

    @Test
    void a_file_that_was_refused_is_tried_again_when_it_comes_again() throws Exception {
        fixture.authoriseMany(10).instruct();
        Path reply = fixture.bankAnswers(0).getFirst();
        String whole = ReplyFiles.text(reply);
        Path cut = Files.writeString(folder.resolve("cortado.xml"), whole.substring(0, whole.length() - 40));
        ReplyOutcome refused = fixture.read(cut);
        assertThat(fixture.read(cut)).isEqualTo(refused);
        assertThat(fixture.count("payment.refused_reply")).isEqualTo(2);

        // As a reader would leave it that did not understand yet what the next one does.
        fixture.app()
                .sql("INSERT INTO payment.refused_reply (sha256, name, bytes, reason) VALUES (?, 'r.xml', 1, 'x')")
                .param(Hashes.ofFile(reply))
                .update();
        assertThat(fixture.read(reply)).isInstanceOf(ReplyOutcome.Read.class);
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.CREDITED);
        assertThat(fixture.read(reply)).isInstanceOf(ReplyOutcome.AlreadyRead.class);
    }

    @Test
    void a_payment_file_is_not_a_reply() {
        Instructed instructed = fixture.authoriseMany(10).instruct();
        ReplyOutcome.Refused refused = (ReplyOutcome.Refused)
                fixture.read(instructed.files().getFirst().path());
        assertThat(refused.reason()).contains("se esperaba una respuesta pain.002.001.10 o camt.054.001.08");
    }

    // Again
    // ------------------------------------------------------------------------------------------------------------

    @Test
    void the_same_file_again_also_under_another_name_changes_nothing() throws Exception {
        fixture.authoriseMany(50).instruct();
        List<Path> replies = fixture.bankAnswers(100_000);
        fixture.readAll(replies);
        String hash = fixture.stateHash();
        Path copy = Files.copy(replies.getFirst(), folder.resolve("otro-nombre.xml"));

        ReplyOutcome.AlreadyRead again = (ReplyOutcome.AlreadyRead) fixture.read(copy);
        assertThat(again.firstName()).isEqualTo(replies.getFirst().getFileName().toString());
        fixture.readAll(replies);
        assertThat(fixture.stateHash()).isEqualTo(hash);
    }

    @Test
    void every_file_is_kept_as_it_came_and_every_reading_leaves_one_row_in_the_audit() throws Exception {
        fixture.authoriseMany(5).instruct();
        Path report = statusReport();
        ReplyOutcome outcome = fixture.read(report);
        fixture.read(report);
        assertThat(kept(outcome.sha256())).isEqualTo(Files.readString(report));
        assertThat(fixture.app()
                        .sql("SELECT detail ->> 'outcome' FROM audit.act WHERE act = 'read-bank-reply' ORDER BY id")
                        .query((row, number) -> row.getString(1))
                        .list())
                .containsExactly("read", "already-read");
    }

    private String kept(String sha256) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(fixture.archive.resolve(sha256 + ".xml.gz")))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** One payment of S/ 200.00 to H1 on account 041, ordered and deposited by the bank, not yet read by us. */
    private Piece creditOfH1() {
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 20_000).instruct();
        return ReplyFiles.pieces(fixture.bankAnswers(0)).stream()
                .filter(Piece::isMovement)
                .findFirst()
                .orElseThrow();
    }

    private void assertParked(BreakType type, UnaryOperator<String> change, String reason) {
        Piece credit = creditOfH1();
        Piece changed = credit.with(change);
        assertThat(changed).isNotEqualTo(credit);
        fixture.read(ReplyFiles.write(folder.resolve("x/a.xml"), List.of(changed)));
        assertParked(type, reason);
    }

    private void assertParked(BreakType type, String reason) {
        assertThat(fixture.payments().breaks())
                .extracting(parked -> parked.type() + ": " + parked.reason())
                .containsExactly(type + ": " + reason);
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.INSTRUCTED);
        Reconciliation reconciliation = fixture.payments().reconcile(PaymentFixture.PERIOD);
        assertThat(reconciliation.breaks()).isEqualTo(Map.of(type, 1L));
        assertThat(reconciliation.withoutReply().count()).isEqualTo(1);
        assertThat(reconciliation.differences()).isEmpty();
    }

    private Path statusReport() {
        return fixture.bankAnswers(0).stream()
                .filter(file -> file.toString().contains("pain002"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** The bank rejects every transfer of its first answer, and we read it. */
    private Path rejectAll() {
        List<Piece> statuses = ReplyFiles.pieces(fixture.bankAnswers(0)).stream()
                .filter(piece -> !piece.isMovement())
                .map(piece -> piece.with(line -> line.replace("<TxSts>ACSP</TxSts>", REJECTION)))
                .toList();
        Path file = ReplyFiles.write(folder.resolve("x/rejected.xml"), statuses);
        fixture.read(file);
        return file;
    }

    private void correctAccounts() {
        fixture.owner()
                .sql("UPDATE liquidation.authorised_payment SET account_number = account_number || '9'")
                .update();
    }
}
