package org.ayni.app.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ayni.app.ledger.AccountKind;
import org.ayni.app.ledger.Ledger;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstructPaymentsTest {

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
    void each_territorial_unit_gets_a_file_that_is_the_golden_one_byte_for_byte() throws Exception {
        fixture.authorise("H2", "  ÑAUPARI  QUISPE, MARÍA ", "04-2", "CAJAMARCA", 20_000)
                .authorise("H1", "P’ACHA TAKI", " 041 ", "CAJAMARCA", 30_005)
                .authorise("H3", "ROSA LIMA", "043", "PIURA", 10_000);
        Instructed instructed = fixture.instruct();

        assertThat(instructed.newOrders()).isEqualTo(3);
        assertThat(instructed.newAmount()).isEqualTo(Soles.ofCentimos(60_005));
        assertThat(instructed.files())
                .extracting(file -> file.path().getFileName() + " " + file.orders() + " " + file.total())
                .containsExactly(
                        "pain001-20264-CAJAMARCA-001.xml 2 S/ 500.05", "pain001-20264-PIURA-001.xml 1 S/ 100.00");
        assertThat(Files.readString(instructed.files().getFirst().path()))
                .isEqualTo(golden("pain001-20264-CAJAMARCA-001.xml"));
        assertThat(Hashes.ofFile(instructed.files().getFirst().path()))
                .isEqualTo(instructed.files().getFirst().sha256());
    }

    @Test
    void a_unit_with_more_orders_than_a_file_holds_gets_several() {
        Instructed instructed = fixture.authoriseMany(50).instruct(10);
        assertThat(instructed.files())
                .extracting(file -> file.messageId() + " " + file.orders())
                .containsExactly(
                        "20264-CAJAMARCA-001 10",
                        "20264-CAJAMARCA-002 10",
                        "20264-CAJAMARCA-003 10",
                        "20264-CAJAMARCA-004 4",
                        "20264-PIURA-001 10",
                        "20264-PIURA-002 6");
    }

    @Test
    void a_household_without_a_territorial_unit_is_paid_all_the_same() {
        Instructed instructed =
                fixture.authorise("H1", "ROSA LIMA", "041", "", 10_000).instruct();
        assertThat(instructed.files())
                .extracting(Instructed.OrderFile::messageId)
                .containsExactly("20264-SIN-UT-001");
    }

    @Test
    void an_order_moves_the_money_from_owed_to_in_transit() {
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 30_000).instruct();
        Ledger ledger = new Ledger(fixture.app());
        assertThat(ledger.trialBalance().balance(AccountKind.HOUSEHOLD_PAYABLE)).isEqualTo(Soles.ZERO);
        assertThat(ledger.trialBalance().balance(AccountKind.BANK_IN_TRANSIT)).isEqualTo(Soles.ofCentimos(-30_000));
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.INSTRUCTED);
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
    }

    @Test
    void who_cannot_be_instructed_is_listed_with_the_reason_and_stays_owed() {
        fixture.authorise("H1", "ROSA LIMA", null, "PIURA", 10_000)
                .authorise("H2", "ROSA LIMA", "no es", "PIURA", 20_000)
                .authorise("H3", " ", "043", "PIURA", 30_000)
                .authorise("H4", "ROSA <LIMA>", "044", "PIURA", 40_000)
                .authorise("H5", "ROSA LIMA", "045", "PIURA", 50_000);
        Instructed instructed = fixture.instruct();

        assertThat(instructed.newOrders()).isEqualTo(1);
        assertThat(instructed.obstacles())
                .isEqualTo(Map.of(
                        Obstacle.NO_ACCOUNT_NUMBER, 1L,
                        Obstacle.BAD_ACCOUNT_NUMBER, 1L,
                        Obstacle.NO_HOLDER_NAME, 1L,
                        Obstacle.BAD_HOLDER_NAME, 1L));
        assertThat(fixture.payments().obstacles(PaymentFixture.PERIOD))
                .extracting(row -> row.household() + " " + row.obstacle() + " " + row.amount())
                .containsExactly(
                        "H1 NO_ACCOUNT_NUMBER S/ 100.00",
                        "H2 BAD_ACCOUNT_NUMBER S/ 200.00",
                        "H3 NO_HOLDER_NAME S/ 300.00",
                        "H4 BAD_HOLDER_NAME S/ 400.00");
        assertThat(new Ledger(fixture.app()).trialBalance().balance(AccountKind.HOUSEHOLD_PAYABLE))
                .isEqualTo(Soles.ofCentimos(-100_000));
        Reconciliation reconciliation = fixture.payments().reconcile(PaymentFixture.PERIOD);
        assertThat(reconciliation.notInstructed()).isEqualTo(new Reconciliation.Part(4, Soles.ofCentimos(100_000)));
        assertThat(reconciliation.differences()).isEmpty();
    }

    @Test
    void who_gets_an_account_later_goes_into_a_further_file() {
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 10_000).authorise("H2", "ANA LIMA", null, "PIURA", 20_000);
        byte[] first = bytes(fixture.instruct().files().getFirst().path());
        fixture.owner()
                .sql("UPDATE liquidation.authorised_payment SET account_number = '042' WHERE household = 'H2'")
                .update();
        Instructed instructed = fixture.instruct();
        assertThat(instructed.newOrders()).isEqualTo(1);
        assertThat(instructed.obstacles()).isEmpty();
        assertThat(instructed.files())
                .extracting(Instructed.OrderFile::messageId)
                .containsExactly("20264-PIURA-001", "20264-PIURA-002");
        assertThat(bytes(instructed.files().getFirst().path())).isEqualTo(first);
    }

    @Test
    void an_obstacle_is_that_of_the_latest_instruction_and_counts_once() {
        fixture.authorise("H1", "ROSA LIMA", null, "PIURA", 10_000).instruct();
        setAccount("no es");
        assertThat(fixture.instruct().obstacles()).isEqualTo(Map.of(Obstacle.BAD_ACCOUNT_NUMBER, 1L));
        assertThat(fixture.payments().obstacles(PaymentFixture.PERIOD))
                .containsExactly(new Payments.NotInstructed(
                        new HouseholdId("H1"), false, Obstacle.BAD_ACCOUNT_NUMBER, Soles.ofCentimos(10_000)));
        assertThat(fixture.count("payment.not_instructed")).isEqualTo(2);

        setAccount("041");
        assertThat(fixture.instruct().obstacles()).isEmpty();
        assertThat(fixture.payments().obstacles(PaymentFixture.PERIOD)).isEmpty();
    }

    @Test
    void a_rejected_payment_that_was_badly_corrected_is_told_as_an_obstacle_until_it_is_mended() {
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 10_000).instruct();
        fixture.read(StatusReport.of("20264-PIURA-001", "", "")
                .transfer(fixture.order("H1"), "RJCT", "AC04")
                .write(folder.resolve("x/r.xml")));
        setAccount("no es");
        assertThat(fixture.instructAgain().obstacles()).isEqualTo(Map.of(Obstacle.BAD_ACCOUNT_NUMBER, 1L));
        assertThat(fixture.instruct().obstacles()).isEqualTo(Map.of(Obstacle.BAD_ACCOUNT_NUMBER, 1L));
        Reconciliation reconciliation = fixture.payments().reconcile(PaymentFixture.PERIOD);
        assertThat(reconciliation.notInstructed().count()).isZero();
        assertThat(reconciliation.differences()).isEmpty();

        // Back as it was: nothing to order, and nothing that hinders.
        setAccount("041");
        assertThat(fixture.instructAgain().obstacles()).isEmpty();
    }

    private void setAccount(String number) {
        fixture.owner()
                .sql("UPDATE liquidation.authorised_payment SET account_number = ?")
                .param(number)
                .update();
    }

    @Test
    void the_code_of_every_territorial_unit_fits_in_the_identifiers_of_a_bank_file() {
        assertThat(OrderStage.messageId(PaymentFixture.PERIOD, "AMAZONAS-CONDORCANQUI", 999))
                .isEqualTo("20264-AMAZONAS-CONDORCANQUI-999");
        assertThatThrownBy(() -> OrderStage.messageId(PaymentFixture.PERIOD, "CÓDIGO", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_order_is_known_by_cycle_household_and_attempt() {
        HouseholdId household = new HouseholdId("H000001");
        OrderId order = OrderId.of(PaymentFixture.PERIOD, household, 1);
        assertThat(order.value()).matches("20264-[0-9a-f]{28}").hasSize(34);
        assertThat(OrderId.of(PaymentFixture.PERIOD, household, 1)).isEqualTo(order);
        assertThat(Stream.of(
                        OrderId.of(PaymentFixture.PERIOD, household, 2),
                        OrderId.of(PaymentFixture.PERIOD.next(), household, 1),
                        OrderId.of(PaymentFixture.PERIOD, new HouseholdId("H000002"), 1)))
                .doesNotContain(order)
                .doesNotHaveDuplicates();
    }

    // Refusals
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void an_authorised_payment_of_nothing_stops_the_act_and_leaves_no_trace() {
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 10_000);
        fixture.owner()
                .sql("INSERT INTO liquidation.authorised_payment VALUES ('2026-4', 'H2', 'ANA', '042', 'PIURA', 0)")
                .update();
        assertThatThrownBy(fixture::instruct).hasMessageContaining("H2");
        assertThat(fixture.count("payment.payment_order")).isZero();
        assertThat(fixture.count("audit.act")).isZero();
        assertThat(fixture.toBank).doesNotExist();
    }

    @Test
    void a_file_whose_orders_the_ledger_does_not_know_is_not_written() {
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 10_000).instruct();
        fixture.owner().sql("""
                        INSERT INTO payment.order_file
                        SELECT '20264-PIURA-002', period, ut, 2, created_at, execute_on, payer_name, payer_tax_id,
                               payer_account, payer_bank, 1, 5000
                        FROM payment.order_file""").update();
        fixture.owner().sql("""
                        INSERT INTO payment.payment_order (order_id, period, household, attempt, message_id, place,
                            holder_name, account_number, amount)
                        VALUES ('X', '2026-4', 'H9', 1, '20264-PIURA-002', 1, 'INTRUSO', '049', 5000)""").update();
        assertThatThrownBy(fixture::instruct)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the ledger has instructed 0 orders");
        assertThat(fixture.toBank.resolve("pain001-20264-PIURA-002.xml")).doesNotExist();
    }

    // Again
    // ------------------------------------------------------------------------------------------------------------

    @Test
    void stopped_between_the_orders_and_the_files_it_goes_on_and_writes_them() throws Exception {
        fixture.authoriseMany(20);
        Files.writeString(fixture.toBank, "a file where a folder should be");
        assertThatThrownBy(fixture::instruct).hasRootCauseInstanceOf(IOException.class);
        assertThat(fixture.count("payment.payment_order")).isEqualTo(20);
        Files.delete(fixture.toBank);

        Instructed instructed = fixture.instruct();
        assertThat(instructed.newOrders()).isZero();
        assertThat(instructed.files())
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.path()).exists());
    }

    @Test
    void stopped_before_a_file_gets_its_name_it_leaves_no_half_and_the_next_call_writes_it() throws Exception {
        fixture.authoriseMany(20);
        Path file = fixture.toBank.resolve("pain001-20264-PIURA-001.xml");
        Files.createDirectories(file.resolve("a folder that cannot be replaced"));
        assertThatThrownBy(fixture::instruct).hasRootCauseInstanceOf(IOException.class);
        assertThat(contents()).allSatisfy((name, bytes) -> assertThat(name).endsWith(".xml"));
        String remembered = fixture.app()
                .sql("SELECT sha256 FROM payment.written_file WHERE message_id = '20264-PIURA-001'")
                .query((row, number) -> row.getString(1))
                .single();

        Files.delete(file.resolve("a folder that cannot be replaced"));
        Files.delete(file);
        fixture.instruct();
        assertThat(Hashes.ofFile(file)).isEqualTo(remembered);
    }

    @Test
    void the_halves_that_a_killed_call_left_behind_go_with_the_next() throws Exception {
        fixture.authoriseMany(20).instruct();
        Map<String, byte[]> whole = contents();
        Files.writeString(fixture.toBank.resolve(".pain001-20264-PIURA-001.xml.part"), "<half");
        Files.createDirectories(fixture.archive);
        Path halfReply = Files.writeString(fixture.archive.resolve(".entra1.part"), "half");
        fixture.instruct();
        fixture.readAll(fixture.bankAnswers(0));
        assertThat(contents()).containsExactlyInAnyOrderEntriesOf(whole);
        assertThat(halfReply).doesNotExist();
    }

    @Test
    void files_are_not_written_while_their_orders_may_still_be_undone() {
        fixture.authoriseMany(2);
        assertThatThrownBy(() -> fixture.database.transaction().executeWithoutResult(status -> fixture.instruct()))
                .hasMessageContaining("not inside a transaction");
        assertThat(fixture.toBank).doesNotExist();
    }

    @Test
    void the_same_cycle_always_writes_the_same_bytes_whatever_is_asked_later() throws Exception {
        List<Instructed.OrderFile> files = fixture.authoriseMany(30).instruct(7).files();
        Map<String, byte[]> first = contents();
        Files.delete(files.get(0).path());
        Files.writeString(files.get(1).path(), "changed by somebody");

        Instruction other = new Instruction(
                PaymentFixture.PERIOD, Instant.now(), LocalDate.of(2030, 1, 1), PaymentFixture.PAYER, 1);
        new InstructPayments(fixture.database).instruct(other, fixture.toBank, PaymentFixture.SPECIALIST);
        assertThat(contents()).containsExactlyInAnyOrderEntriesOf(first);
    }

    @Test
    void two_who_instruct_at_once_make_each_order_once() throws Exception {
        fixture.authoriseMany(500);
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Instructed>> calls = Stream.of(1, 2)
                    .map(caller -> threads.submit(() -> {
                        together.await();
                        return new InstructPayments(fixture.database)
                                .instruct(PaymentFixture.instruction(100), fixture.toBank, PaymentFixture.SPECIALIST);
                    }))
                    .toList();
            long orders = 0;
            for (Future<Instructed> call : calls) {
                orders += call.get().newOrders();
            }
            assertThat(orders).isEqualTo(500);
        }
        assertThat(fixture.count("payment.payment_order")).isEqualTo(500);
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
    }

    @Test
    void every_call_leaves_one_row_in_the_audit() {
        fixture.authoriseMany(3);
        fixture.instruct();
        fixture.instruct();
        assertThat(fixture.app()
                        .sql(
                                "SELECT act || ' ' || subject || ' ' || by_person || ' ' || (detail ->> 'orders') FROM audit.act")
                        .query((row, number) -> row.getString(1))
                        .list())
                .containsExactly("instruct-payments 2026-4 Rosa Huamán 3", "instruct-payments 2026-4 Rosa Huamán 0");
    }

    private Map<String, byte[]> contents() throws IOException {
        try (Stream<Path> files = Files.list(fixture.toBank)) {
            return files.filter(Files::isRegularFile)
                    .collect(java.util.stream.Collectors.toMap(
                            file -> file.getFileName().toString(), InstructPaymentsTest::bytes));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = InstructPaymentsTest.class.getResourceAsStream("/payment/" + name)) {
            return in == null ? "no golden file " + name : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
