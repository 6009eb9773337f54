package org.ayni.app.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ayni.app.payment.ReplyFiles.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rejection makes money payable again; it is not believed while anything that the bank ever said speaks against it. */
class RejectionInDoubtTest {

    private static final String FILE = "20264-PIURA-001";

    @TempDir
    Path folder;

    private int reports;

    @ParameterizedTest
    @ValueSource(strings = {"AM05", "DU01", "DU02", "DU03", "DU04", "DU05"})
    void a_file_or_an_order_rejected_as_a_duplicate_is_parked_and_not_owed_again(String reason) {
        try (PaymentFixture fixture = twoOrders("d")) {
            fixture.read(write(StatusReport.of(FILE, "RJCT", reason)));
            fixture.read(write(StatusReport.of(FILE, "", "").batch("RJCT", reason)));
            fixture.read(write(StatusReport.of(FILE, "", "").transfer(fixture.order("H1"), "RJCT", reason)));
            assertStates(fixture, PaymentState.INSTRUCTED, PaymentState.INSTRUCTED);
            assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).breaks())
                    .isEqualTo(Map.of(BreakType.DUPLICATE_REJECTION, 3L));
            assertNothingIsInstructedAgain(fixture);
        }
    }

    @Test
    void a_duplicate_given_only_as_a_second_reason_is_a_duplicate() {
        try (PaymentFixture fixture = twoOrders("s")) {
            fixture.read(write(StatusReport.of(FILE, "RJCT", "NARR</Cd></Rsn></StsRsnInf><StsRsnInf><Rsn><Cd>DU01")));
            assertStates(fixture, PaymentState.INSTRUCTED, PaymentState.INSTRUCTED);
        }
    }

    @Test
    void transfers_without_a_reason_of_their_own_share_that_of_the_rejected_file() {
        try (PaymentFixture fixture = twoOrders("i")) {
            fixture.read(write(StatusReport.of(FILE, "RJCT", "DU01")
                    .batch("RJCT", "")
                    .transfer(fixture.order("H1"), "RJCT", "")
                    .transfer(fixture.order("H2"), "RJCT", "")));
            assertStates(fixture, PaymentState.INSTRUCTED, PaymentState.INSTRUCTED);
            assertNothingIsInstructedAgain(fixture);
        }
    }

    @Test
    void the_rejection_of_a_file_of_which_an_order_was_accepted_is_parked_whichever_came_first() {
        assertSameInEveryOrder(
                fixture -> List.of(
                        StatusReport.of(FILE, "RJCT", "NARR"),
                        StatusReport.of(FILE, "", "").transfer(fixture.order("H1"), "ACSP", "")),
                PaymentState.INSTRUCTED,
                PaymentState.INSTRUCTED,
                Set.of(BreakType.DOUBTFUL_REJECTION));
    }

    @Test
    void the_rejection_of_a_file_that_was_partly_accepted_is_parked_whichever_came_first() {
        assertSameInEveryOrder(
                fixture -> List.of(StatusReport.of(FILE, "RJCT", ""), StatusReport.of(FILE, "PART", "")),
                PaymentState.INSTRUCTED,
                PaymentState.INSTRUCTED,
                Set.of(BreakType.DOUBTFUL_REJECTION));
    }

    @Test
    void the_rejection_of_one_order_of_a_partly_accepted_file_stands_also_when_the_file_is_then_called_a_duplicate() {
        assertSameInEveryOrder(
                fixture -> List.of(
                        StatusReport.of(FILE, "PART", "")
                                .transfer(fixture.order("H1"), "ACSP", "")
                                .transfer(fixture.order("H2"), "RJCT", "AC04"),
                        StatusReport.of(FILE, "RJCT", "DU01")
                                .transfer(fixture.order("H1"), "RJCT", "")
                                .transfer(fixture.order("H2"), "RJCT", ""),
                        StatusReport.of(FILE, "RJCT", "MS03").transfer(fixture.order("H1"), "RJCT", "MS03")),
                PaymentState.INSTRUCTED,
                PaymentState.REJECTED,
                Set.of(BreakType.DUPLICATE_REJECTION, BreakType.DOUBTFUL_REJECTION));
    }

    @Test
    void a_file_that_was_technically_accepted_and_then_rejected_is_owed_again() {
        assertSameInEveryOrder(
                fixture -> List.of(StatusReport.of(FILE, "ACTC", ""), StatusReport.of(FILE, "RJCT", "AM04")),
                PaymentState.REJECTED,
                PaymentState.REJECTED,
                Set.of());
    }

    @Test
    void an_order_that_was_accepted_and_then_rejected_by_itself_is_owed_again() {
        assertSameInEveryOrder(
                fixture -> List.of(
                        StatusReport.of(FILE, "", "").transfer(fixture.order("H1"), "ACSP", ""),
                        StatusReport.of(FILE, "", "").transfer(fixture.order("H1"), "RJCT", "AC04")),
                PaymentState.REJECTED,
                PaymentState.INSTRUCTED,
                Set.of());
    }

    @Test
    void an_order_that_was_called_settled_is_not_owed_again_whatever_else_is_said() {
        assertSameInEveryOrder(
                fixture -> List.of(
                        StatusReport.of(FILE, "", "").transfer(fixture.order("H1"), "ACSC", ""),
                        StatusReport.of(FILE, "", "").transfer(fixture.order("H1"), "RJCT", "AC04")),
                PaymentState.INSTRUCTED,
                PaymentState.INSTRUCTED,
                Set.of(BreakType.DOUBTFUL_REJECTION));
    }

    @Test
    void an_order_that_is_rejected_doubted_and_rejected_for_itself_is_owed_once() {
        assertSameInEveryOrder(
                fixture -> List.of(
                        StatusReport.of(FILE, "RJCT", "NARR"),
                        StatusReport.of(FILE, "", "").transfer(fixture.order("H1"), "ACSP", ""),
                        StatusReport.of(FILE, "", "").transfer(fixture.order("H2"), "RJCT", "AC04")),
                PaymentState.INSTRUCTED,
                PaymentState.REJECTED,
                Set.of(BreakType.DOUBTFUL_REJECTION));
    }

    @Test
    void an_order_of_which_the_bank_booked_another_amount_is_not_owed_again() {
        try (PaymentFixture fixture = twoOrders("other-amount")) {
            Piece credit = ReplyFiles.pieces(fixture.bankAnswers(0)).stream()
                    .filter(piece -> piece.isMovement() && piece.isAbout(fixture.order("H1")))
                    .findFirst()
                    .orElseThrow();
            fixture.read(write(StatusReport.of(FILE, "", "").transfer(fixture.order("H1"), "RJCT", "AC04")));
            assertStates(fixture, PaymentState.REJECTED, PaymentState.INSTRUCTED);
            fixture.read(ReplyFiles.write(
                    folder.resolve("x/a.xml"), List.of(credit.with(line -> line.replace("100.00", "100.01")))));
            assertStates(fixture, PaymentState.INSTRUCTED, PaymentState.INSTRUCTED);
            assertThat(fixture.payments()
                            .reconcile(PaymentFixture.PERIOD)
                            .breaks()
                            .keySet())
                    .containsExactlyInAnyOrder(BreakType.DIFFERENT_AMOUNT, BreakType.DOUBTFUL_REJECTION);
        }
    }

    private interface Said {
        List<StatusReport> by(PaymentFixture fixture);
    }

    /** Reads the reports in every order, in databases of their own. */
    private void assertSameInEveryOrder(Said said, PaymentState first, PaymentState second, Set<BreakType> breaks) {
        String expected = "";
        int count = 0;
        for (List<Integer> order : orders(sizeOf(said))) {
            try (PaymentFixture fixture = twoOrders("p" + reports + "-" + count++)) {
                List<StatusReport> all = said.by(fixture);
                order.forEach(place -> fixture.read(write(all.get(place))));
                assertThat(fixture.state("H1")).as("%s", order).isEqualTo(first);
                assertThat(fixture.state("H2")).as("%s", order).isEqualTo(second);
                Reconciliation sides = fixture.payments().reconcile(PaymentFixture.PERIOD);
                assertThat(sides.breaks().keySet()).as("%s", order).isEqualTo(breaks);
                assertThat(sides.differences()).as("%s", order).isEmpty();
                if (expected.isEmpty()) {
                    expected = fixture.stateHash();
                }
                assertThat(fixture.stateHash()).as("%s", order).isEqualTo(expected);
            }
        }
    }

    private int sizeOf(Said said) {
        try (PaymentFixture fixture = twoOrders("size" + reports)) {
            return said.by(fixture).size();
        }
    }

    private static List<List<Integer>> orders(int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (List<Integer> shorter : orders(size - 1)) {
            for (int place = 0; place <= shorter.size(); place++) {
                List<Integer> longer = new ArrayList<>(shorter);
                longer.add(place, size - 1);
                all.add(longer);
            }
        }
        return all;
    }

    private PaymentFixture twoOrders(String name) {
        PaymentFixture fixture = new PaymentFixture(folder.resolve(name));
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 10_000)
                .authorise("H2", "ANA LIMA", "042", "PIURA", 20_000)
                .instruct();
        return fixture;
    }

    private Path write(StatusReport report) {
        return report.write(folder.resolve("reports/" + reports++ + ".xml"));
    }

    private static void assertStates(PaymentFixture fixture, PaymentState first, PaymentState second) {
        assertThat(List.of(fixture.state("H1"), fixture.state("H2"))).containsExactly(first, second);
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
    }

    /** Not even when the account is another one now. */
    private static void assertNothingIsInstructedAgain(PaymentFixture fixture) {
        fixture.owner()
                .sql("UPDATE liquidation.authorised_payment SET account_number = account_number || '9'")
                .update();
        assertThat(fixture.instructAgain().newOrders()).isZero();
    }
}
