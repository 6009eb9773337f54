package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ayni.app.ledger.Ledger;
import org.ayni.app.ledger.LedgerFact;
import org.ayni.app.ledger.StatementLine;
import org.ayni.app.liquidation.EarlierLiquidations;
import org.ayni.app.payment.PaymentState;
import org.ayni.app.payment.Payments;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.kernel.explanation.Explainer;
import org.ayni.kernel.explanation.Explanation;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Luz, ten years old, was absent on 5 of 20 days in May. Her line of SIAGIE travels through every step to the money on her
 * mother's account; in July the school says that the absences were justified, and the difference follows.
 */
class StoryTest {

    private static final Bimester MAY_JUNE = new Bimester(2026, 3);
    private static final Bimester JULY_AUGUST = new Bimester(2026, 4);
    private static final HouseholdId HOUSEHOLD = new HouseholdId("H7");

    @TempDir
    Path folder;

    @Test
    void one_line_of_siagie_travels_to_the_account_and_its_correction_follows_a_bimestre_later() throws IOException {
        try (Programme programme = new Programme(folder)) {
            // The school's lines come in: the second one of the file is Luz in May.
            programme.load(new SmallFacts(folder.resolve("june"))
                    .calendar()
                    .household("H7", "ACTIVE", 0)
                    .attendance("H7", "2026-05", 20, 5, "2026-06-05")
                    .attendance("H7", "2026-06", 20, 1, "2026-06-30")
                    .write());
            long record = programme.count("""
                    SELECT e.record
                    FROM evidence.attendance e
                    JOIN registry.load l USING (load)
                    WHERE e.line = 2
                      AND e.absences = 5
                      AND l.source LIKE '%june'""");

            programme.runWhole(MAY_JUNE, 0);

            // Verification met it with the closed roll and decided the month through one rule.
            assertThat(one(programme, """
                    SELECT concat_ws(' ', category, condition, outcome, reason, attendance_record)
                    FROM verification.member_decision
                    WHERE month = '2026-05'""")).isEqualTo("STUDENT EDU NOT_COMPLIED ATTENDANCE_BELOW_MINIMUM " + record);
            assertThat(one(programme, "SELECT outcome FROM verification.household_month WHERE month = '2026-05'"))
                    .isEqualTo("NOT_COMPLIED");
            // Liquidation wrote a zero with its reason, and June.
            assertThat(lines(programme, MAY_JUNE))
                    .containsExactly("CURRENT 2026-05 0 NOT_COMPLIED", "CURRENT 2026-06 10000 COMPLIED");
            // The resolution authorised the sum; the ledger owed it, the bank was instructed and confirmed.
            assertThat(statement(programme))
                    .containsExactly(LedgerFact.AUTHORISED, LedgerFact.INSTRUCTED, LedgerFact.CREDITED);
            assertThat(fileToBank(programme, MAY_JUNE)).contains("100.00").contains("99000000007");
            assertThat(payment(programme, MAY_JUNE)).isEqualTo(PaymentState.CREDITED);
            assertThat(words(explanation(programme, MAY_JUNE)))
                    .contains("20 días, 5 faltas, 0 justificadas")
                    .contains("registro " + record)
                    .contains("ATTENDANCE_BELOW_MINIMUM");

            // In July the school corrects May: all five were justified. A new record; the old one stays.
            programme.load(new SmallFacts(folder.resolve("august"))
                    .row("attendance.csv", "M71,2026-05," + SmallFacts.SCHOOL + ",20,5,5,2026-07-20")
                    .attendance("H7", "2026-07", 15, 0, "2026-08-05")
                    .attendance("H7", "2026-08", 15, 0, "2026-08-31")
                    .write());
            assertThat(programme.count("SELECT count(*) FROM evidence.attendance WHERE month = DATE '2026-05-01'"))
                    .isEqualTo(2);
            String closedBefore =
                    programme.cycles.status(MAY_JUNE).hashes().orElseThrow().whole();

            programme.runWhole(JULY_AUGUST, 0);

            assertThat(lines(programme, JULY_AUGUST))
                    .containsExactly(
                            "CURRENT 2026-07 10000 COMPLIED",
                            "CURRENT 2026-08 10000 COMPLIED",
                            "REINTEGRO 2026-05 10000 LATE_EVIDENCE");
            assertThat(one(programme, "SELECT about FROM liquidation.line WHERE kind = 'REINTEGRO'"))
                    .isEqualTo("2026-3");
            assertThat(payment(programme, JULY_AUGUST)).isEqualTo(PaymentState.CREDITED);
            assertThat(fileToBank(programme, JULY_AUGUST)).contains("300.00");
            // What was decided in June stands as it was; the mother sees both.
            assertThat(programme.cycles.status(MAY_JUNE).hashes().orElseThrow().whole())
                    .isEqualTo(closedBefore);
            assertThat(words(explanation(programme, MAY_JUNE))).contains("0 justificadas");
            assertThat(words(explanation(programme, JULY_AUGUST)))
                    .contains("Reintegro".toLowerCase(java.util.Locale.ROOT));
            assertThat(new Ledger(programme.database.app()).trialBalance().total())
                    .isEqualTo(Soles.ZERO);
            assertThat(programme.count(
                            "SELECT sum(amount)::bigint FROM payment.payment_state WHERE state = 'CREDITED'"))
                    .isEqualTo(40_000);
        }
    }

    private static String one(Programme programme, String select) {
        return programme.database.app().sql(select).query(String.class).single();
    }

    private static List<String> lines(Programme programme, Bimester period) {
        return programme
                .database
                .app()
                .sql("""
                        SELECT concat_ws(' ', kind, month, amount, reason)
                        FROM liquidation.line
                        WHERE period = :period
                        ORDER BY kind, month""")
                .param("period", period.toString())
                .query(String.class)
                .list();
    }

    private static List<LedgerFact> statement(Programme programme) {
        return new Ledger(programme.database.app())
                .statement(HOUSEHOLD).stream()
                        .map(StatementLine::fact)
                        .distinct()
                        .toList();
    }

    private static PaymentState payment(Programme programme, Bimester period) {
        return new Payments(programme.database.app())
                .of(period, HOUSEHOLD)
                .orElseThrow()
                .state();
    }

    private static String fileToBank(Programme programme, Bimester period) throws IOException {
        try (Stream<Path> files = Files.list(programme.toBank(period))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    private static Explanation explanation(Programme programme, Bimester period) {
        ClosedRoll roll = programme.cycles.closedRoll(period).orElseThrow();
        return Objects.requireNonNull(programme.database.transaction().execute(status -> {
            Facts facts = new ClosedFacts(programme.database, Programme.LAW)
                    .readHousehold(roll, HOUSEHOLD.value(), new EarlierLiquidations(programme.database, period));
            return new Explainer(facts, Programme.LAW).explain(0);
        }));
    }

    private static String words(Explanation step) {
        StringBuilder words = new StringBuilder(step.text()).append('\n');
        step.facts().forEach(fact -> words.append(fact).append('\n'));
        step.steps().forEach(below -> words.append(words(below)));
        return words.toString();
    }
}
