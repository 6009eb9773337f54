package org.ayni.app.liquidation;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.database.Database;
import org.ayni.app.database.Database.LockKind;
import org.ayni.app.territory.Territory;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.PhaseClock;
import org.ayni.app.verification.ResultHashes;
import org.ayni.app.verification.SlicedRoll;
import org.ayni.app.verification.Together;
import org.ayni.app.verification.Verified;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * Act: computes what a cycle pays each household, with a line for every amount and every zero. The liquidation specialist may.
 * From verified to liquidated; fact: {@code liquidation.liquidation} with its lines and totals.
 *
 * <p>It is a pass of the same kernel over the same closed roll, not a reader of decisions, and its months must come out as they
 * were verified; so neither can drift from the other. Where one process does both, it is the same pass.
 *
 * <p>Must run in a transaction.
 */
public final class Liquidate {

    /**
     * Cycles are liquidated and authorised one at a time: each pays what the ones before it left, so two at once would both
     * pay the same reintegro and both release the same held money.
     */
    static final String LOCK = "liquidation";

    private final Database database;
    private final Law law;
    private final Territory territory;
    private final PhaseClock clock;

    public Liquidate(Database database, Law law, Territory territory) {
        this(database, law, territory, new PhaseClock());
    }

    /** @param clock hears what it is at */
    public Liquidate(Database database, Law law, Territory territory, PhaseClock clock) {
        this.database = database;
        this.law = law;
        this.territory = territory;
        this.clock = clock;
    }

    /**
     * Why a cycle may not be liquidated yet; empty when it may. To be asked before the books are read: from here to the end
     * of the transaction no other cycle is liquidated or authorised.
     */
    public Optional<LiquidationResult.Refused> obstacle(ClosedRoll roll) {
        database.lockUntilCommit(LOCK, LockKind.ALONE);
        String period = roll.period().toString();
        Optional<String> verifiedRoll = database.app()
                .sql("SELECT roll_hash FROM verification.verification WHERE period = :period")
                .param("period", period)
                .query(String.class)
                .optional();
        if (verifiedRoll.isEmpty()) {
            return refused(
                    "El bimestre " + period + " no está verificado.",
                    "Verifíquelo antes con «ayni cycle verify " + period + "».");
        }
        if (!verifiedRoll.get().equals(roll.rollHash())) {
            throw new IllegalStateException("the verification of " + period + " is of another roll");
        }
        return laterLiquidated(period).or(() -> earlierNotAuthorised(period));
    }

    private Optional<LiquidationResult.Refused> laterLiquidated(String period) {
        return database.app()
                .sql("SELECT period FROM liquidation.liquidation WHERE period > :period ORDER BY period LIMIT 1")
                .param("period", period)
                .query(String.class)
                .optional()
                .flatMap(later -> refused(
                        "El bimestre " + later + ", posterior a " + period + ", ya está liquidado: liquidar ahora "
                                + period + " pagaría dos veces lo que " + later + " reintegró o liberó.",
                        "Los bimestres se liquidan en orden. Siga con " + later + "; lo que falte de " + period
                                + " se paga con una revisión aprobada."));
    }

    private Optional<LiquidationResult.Refused> earlierNotAuthorised(String period) {
        return database.app()
                .sql("""
                        SELECT period
                        FROM liquidation.liquidation
                        WHERE period < :period
                          AND NOT EXISTS (SELECT FROM liquidation.resolution r WHERE r.period = liquidation.period)
                        ORDER BY period
                        LIMIT 1""")
                .param("period", period)
                .query(String.class)
                .optional()
                .flatMap(earlier -> refused(
                        "El bimestre " + earlier + " está liquidado y sin autorizar; de él depende lo que se reintegra"
                                + " o recupera en " + period + ".",
                        "Autorícelo antes con «ayni cycle authorise " + earlier
                                + " --resolution NÚMERO --by PERSONA»."));
    }

    /**
     * Computes and stores facts that were read at once.
     *
     * @param read the closed roll with everything liquidated before, sealed
     * @param books what was liquidated before
     * @param progress hears how many households are done
     */
    public LiquidationResult liquidate(
            ClosedRoll roll, ClosedFacts.Read read, EarlierLiquidations books, Actor by, LongConsumer progress) {
        return liquidate(roll, SlicedRoll.whole(read), books, by, progress);
    }

    /**
     * Computes and stores: one pass over the households, while lines and totals follow behind it.
     *
     * @param slices of the closed roll with everything liquidated before
     * @param books what was liquidated before
     * @param progress hears how many households are done
     */
    public LiquidationResult liquidate(
            ClosedRoll roll, SlicedRoll slices, EarlierLiquidations books, Actor by, LongConsumer progress) {
        Optional<LiquidationResult.Refused> obstacle = obstacle(roll);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        CycleAmounts amounts = new CycleAmounts(slices, roll.horizon(law));
        try (Together together = new Together()) {
            Future<ResultHashes> hashes = together.begin(() -> pass(slices, amounts, progress));
            return store(roll, amounts, books, by, () -> Together.end(hashes));
        }
    }

    /**
     * Stores what the pass of the verification computed besides the decisions.
     *
     * @param amounts of every household, from the very assessments that were verified
     * @param verified what that verification said
     */
    public LiquidationResult liquidate(
            ClosedRoll roll, CycleAmounts amounts, Verified verified, EarlierLiquidations books, Actor by) {
        Optional<LiquidationResult.Refused> obstacle = obstacle(roll);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        clock.enter(PhaseClock.Phase.WRITE);
        return store(roll, amounts, books, by, verified::hashes);
    }

    private LiquidationResult store(
            ClosedRoll roll,
            CycleAmounts amounts,
            EarlierLiquidations books,
            Actor by,
            Supplier<ResultHashes> computed) {
        UnitsOfDistricts units = new UnitsOfDistricts(amounts, territory, roll.closingDay());
        long[] held = EarlierLiquidations.held(database, amounts.roll().roll());
        try (Together together = new Together()) {
            Future<LineRows.Stored> lines = together.begin(
                    () -> new LineRows(amounts).write(database, () -> clock.enter(PhaseClock.Phase.KEYS)));
            Future<long[]> totals = together.begin(() -> new TotalRows(amounts, units, books, held).write(database));
            ResultHashes hashes = computed.get();
            requireSameDecisions(roll.period(), hashes);
            LiquidationSums sums = LiquidationSums.of(amounts.size(), Together.end(lines), Together.end(totals));
            requireAddedUp(roll.period(), sums, Together.end(totals));
            clock.enter(PhaseClock.Phase.PUBLISH);
            publish(roll.period());
            carryOn(roll.period(), books);
            return store(roll, hashes, sums, by);
        }
    }

    /** Assesses every household once. Returns the fingerprints of its results. */
    private ResultHashes pass(SlicedRoll slices, CycleAmounts amounts, LongConsumer progress) throws SQLException {
        try {
            ResultHashes.Digesting digesting = new ResultHashes.Digesting();
            long[] done = {0};
            slices.each(clock, (slice, households) -> {
                Assessor assessor = new Assessor(slice.facts(), law);
                digesting.goOn(slice.facts());
                for (int household : households) {
                    HouseholdAssessment assessment = assessor.assess(household);
                    amounts.keep(slice, assessment.amounts());
                    digesting.accept(assessment);
                    if (++done[0] % 5_000 == 0) {
                        progress.accept(done[0]);
                    }
                }
                digesting.leave();
            });
            clock.enter(PhaseClock.Phase.WRITE);
            return digesting.finish();
        } finally {
            amounts.end();
        }
    }

    private void requireSameDecisions(Bimester period, ResultHashes hashes) {
        boolean same = database.app()
                .sql("""
                        SELECT member_months_hash = :memberMonths AND household_months_hash = :householdMonths AS same
                        FROM verification.verification
                        WHERE period = :period""")
                .param("memberMonths", hashes.memberMonths())
                .param("householdMonths", hashes.householdMonths())
                .param("period", period.toString())
                .query(Boolean.class)
                .single();
        if (!same) {
            throw new IllegalStateException("the months of " + period + " now come out otherwise than verified");
        }
    }

    /** Σ lines = Σ totals. That each household's do, and that every row reads back, is asserted before the authorisation. */
    private static void requireAddedUp(Bimester period, LiquidationSums sums, long[] totals) {
        if (sums.linesSum().centimos() != totals[0]
                || !sums.linesSum().minus(sums.setOff()).equals(sums.payable())) {
            throw new IllegalStateException("the lines of " + period + " do not add up to its totals");
        }
    }

    private void publish(Bimester period) {
        database.app()
                .sql("SELECT liquidation.publish_period(:period)")
                .param("period", period.toString())
                .query((row, number) -> "")
                .list();
    }

    private void carryOn(Bimester period, EarlierLiquidations books) {
        byte[] name = period.toString().getBytes(StandardCharsets.US_ASCII);
        database.onDriver(connection -> {
            try (BinaryCopy rows = BinaryCopy.into(connection, """
                    COPY liquidation.absent_household (period, household, first, balance_after)
                    FROM STDIN (FORMAT binary)""")) {
                for (EarlierLiquidations.Absent absent : books.absent()) {
                    rows.row(4)
                            .text(name)
                            .int4(absent.household())
                            .int2(absent.first())
                            .int8(absent.balanceAfter());
                }
                return rows.finish();
            }
        });
    }

    private LiquidationResult.Liquidated store(ClosedRoll roll, ResultHashes hashes, LiquidationSums sums, Actor by) {
        database.app()
                .sql("""
                        INSERT INTO liquidation.liquidation (
                            period, known_at, roll_hash, law_hash, households, lines, lines_sum,
                            payable, held, released, lines_hash, totals_hash, made_by)
                        VALUES (
                            :period, :knownAt, :rollHash, :lawHash, :households, :lines, :linesSum,
                            :payable, :held, :released, :linesHash, :totalsHash, :by)""")
                .param("period", roll.period().toString())
                .param("knownAt", Timestamp.from(roll.knownAt()))
                .param("rollHash", roll.rollHash())
                .param("lawHash", roll.lawHash())
                .param("households", sums.households())
                .param("lines", sums.lines())
                .param("linesSum", sums.linesSum().centimos())
                .param("payable", sums.payable().centimos())
                .param("held", sums.held().centimos())
                .param("released", sums.released().centimos())
                .param("linesHash", hashes.lines())
                .param("totalsHash", hashes.totals())
                .param("by", by.name())
                .update();
        return new LiquidationResult.Liquidated(sums, hashes);
    }

    private static Optional<LiquidationResult.Refused> refused(String reason, String whatToDo) {
        return Optional.of(new LiquidationResult.Refused(reason, whatToDo));
    }
}
