package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ayni.app.payment.Instructed;
import org.ayni.app.payment.Obstacle;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is paid, and into which account, is what the closed roll said; what became of the account since is a person's matter. */
class FrozenPayeeTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);

    @TempDir
    Path folder;

    private Programme programme;

    @BeforeEach
    void authorise() {
        programme = new Programme(folder);
        SmallFacts facts = new SmallFacts(folder.resolve("facts")).calendar();
        for (String household : List.of("H1", "H2", "H3", "H4")) {
            facts.household(household, "ACTIVE", 0)
                    .attendance(household, "2026-07", 15, 0, "2026-08-05")
                    .attendance(household, "2026-08", 15, 0, "2026-08-31");
        }
        programme.load(facts.write());
        programme.runToLiquidation(PERIOD);
        programme.load(new SmallFacts(folder.resolve("between"))
                .row("households.csv", account("H4", "ACTIVE", "880"))
                .write());
        Programme.requireDone(programme.authorise(PERIOD));
    }

    @AfterEach
    void close() {
        programme.close();
    }

    @Test
    void what_is_corrected_after_the_closing_changes_neither_the_holder_nor_the_account_of_a_payment() {
        correct();
        assertThat(payees())
                .containsExactly(
                        "H1 M10 Rosa Quispe Mamani 99000000001",
                        "H2 M20 Rosa Quispe Mamani 99000000002",
                        "H3 M30 Rosa Quispe Mamani 99000000003",
                        "H4 M40 Rosa Quispe Mamani 99000000004");
    }

    @Test
    void an_order_into_an_account_that_is_no_longer_the_household_s_active_one_waits_for_a_person() {
        correct();
        Instructed first = programme.instruct(PERIOD).instructed().orElseThrow();
        assertThat(first.obstacles()).isEqualTo(Map.of(Obstacle.ACCOUNT_CHANGED, 2L, Obstacle.ACCOUNT_NOT_ACTIVE, 1L));
        assertThat(orders()).containsExactly("H3 Rosa Quispe Mamani 99000000003");
        assertThat(programme.instruct(PERIOD).instructed().orElseThrow().newOrders())
                .as("asked again, but nobody decided")
                .isZero();

        Instructed decided = programme.instructAgain(PERIOD).instructed().orElseThrow();
        assertThat(decided.newOrders()).isEqualTo(2);
        assertThat(decided.obstacles()).isEqualTo(Map.of(Obstacle.ACCOUNT_NOT_ACTIVE, 1L));
        assertThat(orders())
                .containsExactly(
                        "H1 Rosa Quispe Mamani 770", "H3 Rosa Quispe Mamani 99000000003", "H4 Rosa Quispe Mamani 880");
    }

    /** H1 gets another account, that of H2 is blocked, the holder of H3 another name. */
    private void correct() {
        programme.load(new SmallFacts(folder.resolve("corrected"))
                .row("households.csv", account("H1", "ACTIVE", "770"))
                .row("households.csv", account("H2", "BLOCKED", "99000000002"))
                .row("members.csv", "M30,H3,1990-05-05,,,97000030,Rosa,Otra,Persona,1")
                .write());
    }

    private static String account(String household, String status, String number) {
        return String.join(
                ",", household, "010101,0101010001,AFFILIATED,2019-04-15,PE,2028-12-31", status, "0", number);
    }

    private List<String> payees() {
        return programme.database.app().sql("""
                        SELECT concat_ws(' ', household, holder, holder_name, account_number)
                        FROM liquidation.authorised_payment
                        ORDER BY household""").query(String.class).list();
    }

    private List<String> orders() {
        return programme
                .database
                .app()
                .sql(
                        "SELECT concat_ws(' ', household, holder_name, account_number) FROM payment.payment_order ORDER BY household")
                .query(String.class)
                .list();
    }
}
