package org.ayni.app.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ayni.app.payment.ReplyFiles.Piece;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank debits us twice for one order and gives no number: it must be seen, and the same file twice must not look like it. */
class DoubleDebitTest {

    @TempDir
    Path folder;

    private PaymentFixture fixture;
    private Piece debit;
    private int files;

    @BeforeEach
    void one_order_and_its_debit_without_a_number() {
        fixture = new PaymentFixture(folder);
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 20_000).instruct();
        debit = ReplyFiles.pieces(fixture.bankAnswers(0)).stream()
                .filter(Piece::isMovement)
                .findFirst()
                .orElseThrow()
                .with(line -> line.replaceAll("<AcctSvcrRef>[^<]*</AcctSvcrRef>", ""));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void two_debits_in_the_same_words_in_one_notification_are_two() {
        Path both = write(debit, debit);
        fixture.read(both);
        assertDebits(2);
        String hash = fixture.stateHash();
        fixture.read(both);
        fixture.read(write(debit));
        fixture.read(write(debit.withHead(head -> head.replace("SIMULADO-054", "OTRA-VEZ")), debit));
        assertThat(fixture.stateHash()).isEqualTo(hash);
    }

    @Test
    void one_debit_notified_again_is_one() {
        fixture.read(write(debit));
        fixture.read(write(debit.withHead(head -> head.replace("SIMULADO-054", "OTRA-VEZ"))));
        assertDebits(1);
    }

    @Test
    void debits_of_two_days_are_two_whichever_comes_first() {
        Piece later = debit.with(line -> line.replaceFirst("<Dt>[^<]*</Dt>", "<Dt>2026-09-04</Dt>"));
        assertThat(later).isNotEqualTo(debit);
        fixture.read(write(later));
        fixture.read(write(debit));
        assertDebits(2);
    }

    @Test
    void a_day_and_an_instant_of_that_day_are_the_same_day() {
        fixture.read(write(debit));
        fixture.read(
                write(debit.with(line -> line.replaceFirst("<Dt>([^<]*)</Dt>", "<DtTm>$1T10:00:00-05:00</DtTm>"))));
        assertDebits(1);
    }

    @Test
    void debits_with_different_entry_references_are_two() {
        assertTwo(line -> line.replace("<Ntry>", "<Ntry><NtryRef>E2</NtryRef>"));
    }

    @Test
    void debits_with_different_transactions_are_two() {
        assertTwo(line -> line.replace("<EndToEndId>", "<TxId>T2</TxId><EndToEndId>"));
    }

    @Test
    void two_parts_of_one_numbered_entry_are_two() {
        Piece entry = debit.with(line -> line.replace("<NtryDtls>", "<AcctSvcrRef>LOTE7</AcctSvcrRef><NtryDtls>")
                .replaceFirst("(<TxDtls>.*</TxDtls>)", "$1$1"));
        fixture.read(write(entry));
        assertDebits(2);
    }

    @Test
    void a_debit_that_the_bank_numbered_and_says_twice_is_one() {
        Piece numbered = debit.with(line -> line.replace("<EndToEndId>", "<AcctSvcrRef>N1</AcctSvcrRef><EndToEndId>"));
        fixture.read(write(numbered, numbered));
        assertDebits(1);
    }

    private void assertTwo(UnaryOperator<String> change) {
        Piece other = debit.with(change);
        assertThat(other).isNotEqualTo(debit);
        fixture.read(write(debit));
        fixture.read(write(other));
        assertDebits(2);
    }

    /** The household is credited once; every debit but the first is parked. */
    private void assertDebits(int debits) {
        assertThat(fixture.state("H1")).isEqualTo(PaymentState.CREDITED);
        assertThat(fixture.payments().breaks())
                .extracting(Payments.Break::type)
                .containsExactlyElementsOf(IntStream.range(1, debits)
                        .mapToObj(more -> BreakType.DUPLICATE_CREDIT)
                        .toList());
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
    }

    private Path write(Piece... pieces) {
        return ReplyFiles.write(folder.resolve("x/" + files++ + ".xml"), List.of(pieces));
    }
}
