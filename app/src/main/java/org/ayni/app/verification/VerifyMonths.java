package org.ayni.app.verification;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.FreshPartition;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAmounts;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * Act: decides every month of every target member and household of a closed roll, with reasons and evidence. The system may,
 * for whoever closed the roll. From closed to verified; fact: {@code verification.verification} and its decisions.
 *
 * <p>Must run in a transaction: a cycle is verified whole or not at all.
 */
public final class VerifyMonths {

    private final Database database;
    private final Law law;
    private final PhaseClock clock;

    public VerifyMonths(Database database, Law law) {
        this(database, law, new PhaseClock());
    }

    /** @param clock hears what it is at */
    public VerifyMonths(Database database, Law law, PhaseClock clock) {
        this.database = database;
        this.law = law;
        this.clock = clock;
    }

    /** Whoever goes on to liquidate, and so wants to know what each household is paid. */
    public interface Amounts {

        /**
         * Keeps the amounts of the next household in the order of ids.
         *
         * @param slice the facts that it is of
         */
        void keep(ClosedFacts.Read slice, HouseholdAmounts household);
    }

    /**
     * Decides and stores facts that were read at once.
     *
     * @param read facts of the closed roll, sealed, and the database's numbers of their households and members
     * @param progress hears how many households are done
     */
    public Verified verify(ClosedRoll roll, ClosedFacts.Read read, Actor by, LongConsumer progress) {
        return verify(roll, SlicedRoll.whole(read), by, progress, Optional.empty());
    }

    /**
     * Decides and stores, each household once: its decisions go to the database while the next is decided, its months follow
     * over a connection of their own, and the fingerprints are taken beside it.
     *
     * @param slices of the closed roll
     * @param progress hears how many households are done
     * @param amounts hears of every household in the order of ids, in one other thread, when it is going to be liquidated too
     */
    public Verified verify(
            ClosedRoll roll, SlicedRoll slices, Actor by, LongConsumer progress, Optional<Amounts> amounts) {
        HouseholdMonthRows outcomes = new HouseholdMonthRows(slices);
        try (Together together = new Together()) {
            Future<Long> months = together.begin(() -> outcomes.write(database, roll.period()));
            Future<Decided> decisions = together.begin(() -> {
                List<Future<ResultHashes>> hashes = new ArrayList<>();
                try {
                    FreshPartition.Filling deciding = copy -> {
                        ResultHashes.Digesting digesting = new ResultHashes.Digesting();
                        decide(slices, new DecisionRows(copy, roll.period()), outcomes, digesting, amounts, progress);
                        hashes.add(together.begin(digesting::finish));
                        clock.enter(PhaseClock.Phase.WRITE);
                    };
                    FreshPartition.Stored stored = DecisionRows.PARTITION.fill(
                            database, roll.period(), deciding, () -> clock.enter(PhaseClock.Phase.KEYS));
                    return new Decided(stored.rows(), hashes.getFirst());
                } finally {
                    outcomes.end();
                }
            });
            Decided decided = Together.end(decisions);
            long monthRows = Together.end(months);
            ResultHashes hashes = Together.end(decided.hashes());
            clock.enter(PhaseClock.Phase.PUBLISH);
            publish(roll.period());
            return store(roll, slices, hashes, decided.rows(), monthRows, by);
        }
    }

    private record Decided(long rows, Future<ResultHashes> hashes) {}

    private void decide(
            SlicedRoll slices,
            DecisionRows rows,
            HouseholdMonthRows outcomes,
            ResultHashes.Digesting digesting,
            Optional<Amounts> amounts,
            LongConsumer progress)
            throws SQLException {
        long[] done = {0};
        slices.each(clock, (slice, households) -> {
            Assessor assessor = new Assessor(slice.facts(), law);
            rows.goOn(slice.numbers());
            digesting.goOn(slice.facts());
            for (int household : households) {
                // The differences about earlier bimestres are money, and a third of the work.
                HouseholdAssessment assessment =
                        amounts.isPresent() ? assessor.assess(household) : assessor.assessPeriodOnly(household);
                rows.add(assessment);
                outcomes.keep(assessment);
                if (amounts.isPresent()) {
                    digesting.accept(assessment);
                    amounts.get().keep(slice, assessment.amounts());
                } else {
                    digesting.acceptMonths(assessment);
                }
                if (++done[0] % 5_000 == 0) {
                    progress.accept(done[0]);
                }
            }
            digesting.leave();
        });
    }

    private Verified store(
            ClosedRoll roll, SlicedRoll slices, ResultHashes hashes, long decisions, long months, Actor by) {
        database.app()
                .sql("""
                        INSERT INTO verification.verification (
                            period, closing_day, evidence_cut, known_at, roll_hash, law_hash,
                            households, members, decisions, member_months_hash, household_months_hash, made_by)
                        VALUES (
                            :period, :closingDay, :evidenceCut, :knownAt, :rollHash, :lawHash,
                            :households, :members, :decisions, :memberMonths, :householdMonths, :by)""")
                .param("period", roll.period().toString())
                .param("closingDay", roll.closingDay())
                .param("evidenceCut", roll.evidenceCut())
                .param("knownAt", Timestamp.from(roll.knownAt()))
                .param("rollHash", roll.rollHash())
                .param("lawHash", roll.lawHash())
                .param("households", months / 2)
                .param("members", slices.members())
                .param("decisions", decisions)
                .param("memberMonths", hashes.memberMonths())
                .param("householdMonths", hashes.householdMonths())
                .param("by", by.name())
                .update();
        return new Verified(months / 2, decisions, hashes);
    }

    private void publish(Bimester period) {
        database.app()
                .sql("SELECT verification.publish_period(:period)")
                .param("period", period.toString())
                .query((row, number) -> "")
                .list();
    }
}
