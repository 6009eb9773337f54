package org.ayni.app.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentLifeTest {

    @TempDir
    static Path folder;

    private static PaymentFixture fixture;

    /** H1 stays as it is instructed; H2 and H3 are for the tests that go on. */
    @BeforeAll
    static void open() {
        fixture = new PaymentFixture(folder);
        fixture.authoriseMany(3).instruct();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    /** With {@code -Dayni.write=true} the page is written instead of compared. */
    @Test
    void the_picture_in_the_documentation_is_the_table_of_edges() throws IOException {
        Path page = Path.of("../docs/payment-life.md");
        String drawn = PaymentLife.page(fixture.app());
        if (Boolean.getBoolean("ayni.write")) {
            Files.writeString(page, drawn);
        }
        assertThat(Files.readString(page))
                .as("run this test once with -Dayni.write=true to draw the page again")
                .isEqualTo(drawn);
    }

    @Test
    void every_state_is_reached_and_every_step_is_between_states_that_have_a_name() {
        List<String> states = fixture.app()
                .sql("SELECT from_state FROM payment.life_edge UNION SELECT to_state FROM payment.life_edge")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(states)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(PaymentState.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "INSTRUCTED, WITHDRAWN, DepositWithdrawn",
        "INSTRUCTED, REVERTED, DepositReverted",
        "INSTRUCTED, INSTRUCTED, DepositInstructedAgain",
        "INSTRUCTED, CREDITED, DepositReverted",
        "INSTRUCTED, AUTHORISED, TransferAuthorised"
    })
    void a_step_that_is_no_edge_is_refused(String from, String to, String fact) {
        assertThatThrownBy(() -> step("H1", 2, fixture.order("H1").value(), from, to, fact))
                .hasStackTraceContaining("cannot go from " + from + " to " + to);
    }

    @Test
    void a_step_that_does_not_begin_where_the_payment_stands_is_refused() {
        assertThatThrownBy(() ->
                        step("H1", 2, fixture.order("H1").value(), "REJECTED", "CREDITED", "RejectionContradicted"))
                .hasStackTraceContaining("it is INSTRUCTED");
        assertThatThrownBy(
                        () -> step("H1", 3, fixture.order("H1").value(), "INSTRUCTED", "CREDITED", "DepositConfirmed"))
                .hasStackTraceContaining("cannot go from");
        assertThatThrownBy(() ->
                        step("H1", 1, fixture.order("H1").value(), "AUTHORISED", "INSTRUCTED", "DepositInstructed"))
                .hasStackTraceContaining("life_fact_pkey");
    }

    @Test
    void a_step_about_another_order_than_the_one_that_is_out_is_refused() {
        assertThatThrownBy(() -> step("H1", 2, "OTHER", "INSTRUCTED", "CREDITED", "DepositConfirmed"))
                .hasStackTraceContaining("cannot go from INSTRUCTED to CREDITED");
    }

    @Test
    void a_payment_that_was_credited_is_never_credited_again() {
        String order = fixture.order("H2").value();
        step("H2", 2, order, "INSTRUCTED", "CREDITED", "DepositConfirmed");
        assertThatThrownBy(() -> step("H2", 3, order, "INSTRUCTED", "CREDITED", "DepositConfirmed"))
                .hasStackTraceContaining("life_fact_never_credited_twice");
    }

    @Test
    void uncollected_money_is_withdrawn_late_or_reverted() {
        String order = fixture.order("H3").value();
        step("H3", 2, order, "INSTRUCTED", "CREDITED", "DepositConfirmed");
        step("H3", 3, order, "CREDITED", "UNCOLLECTED", "DepositLeftUncollected");
        step("H3", 4, order, "UNCOLLECTED", "REVERTED", "DepositReverted");
        assertThat(fixture.state("H3")).isEqualTo(PaymentState.REVERTED);
        assertThatThrownBy(() -> step("H3", 5, order, "REVERTED", "WITHDRAWN", "DepositWithdrawnLate"))
                .hasStackTraceContaining("cannot go from REVERTED to WITHDRAWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "life_fact",
                "order_file",
                "payment_order",
                "written_file",
                "instruction",
                "not_instructed",
                "reply_file",
                "refused_reply",
                "reply_line",
                "reply_break"
            })
    void nothing_that_happened_is_changed_or_deleted(String table) {
        assertThatThrownBy(
                        () -> fixture.app().sql("DELETE FROM payment." + table).update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> fixture.owner()
                        .sql("TRUNCATE payment." + table + " CASCADE")
                        .update())
                .hasStackTraceContaining("only added");
    }

    @Test
    void the_table_of_edges_is_not_the_applications_to_write() {
        assertThatThrownBy(() -> fixture.app()
                        .sql("INSERT INTO payment.life_edge VALUES ('Trick', 'REVERTED', 'CREDITED', false, '{}', '')")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    private void step(String household, int step, String order, String from, String to, String fact) {
        fixture.app().sql("""
                        INSERT INTO payment.life_fact (period, household, step, order_id, from_state, to_state, fact)
                        VALUES ('2026-4', ?, ?, ?, ?, ?, ?)""").params(household, step, order, from, to, fact).update();
    }
}
