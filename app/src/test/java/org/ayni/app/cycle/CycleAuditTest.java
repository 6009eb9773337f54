package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ayni.app.cycle.Programme.ANA;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.ayni.app.opinion.AuditResult;
import org.ayni.app.opinion.CycleAudits;
import org.ayni.app.opinion.Difference;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second opinion on whole cycles: equal when nothing was touched, and exact about what was. */
class CycleAuditTest {

    private static final Bimester MAY_JUNE = new Bimester(2026, 3);
    private static final Bimester JULY_AUGUST = new Bimester(2026, 4);

    @TempDir
    Path folder;

    @Test
    void cycles_that_follow_each_other_are_recomputed_to_the_last_byte() {
        try (Programme programme = new Programme(folder)) {
            programme.load(Programme.generate(folder.resolve("june"), 300, 7, MAY_JUNE));
            programme.runWhole(MAY_JUNE, 0);
            assertThat(audit(programme, MAY_JUNE).isEqual()).isTrue();

            programme.load(
                    Programme.generate(folder.resolve("august"), 300, 7, JULY_AUGUST),
                    Optional.of(JULY_AUGUST.lastDay()));
            programme.runWhole(JULY_AUGUST, 0);
            AuditResult.Audited second = audit(programme, JULY_AUGUST);
            assertThat(second.first()).isEmpty();
            assertThat(second.recomputed()).isEqualTo(second.stored());
            assertThat(programme.count(
                            "SELECT count(*) FROM liquidation.line WHERE period = '2026-4' AND kind <> 'CURRENT'"))
                    .isPositive();
            assertThat(audit(programme, MAY_JUNE).isEqual())
                    .as("what came later changes nothing")
                    .isTrue();
        }
    }

    @Test
    void recuperos_that_were_carried_and_reintegros_paid_here_are_known_to_it() {
        try (Programme programme = new Programme(folder)) {
            programme.load(new SmallFacts(folder.resolve("june"))
                    .calendar()
                    .household("H1", "ACTIVE", 0)
                    .attendance("H1", "2026-05", 20, 0, "2026-06-05")
                    .household("H2", "ACTIVE", 0)
                    .attendance("H2", "2026-05", 20, 0, "2026-06-05")
                    .attendance("H2", "2026-06", 20, 0, "2026-06-30")
                    .write());
            programme.runWhole(MAY_JUNE, 0);
            programme.load(new SmallFacts(folder.resolve("august"))
                    .attendance("H1", "2026-06", 20, 0, "2026-07-10")
                    .attendance("H2", "2026-05", 20, 5, "2026-07-10")
                    .write());
            programme.runWhole(JULY_AUGUST, 0);
            assertThat(audit(programme, JULY_AUGUST).isEqual()).isTrue();
            Bimester next = JULY_AUGUST.next();
            programme.load(new SmallFacts(folder.resolve("october"))
                    .attendance("H2", "2026-09", 20, 0, "2026-10-05")
                    .write());
            programme.runWhole(next, 0);
            assertThat(programme.count("SELECT balance_before FROM liquidation.total WHERE period = '2026-5' AND"
                            + " household = 'H2'"))
                    .isEqualTo(10_000);
            assertThat(audit(programme, next).first()).isEmpty();
        }
    }

    @Test
    void a_line_that_somebody_changed_is_found() throws SQLException {
        try (Programme programme = new Programme(folder)) {
            programme.load(new SmallFacts(folder.resolve("facts"))
                    .calendar()
                    .household("H1", "ACTIVE", 0)
                    .attendance("H1", "2026-07", 15, 0, "2026-08-05")
                    .household("H2", "ACTIVE", 0)
                    .write());
            programme.runToLiquidation(JULY_AUGUST);
            tamper(programme, "liquidation.stored_line_2026_4", """
                UPDATE liquidation.stored_line_2026_4
                SET amount = 10000,
                    reason = %d
                WHERE household = (SELECT household FROM registry.household WHERE household_id = 'H2')
                  AND liquidation.month_of(month) = '2026-08'\
                """.formatted(Reason.COMPLIED.ordinal()));
            AuditResult.Audited audited = audit(programme, JULY_AUGUST);
            assertThat(audited.first())
                    .containsExactly(
                            new Difference("H2", "lines.csv", "2026-4 BASE 2026-08", "amount", "10000", "0"),
                            new Difference(
                                    "H2", "lines.csv", "2026-4 BASE 2026-08", "reason", "COMPLIED", "NOT_VERIFIED"));
            tamper(
                    programme,
                    "verification.stored_decision_2026_4",
                    "DELETE FROM verification.stored_decision_2026_4 "
                            + "WHERE month = (SELECT min(month) FROM verification.stored_decision_2026_4) "
                            + "AND household = (SELECT household FROM registry.household WHERE household_id = 'H1')");
            assertThat(audit(programme, JULY_AUGUST).first())
                    .contains(new Difference(
                            "H1", "member_months.csv", "M11 2026-07 EDU", "fila", "", "STUDENT COMPLIED OK"))
                    .hasSize(3);
            assertThat(CycleAudits.last(programme.database.app(), JULY_AUGUST)
                            .orElseThrow()
                            .differences())
                    .isEqualTo(3);
            assertThat(programme.count("SELECT count(*) FROM audit.act WHERE act = 'audit-cycle'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void what_is_not_liquidated_is_not_audited() {
        try (Programme programme = new Programme(folder)) {
            assertThat(programme.cycles.audit(MAY_JUNE, 10, ANA)).isInstanceOf(AuditResult.Refused.class);
            programme.load(new SmallFacts(folder.resolve("facts"))
                    .calendar()
                    .household("H1", "ACTIVE", 0)
                    .write());
            programme.open(MAY_JUNE);
            programme.cycles.closeRoll(MAY_JUNE, ANA);
            assertThat(programme.cycles.audit(MAY_JUNE, 10, ANA)).isInstanceOf(AuditResult.Refused.class);
            assertThat(CycleAudits.last(programme.database.app(), MAY_JUNE)).isEmpty();
        }
    }

    private static AuditResult.Audited audit(Programme programme, Bimester period) {
        return (AuditResult.Audited) programme.cycles.audit(period, 100, ANA);
    }

    /** As somebody with the owner's password could. */
    private static void tamper(Programme programme, String table, String change) throws SQLException {
        try (Connection owner = programme.database.ownerDataSource().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER append_only");
            statement.execute(change);
        }
    }
}
