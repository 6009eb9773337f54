package org.ayni.app.cycle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.iso20022.Payer;
import org.ayni.app.liquidation.AuthorisationResult;
import org.ayni.app.liquidation.AuthoriseTransfer;
import org.ayni.app.liquidation.Liquidate;
import org.ayni.app.liquidation.LiquidationResult;
import org.ayni.app.opinion.AuditCycle;
import org.ayni.app.opinion.AuditResult;
import org.ayni.app.payment.InstructPayments;
import org.ayni.app.payment.Instructed;
import org.ayni.app.payment.Instruction;
import org.ayni.app.territory.Territory;
import org.ayni.app.variance.ReviewLiquidation;
import org.ayni.app.variance.VarianceGate;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.LawHash;
import org.ayni.app.verification.PhaseClock;
import org.ayni.app.verification.SlicedRoll;
import org.ayni.app.verification.Verified;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.rule.PayRunCalendar;
import org.ayni.kernel.time.Bimester;

/**
 * Runs a bimestre step by step. Every step may be called again at any time, by anybody: it says that it is done, or goes on
 * where it was cut off, or says what is missing.
 */
public final class Cycles {

    private final Database database;
    private final Law law;
    private final Territory territory;
    private final StepRunner runner;
    private final DecideCycle decide;
    private final PhaseClock clock = new PhaseClock();

    /** @param talk hears what is being done */
    public Cycles(Database database, Law law, Territory territory, Talk talk) {
        this(database, law, territory, talk, SlicedRoll.HOUSEHOLDS_A_SLICE);
    }

    /** @param householdsASlice how many households are in memory together when a cycle is decided */
    Cycles(Database database, Law law, Territory territory, Talk talk, int householdsASlice) {
        this.database = database;
        this.law = law;
        this.territory = territory;
        this.runner = new StepRunner(database, talk);
        this.decide = new DecideCycle(database, law, householdsASlice, clock);
    }

    /** Opens a bimestre. */
    public StepResult open(Bimester period, LocalDate closingDay, LocalDate evidenceCut, Actor by) {
        return runner.run(
                period,
                CycleStep.OPEN,
                by,
                talk -> new OpenCycle(database, law).open(period, closingDay, evidenceCut, by));
    }

    /** Freezes what the rest of the cycle looks at. */
    public StepResult closeRoll(Bimester period, Actor by) {
        return runner.run(
                period,
                CycleStep.CLOSE_ROLL,
                by,
                talk -> new ClosedRolls(database.app())
                        .opened(period)
                        .map(opened -> new CloseRoll(database, law).close(opened, by, talk))
                        .orElseThrow());
    }

    /** Decides the months of every target member and household. */
    public StepResult verify(Bimester period, Actor by) {
        return verify(period, by, (roll, talk) -> decide.verify(roll, by, talk, told(talk, "Verificando", roll)));
    }

    /** The same, by who is going to liquidate next: the liquidation then need not assess the households again. */
    public StepResult verifyToLiquidate(Bimester period, Actor by) {
        return verify(
                period, by, (roll, talk) -> decide.verifyToLiquidate(roll, by, talk, told(talk, "Verificando", roll)));
    }

    private interface Verifying {
        Verified verify(ClosedRoll roll, Talk talk);
    }

    private StepResult verify(Bimester period, Actor by, Verifying verifying) {
        return runner.run(
                period,
                CycleStep.VERIFY,
                by,
                talk -> withClosedRoll(period, roll -> {
                    Verified verified = verifying.verify(roll, talk);
                    return new StepWork.Outcome.Finished(
                            String.format(
                                    Locale.ROOT,
                                    "Verificado: %,d hogares, %,d decisiones.",
                                    verified.households(),
                                    verified.decisions()),
                            verified.memberMonthsHash());
                }));
    }

    /** Computes what each household is paid, and then looks it through for what a person must answer for (R-VARIANCE). */
    public StepResult liquidate(Bimester period, Actor by) {
        StepResult result = decideAmounts(period, by);
        if (!(result instanceof StepResult.Refused)) {
            new ReviewLiquidation(database, law).review(period);
        }
        return result;
    }

    /** Computes what each household is paid: the step alone. */
    StepResult decideAmounts(Bimester period, Actor by) {
        return runner.run(
                period,
                CycleStep.LIQUIDATE,
                by,
                talk -> withClosedRoll(period, roll -> {
                    Optional<StepWork.Outcome> outOfOrder = new CycleOrder(database).obstacleToLiquidating(period);
                    if (outOfOrder.isPresent()) {
                        return outOfOrder.get();
                    }
                    Liquidate act = new Liquidate(database, law, territory, clock);
                    Optional<LiquidationResult.Refused> obstacle = act.obstacle(roll);
                    if (obstacle.isPresent()) {
                        return refused(obstacle.get());
                    }
                    LiquidationResult result = decide.liquidate(act, roll, by, talk, told(talk, "Liquidando", roll));
                    return switch (result) {
                        case LiquidationResult.Refused refused -> refused(refused);
                        case LiquidationResult.Liquidated done -> liquidated(done);
                    };
                }));
    }

    private static StepWork.Outcome liquidated(LiquidationResult.Liquidated done) {
        return new StepWork.Outcome.Finished(
                String.format(
                        Locale.ROOT,
                        "Liquidado: %,d hogares, %,d líneas, %s por abonar y %s retenido.",
                        done.sums().households(),
                        done.sums().lines(),
                        done.sums().toInstruct(),
                        done.sums().held()),
                done.hashes().whole());
    }

    /** Authorises the sum with a resolution; never by who liquidated it. */
    public StepResult authorise(Bimester period, String resolution, Actor by) {
        return runner.run(period, CycleStep.AUTHORISE, by, talk -> {
            Optional<VarianceGate.Closed> closed = new VarianceGate(database, law).closed(period);
            if (closed.isPresent()) {
                return new StepWork.Outcome.Refused(
                        closed.get().reason(), closed.get().whatToDo());
            }
            return switch (new AuthoriseTransfer(database).authorise(period, resolution, by)) {
                case AuthorisationResult.Refused refused ->
                    new StepWork.Outcome.Refused(refused.reason(), refused.whatToDo());
                case AuthorisationResult.Authorised done ->
                    new StepWork.Outcome.Finished(
                            String.format(
                                    Locale.ROOT,
                                    "Autorizado con %s: %s a %,d hogares.",
                                    done.number(),
                                    done.sums().toInstruct(),
                                    done.sums().householdsToPay()),
                            "");
            };
        });
    }

    /**
     * How to instruct.
     *
     * @param executeOn day on which the bank is asked to pay; empty = the opening of the pay run (R-TIME-4)
     * @param folder where the files go
     * @param again whether what the bank rejected goes out again, and what has another account since the closing goes into
     *     that one: only when a person asks, for a rejected file may be a repetition of one that was paid
     */
    public record InstructOptions(
            Payer payer, Optional<LocalDate> executeOn, int ordersPerFile, Path folder, boolean again) {}

    /** What an instruction came to: how the step ended and, unless it was refused, the files that now lie in the folder. */
    public record InstructionResult(StepResult step, Optional<Instructed> instructed) {}

    /**
     * Orders the paying bank to deposit what was authorised. Called again it orders what could not be ordered before, or what
     * the bank rejected and has been corrected since, and writes the files again: the same bytes.
     */
    public InstructionResult instruct(Bimester period, InstructOptions options, Actor by) throws IOException {
        InstructPayments payments = new InstructPayments(database);
        InstructPayments.Ordered[] first = {new InstructPayments.Ordered(0, Soles.ZERO)};
        StepResult step = runner.run(period, CycleStep.INSTRUCT, by, talk -> {
            Optional<Resolutions.Signed> resolution = Resolutions.find(database.app(), period);
            if (resolution.isEmpty()) {
                return new StepWork.Outcome.Refused(
                        "El bimestre " + period + " no está autorizado.",
                        "Autorícelo antes con «ayni cycle authorise " + period + " --resolution NÚMERO --by PERSONA».");
            }
            first[0] = payments.order(instruction(period, resolution.get(), options), by);
            return new StepWork.Outcome.Finished(
                    String.format(Locale.ROOT, "Instruido: %,d órdenes por %s.", first[0].orders(), first[0].amount()),
                    "");
        });
        if (step instanceof StepResult.Refused) {
            return new InstructionResult(step, Optional.empty());
        }
        if (step instanceof StepResult.Done) {
            return new InstructionResult(step, Optional.of(payments.deliver(period, first[0], options.folder())));
        }
        // What could not be ordered before; what the bank rejected goes out again only when a person asks for it.
        Instruction instruction =
                instruction(period, Resolutions.find(database.app(), period).orElseThrow(), options);
        Instructed fresh = payments.instruct(instruction, options.folder(), by);
        if (!options.again()) {
            return new InstructionResult(step, Optional.of(fresh));
        }
        Instructed again = payments.instructAgain(instruction, options.folder(), by);
        return new InstructionResult(
                step,
                Optional.of(new Instructed(
                        period,
                        again.newOrders() + fresh.newOrders(),
                        again.newAmount().plus(fresh.newAmount()),
                        again.files(),
                        again.obstacles())));
    }

    /**
     * Recomputes a liquidated bimestre with the second implementation of the rules and compares it with what is stored.
     *
     * @param most how many differences to list; all are counted
     */
    public AuditResult audit(Bimester period, int most, Actor by) {
        return closedRoll(period)
                .map(roll -> new AuditCycle(database, law).audit(roll, most, by))
                .orElseGet(() -> new AuditResult.Refused(
                        "El padrón del bimestre " + period + " no está cerrado: no hay qué auditar.",
                        "Ciérrelo con «ayni cycle close-roll " + period + "», verifíquelo y liquídelo."));
    }

    /** What the steps that decide are at. */
    PhaseClock clock() {
        return clock;
    }

    /** Where each step of a bimestre stands. */
    public CycleStatus status(Bimester period) {
        return CycleStatus.read(database.app(), period);
    }

    /** Whether somebody, in this or another process, is at work on a bimestre at this moment. */
    public boolean isAtWork(Bimester period) {
        return runner.isAtWork(period);
    }

    /** Why a bimestre may not be liquidated for the sake of those opened before it, Spanish; empty when it may. */
    public Optional<String> obstacleToLiquidating(Bimester period) {
        return new CycleOrder(database)
                .obstacleToLiquidating(period)
                .map(outcome -> outcome instanceof StepWork.Outcome.Refused refused ? refused.reason() : "");
    }

    /** Every bimestre that was ever opened, the latest first. */
    public List<Bimester> opened() {
        return database.app()
                .sql("SELECT period FROM cycle.cycle ORDER BY period DESC")
                .query((row, number) -> Bimester.parse(row.getString("period")))
                .list();
    }

    /** The last day that the law of a closed cycle is asked for; empty while none is closed. */
    public Optional<LocalDate> lastClosedDay() {
        return opened().stream()
                .flatMap(period -> closedRoll(period).stream())
                .map(roll -> roll.closingDay().isAfter(roll.period().lastDay())
                        ? roll.closingDay()
                        : roll.period().lastDay())
                .max(LocalDate::compareTo);
    }

    /** The roll of a cycle as it was closed; empty until it is. */
    public Optional<ClosedRoll> closedRoll(Bimester period) {
        return new ClosedRolls(database.app()).closed(period);
    }

    private Instruction instruction(Bimester period, Resolutions.Signed resolution, InstructOptions options) {
        LocalDate executeOn = options.executeOn()
                .orElseGet(() -> PayRunCalendar.decide(
                                period, law.schemeAt(period.lastDay()).payRun())
                        .opens());
        return new Instruction(period, resolution.at(), executeOn, options.payer(), options.ordersPerFile());
    }

    private interface OnClosedRoll {
        StepWork.Outcome run(ClosedRoll roll);
    }

    private StepWork.Outcome withClosedRoll(Bimester period, OnClosedRoll work) {
        Optional<ClosedRoll> roll = closedRoll(period);
        if (roll.isEmpty()) {
            return new StepWork.Outcome.Refused(
                    "El padrón del bimestre " + period + " no está cerrado.",
                    "Ciérrelo antes con «ayni cycle close-roll " + period + "».");
        }
        if (!LawHash.of(law, roll.get().horizon(law)).equals(roll.get().lawHash())) {
            return new StepWork.Outcome.Refused(
                    "Los parámetros de la ley no son los del cierre del padrón de " + period + ".",
                    "Siga con la misma ley con que se cerró (la misma versión de Ayni, o la misma carpeta --law).");
        }
        return work.run(roll.get());
    }

    private static StepWork.Outcome refused(LiquidationResult.Refused refused) {
        return new StepWork.Outcome.Refused(refused.reason(), refused.whatToDo());
    }

    static LongConsumer reading(Talk talk) {
        return rows -> talk.progress("Leyendo el padrón y la evidencia", "filas", rows, 0);
    }

    private static LongConsumer told(Talk talk, String what, ClosedRoll roll) {
        return done -> talk.progress(what, "hogares", done, roll.households());
    }
}
