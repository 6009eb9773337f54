package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ayni.app.cycle.Programme.ANA;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.intake.ExportFacts;
import org.ayni.app.ledger.AccountKind;
import org.ayni.app.ledger.Ledger;
import org.ayni.app.ledger.LedgerFact;
import org.ayni.app.liquidation.StoredLiquidation;
import org.ayni.app.registry.RollMoment;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one cycle leaves to the next: late evidence, recuperos that are carried, held money, open balances, new households. */
class ConsecutiveCyclesTest {

    private static final Bimester MAY_JUNE = new Bimester(2026, 3);
    private static final Bimester JULY_AUGUST = new Bimester(2026, 4);
    private static final Bimester SEPTEMBER_OCTOBER = new Bimester(2026, 5);

    @TempDir
    Path folder;

    @Test
    void late_evidence_comes_as_reintegro_and_a_recupero_is_carried_until_it_can_be_taken() throws IOException {
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
            assertThat(lines(programme, MAY_JUNE))
                    .containsExactly(
                            "H1 CURRENT 2026-05 100.00 COMPLIED",
                            "H1 CURRENT 2026-06 0.00 NOT_VERIFIED",
                            "H2 CURRENT 2026-05 100.00 COMPLIED",
                            "H2 CURRENT 2026-06 100.00 COMPLIED");

            programme.load(new SmallFacts(folder.resolve("august"))
                    // June of H1 comes late; May of H2 is corrected: 5 absences of 20 are too many.
                    .attendance("H1", "2026-06", 20, 0, "2026-07-10")
                    .attendance("H2", "2026-05", 20, 5, "2026-07-10")
                    .attendance("H1", "2026-07", 15, 0, "2026-08-05")
                    .attendance("H1", "2026-08", 15, 0, "2026-08-31")
                    .attendance("H2", "2026-07", 15, 15, "2026-08-05")
                    .attendance("H2", "2026-08", 15, 15, "2026-08-31")
                    .write());
            programme.runWhole(JULY_AUGUST, 0);
            assertThat(lines(programme, JULY_AUGUST))
                    .containsExactly(
                            "H1 CURRENT 2026-07 100.00 COMPLIED",
                            "H1 CURRENT 2026-08 100.00 COMPLIED",
                            "H1 REINTEGRO 2026-06 100.00 LATE_EVIDENCE",
                            "H2 CURRENT 2026-07 0.00 NOT_COMPLIED",
                            "H2 CURRENT 2026-08 0.00 NOT_COMPLIED",
                            "H2 RECUPERO 2026-05 -100.00 LATE_EVIDENCE");
            assertThat(totals(programme, JULY_AUGUST))
                    .containsExactly(
                            "H1 before 0.00 after 0.00 payable 300.00 released 0.00",
                            "H2 before 0.00 after 100.00 payable 0.00 released 0.00");
            assertThat(new Ledger(programme.database.app()).openBalance(new HouseholdId("H2")))
                    .isEqualTo(Soles.ofCentimos(10_000));
            assertEqualToAssess(programme, JULY_AUGUST);

            programme.load(new SmallFacts(folder.resolve("october"))
                    .attendance("H1", "2026-09", 20, 0, "2026-10-05")
                    .attendance("H1", "2026-10", 20, 0, "2026-10-31")
                    .attendance("H2", "2026-09", 20, 0, "2026-10-05")
                    .attendance("H2", "2026-10", 20, 0, "2026-10-31")
                    .write());
            programme.runWhole(SEPTEMBER_OCTOBER, 0);
            assertThat(totals(programme, SEPTEMBER_OCTOBER))
                    .containsExactly(
                            "H1 before 0.00 after 0.00 payable 200.00 released 0.00",
                            "H2 before 100.00 after 0.00 payable 100.00 released 0.00");
            assertThat(lines(programme, SEPTEMBER_OCTOBER)).noneMatch(line -> line.contains("RECUPERO"));
            assertEqualToAssess(programme, SEPTEMBER_OCTOBER);
            assertThat(new Ledger(programme.database.app()).trialBalance().total())
                    .isEqualTo(Soles.ZERO);
        }
    }

    @Test
    void held_money_accumulates_until_the_account_is_active_and_is_then_paid_once() throws IOException {
        try (Programme programme = new Programme(folder)) {
            programme.load(new SmallFacts(folder.resolve("june"))
                    .calendar()
                    .household("H3", "NONE", 0)
                    .attendance("H3", "2026-05", 20, 0, "2026-06-05")
                    .attendance("H3", "2026-06", 20, 0, "2026-06-30")
                    .household("H4", "ACTIVE", 0)
                    .attendance("H4", "2026-05", 20, 0, "2026-06-05")
                    .write());
            programme.runWhole(MAY_JUNE, 0);
            assertThat(totals(programme, MAY_JUNE))
                    .containsExactly(
                            "H3 before 0.00 after 0.00 payable 200.00 released 0.00",
                            "H4 before 0.00 after 0.00 payable 100.00 released 0.00");
            assertThat(programme.count("SELECT count(*) FROM payment.payment_order"))
                    .isEqualTo(1);
            assertThat(held(programme)).isEqualTo(Soles.ofCentimos(20_000));

            programme.load(
                    new SmallFacts(folder.resolve("august"))
                            .householdRow("H3", "ACTIVE", 0, "2019-04-15")
                            .attendance("H3", "2026-07", 15, 0, "2026-08-05")
                            .attendance("H3", "2026-08", 15, 0, "2026-08-31")
                            .write(),
                    Optional.of(LocalDate.of(2026, 7, 1)));
            programme.runWhole(JULY_AUGUST, 0);
            assertThat(totals(programme, JULY_AUGUST))
                    .contains("H3 before 0.00 after 0.00 payable 200.00 released 200.00");
            assertThat(held(programme)).isEqualTo(Soles.ZERO);
            assertThat(programme.count("SELECT amount FROM payment.payment_order WHERE household = 'H3'"))
                    .isEqualTo(40_000);
            assertThat(new Ledger(programme.database.app())
                            .totals(JULY_AUGUST)
                            .of(LedgerFact.RELEASED)
                            .amount())
                    .isEqualTo(Soles.ofCentimos(20_000));

            programme.runWhole(SEPTEMBER_OCTOBER, 0);
            assertThat(totals(programme, SEPTEMBER_OCTOBER)).allMatch(total -> total.endsWith("released 0.00"));
        }
    }

    @Test
    void held_money_waits_while_the_household_is_not_paid_at_all() throws IOException {
        try (Programme programme = new Programme(folder)) {
            programme.load(new SmallFacts(folder.resolve("june"))
                    .calendar()
                    .household("H3", "NONE", 0)
                    .attendance("H3", "2026-05", 20, 0, "2026-06-05")
                    .attendance("H3", "2026-06", 20, 0, "2026-06-30")
                    .write());
            programme.runWhole(MAY_JUNE, 0);
            programme.load(
                    new SmallFacts(folder.resolve("august"))
                            .row(
                                    "households.csv",
                                    "H3,010101,0101010001,SUSPENDED,2019-04-15,PE,2028-12-31,ACTIVE,0,99000000003")
                            .write(),
                    Optional.of(LocalDate.of(2026, 7, 1)));
            programme.runWhole(JULY_AUGUST, 0);
            assertThat(totals(programme, JULY_AUGUST))
                    .containsExactly("H3 before 0.00 after 0.00 payable 0.00 released 0.00");
            assertThat(held(programme)).isEqualTo(Soles.ofCentimos(20_000));
        }
    }

    @Test
    void what_was_liquidated_elsewhere_counts_until_our_own_books_begin() throws IOException {
        try (Programme programme = new Programme(folder)) {
            SmallFacts june = new SmallFacts(folder.resolve("june"))
                    .calendar()
                    .household("H5", "ACTIVE", 5_000)
                    .attendance("H5", "2026-03", 12, 0, "2026-04-05")
                    .attendance("H5", "2026-04", 20, 0, "2026-05-05")
                    .attendance("H5", "2026-05", 20, 0, "2026-06-05")
                    .attendance("H5", "2026-06", 20, 0, "2026-06-30");
            for (String month : List.of("01", "02")) {
                june.row("liquidated.csv", "H5,2026-1,BASE,2026-" + month + ",,10000");
            }
            // April was not paid then, and was complied with: it comes back once, and only once.
            june.row("liquidated.csv", "H5,2026-2,BASE,2026-03,,10000");
            june.row("liquidated.csv", "H5,2026-2,BASE,2026-04,,0");
            programme.load(june.write());
            programme.runWhole(MAY_JUNE, 0);
            assertThat(lines(programme, MAY_JUNE)).contains("H5 REINTEGRO 2026-04 100.00 LATE_EVIDENCE");
            assertThat(totals(programme, MAY_JUNE))
                    .containsExactly("H5 before 50.00 after 0.00 payable 250.00 released 0.00");
            assertEqualToAssess(programme, MAY_JUNE);

            // The same money comes back in a file that somebody exported after our cycle: it is in our books already.
            programme.load(new SmallFacts(folder.resolve("august"))
                    .householdRow("H5", "ACTIVE", 7_777, "2019-04-15")
                    .attendance("H5", "2026-07", 15, 0, "2026-08-05")
                    .attendance("H5", "2026-08", 15, 0, "2026-08-31")
                    .row("liquidated.csv", "H5,2026-2,BASE,2026-04,,10000")
                    .row("liquidated.csv", "H5,2026-3,BASE,2026-05,,10000")
                    .row("liquidated.csv", "H5,2026-3,BASE,2026-06,,10000")
                    .write());
            programme.runWhole(JULY_AUGUST, 0);
            assertThat(lines(programme, JULY_AUGUST))
                    .containsExactly("H5 CURRENT 2026-07 100.00 COMPLIED", "H5 CURRENT 2026-08 100.00 COMPLIED");
            assertThat(totals(programme, JULY_AUGUST))
                    .containsExactly("H5 before 0.00 after 0.00 payable 200.00 released 0.00");
            Ledger ledger = new Ledger(programme.database.app());
            assertThat(ledger.trialBalance().balance(AccountKind.OPENING_BALANCES))
                    .isEqualTo(Soles.ofCentimos(-5_000));
            assertThat(ledger.trialBalance().balance(AccountKind.HOUSEHOLD_OPEN_BALANCE))
                    .isEqualTo(Soles.ZERO);
        }
    }

    @Test
    void a_new_household_is_paid_unverified_once_and_stays_new_for_that_bimestre() throws IOException {
        try (Programme programme = new Programme(folder)) {
            programme.load(new SmallFacts(folder.resolve("june"))
                    .calendar()
                    .household("H6", "ACTIVE", 0, "2026-06-10")
                    .write());
            programme.runWhole(MAY_JUNE, 0);
            assertThat(lines(programme, MAY_JUNE))
                    .containsExactly(
                            "H6 CURRENT 2026-05 100.00 NEW_HOUSEHOLD", "H6 CURRENT 2026-06 100.00 NEW_HOUSEHOLD");
            programme.runWhole(JULY_AUGUST, 0);
            assertThat(lines(programme, JULY_AUGUST))
                    .containsExactly("H6 CURRENT 2026-07 0.00 NOT_VERIFIED", "H6 CURRENT 2026-08 0.00 NOT_VERIFIED");
            assertEqualToAssess(programme, JULY_AUGUST);
        }
    }

    private static Soles held(Programme programme) {
        return new Ledger(programme.database.app())
                .trialBalance()
                .balance(AccountKind.HOUSEHOLD_HELD)
                .negate();
    }

    private static List<String> lines(Programme programme, Bimester period) {
        return programme
                .database
                .app()
                .sql("""
                        SELECT household, kind, month, amount, reason
                        FROM liquidation.line
                        WHERE period = :period
                        ORDER BY household, kind, month""")
                .param("period", period.toString())
                .query((row, number) -> String.join(
                        " ",
                        row.getString("household"),
                        row.getString("kind"),
                        row.getString("month"),
                        Soles.ofCentimos(row.getLong("amount")).decimal(),
                        row.getString("reason")))
                .list();
    }

    private static List<String> totals(Programme programme, Bimester period) {
        return programme
                .database
                .app()
                .sql("""
                        SELECT household, balance_before, balance_after, payable, released
                        FROM liquidation.total
                        WHERE period = :period
                        ORDER BY household""")
                .param("period", period.toString())
                .query((row, number) -> row.getString("household")
                        + " before "
                        + Soles.ofCentimos(row.getLong("balance_before")).decimal()
                        + " after "
                        + Soles.ofCentimos(row.getLong("balance_after")).decimal()
                        + " payable " + Soles.ofCentimos(row.getLong("payable")).decimal()
                        + " released "
                        + Soles.ofCentimos(row.getLong("released")).decimal())
                .list();
    }

    /**
     * What was known at the closing, exported, with our own books put in place of what was loaded, and assessed without a
     * database, comes to the same lines and totals.
     */
    private void assertEqualToAssess(Programme programme, Bimester period) throws IOException {
        ClosedRoll roll = programme.cycles.closedRoll(period).orElseThrow();
        Path facts = folder.resolve("exported-" + period);
        new ExportFacts(programme.database)
                .run(new RollMoment(roll.closingDay(), roll.knownAt(), roll.knownAt()), facts, ANA);
        writeBooks(programme, period, facts);
        Path out = folder.resolve("assessed-" + period);
        Horizon horizon = Horizon.of(period, roll.closingDay(), roll.evidenceCut(), Programme.LAW);
        new AssessFiles(Programme.LAW, horizon, bytes -> {}).run(facts, out);
        assertThat(stored(programme, period, true)).isEqualTo(Files.readString(out.resolve("lines.csv")));
        assertThat(stored(programme, period, false)).isEqualTo(Files.readString(out.resolve("totals.csv")));
    }

    private static void writeBooks(Programme programme, Bimester period, Path facts) throws IOException {
        Map<String, Long> balances = new HashMap<>();
        programme.database.app().sql("""
                        SELECT DISTINCT ON (household) household, balance_after
                        FROM liquidation.total
                        WHERE period < :period
                        ORDER BY household, period DESC""").param("period", period.toString()).query(row -> {
            balances.put(row.getString("household"), row.getLong("balance_after"));
        });
        if (balances.isEmpty()) {
            return;
        }
        List<String> households = new ArrayList<>();
        for (String line : Files.readAllLines(facts.resolve("households.csv"))) {
            String[] cells = line.split(",", -1);
            if (balances.containsKey(cells[0])) {
                cells[8] = Long.toString(balances.get(cells[0]));
            }
            households.add(String.join(",", cells));
        }
        Files.write(facts.resolve("households.csv"), households);
        List<String> liquidated = new ArrayList<>(List.of("household_id,period,concept,month,member_id,amount"));
        liquidated.addAll(programme
                .database
                .app()
                .sql("""
                        SELECT concat_ws(',', household, about, concept, month, coalesce(member, ''), amount) AS row
                        FROM liquidation.line
                        WHERE period < :period""")
                .param("period", period.toString())
                .query(String.class)
                .list());
        Files.write(facts.resolve("liquidated.csv"), liquidated);
    }

    private static String stored(Programme programme, Bimester period, boolean lines) {
        return programme.database.onDriver(connection -> {
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            try {
                (lines ? StoredLiquidation.LINES : StoredLiquidation.TOTALS).writeTo(out, connection, period);
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
            return out.toString(StandardCharsets.UTF_8);
        });
    }
}
