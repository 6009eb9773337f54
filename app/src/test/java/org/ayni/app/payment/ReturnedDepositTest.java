package org.ayni.app.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ayni.app.ledger.AccountKind;
import org.ayni.app.ledger.Ledger;
import org.ayni.app.payment.ReplyFiles.Piece;
import org.ayni.kernel.money.Soles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deposit that the bank takes back is owed again, and only once. */
class ReturnedDepositTest {

    @TempDir
    Path folder;

    private int files;

    @Test
    void a_returned_deposit_is_owed_again_whichever_came_first_and_may_be_credited_with_another_order() {
        for (boolean returnFirst : List.of(false, true)) {
            try (PaymentFixture fixture = fixture("a" + returnFirst)) {
                Piece credit = credit(fixture);
                Piece back = back(credit);
                fixture.read(write(returnFirst ? back : credit));
                fixture.read(write(returnFirst ? credit : back));
                assertThat(fixture.state("H1")).isEqualTo(PaymentState.RETURNED);
                assertThat(fixture.payments().rejections(PaymentFixture.PERIOD))
                        .extracting(Payments.Rejection::reason)
                        .containsExactly("AC04");
                Reconciliation sides = fixture.payments().reconcile(PaymentFixture.PERIOD);
                assertThat(sides.returned().count()).isEqualTo(1);
                assertThat(sides.breaks()).isEqualTo(Map.of(BreakType.RETURNED, 1L));
                assertThat(sides.differences()).isEmpty();
                assertThat(new Ledger(fixture.app()).trialBalance().balance(AccountKind.HOUSEHOLD_REJECTED))
                        .isEqualTo(Soles.ofCentimos(-20_000));

                assertThat(fixture.instructAgain().newOrders()).isZero();
                fixture.owner()
                        .sql("UPDATE liquidation.authorised_payment SET account_number = '042'")
                        .update();
                assertThat(fixture.instructAgain().newOrders()).isEqualTo(1);
                fixture.readAll(fixture.bankAnswers(0).stream()
                        .filter(file -> file.toString().contains("PIURA-002"))
                        .toList());
                assertThat(fixture.state("H1")).isEqualTo(PaymentState.CREDITED);
                assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                        .isEmpty();
                assertThat(new Ledger(fixture.app()).trialBalance().balance(AccountKind.TREASURY))
                        .isEqualTo(Soles.ofCentimos(-20_000));
            }
        }
    }

    @Test
    void what_comes_back_of_two_deposits_of_one_order_leaves_the_household_its_own() {
        String expected = "";
        for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(0, 2, 1), List.of(2, 1, 0))) {
            try (PaymentFixture fixture = fixture("b" + order)) {
                Piece credit = credit(fixture);
                List<Piece> all = List.of(
                        credit,
                        credit.with(line -> line.replace("<AcctSvcrRef>SIM", "<AcctSvcrRef>TWO")),
                        back(credit));
                order.forEach(place -> fixture.read(write(all.get(place))));
                assertThat(fixture.state("H1")).as("%s", order).isEqualTo(PaymentState.CREDITED);
                assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                        .isEmpty();
                expected = expected.isEmpty() ? fixture.stateHash() : expected;
                assertThat(fixture.stateHash()).as("%s", order).isEqualTo(expected);
            }
        }
    }

    @Test
    void breaks_are_counted_in_the_cycle_that_they_are_about() {
        try (PaymentFixture fixture = fixture("c")) {
            fixture.read(write(back(credit(fixture))));
            fixture.read(StatusReport.of("20191-PIURA-001", "RJCT", "AM05").write(folder.resolve("x/none.xml")));
            assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).breaks())
                    .isEqualTo(Map.of(BreakType.RETURNED, 1L));
            Reconciliation next = fixture.payments().reconcile(PaymentFixture.PERIOD.next());
            assertThat(next.breaks()).isEmpty();
            assertThat(next.breaksOfNoCycle()).isEqualTo(Map.of(BreakType.UNKNOWN_FILE, 1L));
        }
    }

    private PaymentFixture fixture(String name) {
        PaymentFixture fixture = new PaymentFixture(folder.resolve(name));
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 20_000).instruct();
        return fixture;
    }

    private static Piece credit(PaymentFixture fixture) {
        return ReplyFiles.pieces(fixture.bankAnswers(0)).stream()
                .filter(Piece::isMovement)
                .findFirst()
                .orElseThrow();
    }

    private static Piece back(Piece credit) {
        return credit.with(line -> line.replace("DBIT", "CRDT")
                .replace("<AcctSvcrRef>SIM", "<AcctSvcrRef>DEV")
                .replace("</TxDtls>", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>"));
    }

    private Path write(Piece piece) {
        return ReplyFiles.write(folder.resolve("x/" + files++ + ".xml"), List.of(piece));
    }
}
