package org.ayni.app.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.ayni.app.audit.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was parked of a reply is closed by two people, and nothing else changes. */
class CloseBreakTest {

    private static final Actor ANA = new Actor("Ana Quispe");
    private static final Actor DORA = new Actor("Dora Ccori");

    @TempDir
    Path folder;

    private PaymentFixture fixture;
    private CloseBreak acts;
    private String name = "";

    @BeforeEach
    void park() {
        fixture = new PaymentFixture(folder);
        fixture.authorise("H1", "ROSA LIMA", "041", "PIURA", 20_000).instruct();
        fixture.readAll(fixture.bankAnswers(0));
        fixture.read(StatusReport.of("20264-PIURA-001", "RJCT", "AM05").write(folder.resolve("x/duplicate.xml")));
        fixture.read(StatusReport.of("20191-PIURA-001", "RJCT", "AM05").write(folder.resolve("x/none.xml")));
        acts = new CloseBreak(fixture.database);
        name = breaks().of(PaymentFixture.PERIOD).getFirst().name();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_break_is_counted_until_a_second_person_confirms_and_no_payment_or_money_moves() {
        String before = fixture.stateHash();
        assertThat(breaks().of(PaymentFixture.PERIOD)).hasSize(2).allMatch(BankBreak::isOpen);
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).breakCount())
                .isEqualTo(1);

        refused(acts.confirm(name, DORA), "Nadie ha propuesto");
        refused(acts.propose("D-000000000000", "Oficio 7", ANA), "No hay ninguna discrepancia");
        refused(acts.propose(name, " ", ANA), "Falta cómo se resolvió");
        assertThat(acts.propose(name, "Oficio 7 del banco", ANA)).isInstanceOf(CloseBreak.Done.class);
        refused(acts.propose(name, "Oficio 8", ANA), "ya propuso cerrar");
        refused(acts.confirm(name, new Actor("ÁNA  quispe")), "no puede también confirmarlo");
        assertThat(breaks().find(name).orElseThrow().isOpen()).isTrue();

        assertThat(acts.confirm(name, DORA))
                .isInstanceOfSatisfying(
                        CloseBreak.Done.class,
                        done -> assertThat(done.parked().confirmedBy()).contains("Dora Ccori"));
        assertThat(acts.confirm(name, ANA)).isInstanceOf(CloseBreak.Done.class);
        assertThat(breaks().of(PaymentFixture.PERIOD).stream().filter(BankBreak::isOpen))
                .hasSize(1);
        assertThat(fixture.stateHash()).isEqualTo(before);
        assertThat(fixture.payments().reconcile(PaymentFixture.PERIOD).differences())
                .isEmpty();
        assertThat(fixture.count("audit.act WHERE act LIKE '%-break-closing'")).isEqualTo(2);
    }

    @Test
    void the_latest_of_several_proposals_is_the_one_that_is_confirmed() {
        acts.propose(name, "Oficio 7", ANA);
        acts.propose(name, "Oficio 8, el 7 era de otra orden", DORA);
        refused(acts.confirm(name, DORA), "no puede también confirmarlo");
        assertThat(acts.confirm(name, ANA)).isInstanceOf(CloseBreak.Done.class);
        assertThat(breaks().find(name).orElseThrow().proposal())
                .contains(new BankBreak.Proposal("Dora Ccori", "Oficio 8, el 7 era de otra orden"));
    }

    @Test
    void the_database_itself_wants_two_people_and_takes_nothing_back() {
        acts.propose(name, "Oficio 7", ANA);
        assertThatThrownBy(() -> fixture.app().sql("""
                        INSERT INTO payment.break_confirmation (line_id, type, order_id, proposed_by, confirmed_by)
                        SELECT line_id, type, order_id, proposed_by, 'ana quispe' FROM payment.break_closing""").update()).rootCause().hasMessageContaining("check constraint");
        assertThatThrownBy(() ->
                        fixture.owner().sql("DELETE FROM payment.break_closing").update())
                .rootCause()
                .hasMessageContaining("break_closing");
    }

    private BankBreaks breaks() {
        return new BankBreaks(fixture.app());
    }

    private static void refused(CloseBreak.Result result, String because) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        CloseBreak.Refused.class,
                        refused -> assertThat(refused.reason()).contains(because));
    }
}
