package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ayni.app.cycle.Programme.ANA;
import static org.ayni.app.cycle.Programme.BETO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.intake.ExportFacts;
import org.ayni.app.payment.Payments;
import org.ayni.app.payment.Reconciliation;
import org.ayni.app.registry.RollMoment;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycleStepsTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);

    @TempDir
    static Path generated;

    @TempDir
    Path folder;

    @BeforeAll
    static void generate() {
        Programme.generate(generated.resolve("facts"), 500, 3, PERIOD);
    }

    @Test
    void every_step_refuses_to_come_before_its_turn() throws IOException {
        try (Programme programme = new Programme(folder)) {
            refused(programme.cycles.closeRoll(PERIOD, ANA), "no está abierto");
            refused(programme.cycles.verify(PERIOD, ANA), "no está abierto");
            done(programme.open(PERIOD));
            refused(programme.cycles.closeRoll(PERIOD, ANA), "padrón está vacío");
            refused(programme.cycles.verify(PERIOD, ANA), "no está cerrado");
            refused(programme.cycles.liquidate(PERIOD, ANA), "no está cerrado");
            programme.load(generated.resolve("facts"));
            done(programme.cycles.closeRoll(PERIOD, ANA));
            refused(programme.cycles.liquidate(PERIOD, ANA), "no está verificado");
            refused(programme.authorise(PERIOD), "no está liquidado");
            done(programme.cycles.verify(PERIOD, ANA));
            refused(programme.authorise(PERIOD), "no está liquidado");
            done(programme.cycles.liquidate(PERIOD, ANA));
            refused(programme.instruct(PERIOD).step(), "no está autorizado");
            refused(programme.cycles.authorise(PERIOD, "RDE-1", ANA), "no puede también autorizarlo");
            done(programme.authorise(PERIOD));
            done(programme.instruct(PERIOD).step());
        }
    }

    @Test
    void a_refusal_is_recorded_and_explains_itself_in_the_status() {
        try (Programme programme = new Programme(folder)) {
            programme.open(PERIOD);
            programme.cycles.verify(PERIOD, ANA);
            StepRow verify = programme.cycles.status(PERIOD).steps().stream()
                    .filter(row -> row.step() == CycleStep.VERIFY)
                    .findFirst()
                    .orElseThrow();
            assertThat(verify.state()).isEqualTo(StepRow.State.STOPPED);
            assertThat(verify.cause()).contains("no está cerrado");
            assertThat(programme.count("SELECT count(*) FROM audit.act WHERE act = 'cycle-verify-refused'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_step_that_runs_out_of_stack_or_memory_is_stopped_and_can_be_called_again() {
        try (Programme programme = new Programme(folder)) {
            StepRunner runner = new StepRunner(programme.database, Talk.NOBODY);
            for (Error broken : List.of(new StackOverflowError("deep"), new OutOfMemoryError("heap"))) {
                assertThatThrownBy(() -> runner.run(PERIOD, CycleStep.OPEN, ANA, talk -> {
                            throw broken;
                        }))
                        .isSameAs(broken);
                StepRow row = programme.cycles.status(PERIOD).steps().getFirst();
                assertThat(row.state()).isEqualTo(StepRow.State.STOPPED);
                assertThat(row.cause()).contains(broken.getClass().getSimpleName());
            }
            done(programme.open(PERIOD));
        }
    }

    @Test
    void a_closing_day_before_the_bimestre_is_refused() {
        try (Programme programme = new Programme(folder)) {
            refused(
                    programme.cycles.open(PERIOD, PERIOD.firstDay().minusDays(1), PERIOD.lastDay(), ANA),
                    "anterior al bimestre");
        }
    }

    @Test
    void every_step_done_again_changes_nothing() throws IOException {
        try (Programme programme = new Programme(folder)) {
            programme.load(generated.resolve("facts"));
            programme.runWhole(PERIOD, 20_000);
            Map<String, Long> before = counts(programme);
            byte[] file = oneFileToBank(programme);
            for (StepResult again : programme.runToLiquidation(PERIOD)) {
                assertThat(again).isInstanceOf(StepResult.AlreadyDone.class);
            }
            assertThat(programme.authorise(PERIOD)).isInstanceOf(StepResult.AlreadyDone.class);
            assertThat(programme.cycles.authorise(PERIOD, "OTRA", BETO)).isInstanceOf(StepResult.AlreadyDone.class);
            assertThat(programme.instruct(PERIOD).step()).isInstanceOf(StepResult.AlreadyDone.class);
            programme.bankAnswers(PERIOD, 20_000);
            assertThat(counts(programme)).isEqualTo(before);
            assertThat(oneFileToBank(programme)).isEqualTo(file);
        }
    }

    @Test
    void the_cycle_comes_to_what_assess_comes_to_on_the_loaded_and_on_the_exported_files() throws Exception {
        try (Programme programme = new Programme(folder)) {
            programme.load(generated.resolve("facts"));
            programme.runToLiquidation(PERIOD);
            ResultHashes hashes = programme.cycles.status(PERIOD).hashes().orElseThrow();
            assertThat(assessed(generated.resolve("facts"))).isEqualTo(hashes.whole());

            ClosedRoll roll = programme.cycles.closedRoll(PERIOD).orElseThrow();
            Path exported = folder.resolve("exported");
            new ExportFacts(programme.database)
                    .run(new RollMoment(roll.closingDay(), roll.knownAt(), roll.knownAt()), exported, ANA);
            assertThat(assessed(exported)).isEqualTo(hashes.whole());
        }
    }

    @Test
    void every_sol_is_the_same_in_lines_resolution_files_and_replies() {
        try (Programme programme = new Programme(folder)) {
            programme.load(generated.resolve("facts"));
            programme.runWhole(PERIOD, 30_000);
            Reconciliation sides = new Payments(programme.database.app()).reconcile(PERIOD);
            long resolution = programme.count("SELECT to_instruct FROM liquidation.resolution");
            long lines = programme.count("""
                    SELECT (sum(l.amount) FILTER (WHERE l.state = 'PAYABLE'))::bigint
                           - (SELECT sum(balance_before - balance_after) FROM liquidation.total WHERE NOT held)::bigint
                           + (SELECT sum(released) FROM liquidation.total)::bigint
                    FROM liquidation.line l""");
            assertThat(lines).isEqualTo(resolution);
            assertThat(sides.resolution().amount()).isEqualTo(Soles.ofCentimos(resolution));
            assertThat(sides.orders().amount().plus(sides.notInstructed().amount()))
                    .isEqualTo(sides.resolution().amount());
            assertThat(sides.files()).isEqualTo(sides.orders());
            assertThat(sides.credited()
                            .amount()
                            .plus(sides.rejected().amount())
                            .plus(sides.withoutReply().amount()))
                    .isEqualTo(sides.orders().amount());
            assertThat(sides.rejected().count()).isPositive();
            assertThat(sides.withoutReply().count()).isZero();
            assertThat(sides.ledgerTotal()).isEqualTo(Soles.ZERO);
        }
    }

    @Test
    void files_to_the_bank_hold_no_more_orders_than_asked_for() throws IOException {
        try (Programme programme = new Programme(folder)) {
            programme.load(generated.resolve("facts"));
            programme.runToLiquidation(PERIOD);
            programme.authorise(PERIOD);
            var instructed = programme.instruct(PERIOD, 20).instructed().orElseThrow();
            assertThat(instructed.files())
                    .allSatisfy(file -> assertThat(file.orders()).isBetween(1, 20));
            assertThat(instructed.files().stream()
                            .mapToInt(file -> file.orders())
                            .sum())
                    .isEqualTo((int) instructed.newOrders());
        }
    }

    @Test
    void a_cycle_without_a_school_calendar_is_not_closed() throws IOException {
        Path facts = folder.resolve("facts");
        Files.createDirectories(facts);
        Files.writeString(facts.resolve("households.csv"), "household_id,state\nH1,AFFILIATED\n");
        try (Programme programme = new Programme(folder)) {
            programme.load(facts);
            programme.open(PERIOD);
            refused(programme.cycles.closeRoll(PERIOD, ANA), "Falta el calendario escolar nacional de 2026-07");
        }
    }

    private static Map<String, Long> counts(Programme programme) {
        return Map.of(
                "decisions", programme.count("SELECT count(*) FROM verification.member_decision"),
                "lines", programme.count("SELECT count(*) FROM liquidation.line"),
                "totals", programme.count("SELECT count(*) FROM liquidation.total"),
                "postings", programme.count("SELECT count(*) FROM ledger.posting"),
                "orders", programme.count("SELECT count(*) FROM payment.payment_order"),
                "lives", programme.count("SELECT count(*) FROM payment.life_fact"),
                "steps", programme.count("SELECT sum(attempt)::bigint FROM cycle.step"));
    }

    private static byte[] oneFileToBank(Programme programme) throws IOException {
        try (var files = Files.list(programme.toBank(PERIOD))) {
            return Files.readAllBytes(files.sorted().findFirst().orElseThrow());
        }
    }

    /** The fingerprint of what assess writes, as the shell would take it. */
    private String assessed(Path facts) throws Exception {
        Path out = folder.resolve("assessed-" + facts.getFileName());
        Horizon horizon = Horizon.of(PERIOD, PERIOD.lastDay(), PERIOD.lastDay(), Programme.LAW);
        new AssessFiles(Programme.LAW, horizon, bytes -> {}).run(facts, out);
        StringBuilder listing = new StringBuilder();
        for (String file : List.of("member_months.csv", "household_months.csv", "lines.csv", "totals.csv")) {
            listing.append(sha256(Files.readAllBytes(out.resolve(file))))
                    .append("  ")
                    .append(file)
                    .append('\n');
        }
        return sha256(listing.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void refused(StepResult result, String because) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        StepResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains(because));
    }

    private static void done(StepResult result) {
        assertThat(result).isInstanceOf(StepResult.Done.class);
    }
}
