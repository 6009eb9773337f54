package org.ayni.app.liquidation;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.Database.LockKind;
import org.ayni.app.territory.Territory;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.postgresql.PGConnection;

/**
 * Act: computes what a cycle pays each household, with a line for every amount and every zero. The liquidation specialist may.
 * From verified to liquidated; fact: {@code liquidation.liquidation} with its lines and totals.
 *
 * <p>It decides the months again from the same closed roll, and must get what the verification stored: liquidation is a second
 * pass over the same facts, not a reader of decisions, so neither can drift from the other.
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

    public Liquidate(Database database, Law law, Territory territory) {
        this.database = database;
        this.law = law;
        this.territory = territory;
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
     * Computes and stores.
     *
     * @param facts of the closed roll with everything liquidated before ({@link EarlierLiquidations}), sealed
     * @param progress hears how many households are done
     */
    public LiquidationResult liquidate(ClosedRoll roll, Facts facts, Actor by, LongConsumer progress) {
        Optional<LiquidationResult.Refused> obstacle = obstacle(roll);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        String period = roll.period().toString();
        int[] households = IdOrder.of(facts.households.ids);
        long[] released = EarlierLiquidations.held(database, facts);
        call("SELECT liquidation.open_period(:period)", period);
        ResultHashes.Digesting digesting = new ResultHashes.Digesting(facts);
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            LineRows.Written lines =
                    database.onDriver(connection -> writeLines(connection, facts, households, digesting, progress));
            Future<ResultHashes> hashing = beside.submit(digesting::finish);
            database.onDriver(connection -> writeTotals(connection, roll, facts, households, released));
            call("SELECT liquidation.publish_period(:period)", period);
            rememberFirst(period);
            ResultHashes hashes = hashing.get();
            requireSameDecisions(roll.period(), hashes);
            LiquidationSums sums = LiquidationSums.read(database.app(), roll.period());
            requireAsStored(roll.period(), lines, households.length, sums);
            return store(roll, hashes, sums, by);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private LineRows.Written writeLines(
            PGConnection connection,
            Facts facts,
            int[] households,
            ResultHashes.Digesting digesting,
            LongConsumer progress)
            throws SQLException {
        Assessor assessor = new Assessor(facts, law);
        long done = 0;
        try (LineRows rows = new LineRows(connection, facts)) {
            for (int household : households) {
                HouseholdAssessment assessment = assessor.assess(household);
                rows.add(assessment);
                digesting.accept(assessment);
                if (++done % 5_000 == 0) {
                    progress.accept(done);
                }
            }
            return rows.finish();
        }
    }

    private long writeTotals(PGConnection connection, ClosedRoll roll, Facts facts, int[] households, long[] held)
            throws SQLException {
        Assessor assessor = new Assessor(facts, law);
        UnitsOfDistricts units = new UnitsOfDistricts(territory, facts.districts, roll.closingDay());
        try (TotalRows rows = new TotalRows(connection, facts, units)) {
            for (int household : households) {
                HouseholdAssessment assessment = assessor.assess(household);
                // R-STATE comes first: a household that is not paid now is not paid what was held for it either.
                boolean mayBePaid = !assessment.isHeld() && assessment.state() == Reason.OK;
                rows.add(assessment, mayBePaid ? held[household] : 0);
            }
            return rows.finish();
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

    /**
     * Asserted in pairs: what was computed, and what is there, by counts and sums. That every row reads back as it was computed
     * is asserted before the authorisation.
     */
    private static void requireAsStored(Bimester period, LineRows.Written lines, int households, LiquidationSums sums) {
        if (sums.lines() != lines.lines()
                || sums.linesSum().centimos() != lines.centimos()
                || sums.households() != households
                || sums.wrongHouseholds() > 0) {
            throw new IllegalStateException("the stored lines or totals of " + period + " are not those computed");
        }
    }

    private void rememberFirst(String period) {
        database.app().sql("""
                        INSERT INTO liquidation.first_liquidation (household, period)
                        SELECT household, period
                        FROM liquidation.total
                        WHERE period = :period
                        ON CONFLICT DO NOTHING""").param("period", period).update();
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

    private void call(String function, String period) {
        database.app()
                .sql(function)
                .param("period", period)
                .query((row, number) -> "")
                .list();
    }
}
