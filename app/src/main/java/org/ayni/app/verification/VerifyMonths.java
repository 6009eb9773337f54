package org.ayni.app.verification;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.FreshPartition;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAmounts;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.IdOrder;
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

    public VerifyMonths(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /**
     * Decides and stores, each household once: its decisions go to the database while the next is decided, its months follow
     * over a connection of their own, and the fingerprints are taken beside it.
     *
     * @param read facts of the closed roll, sealed, and the database's numbers of their households and members
     * @param progress hears how many households are done
     */
    public Verified verify(ClosedRoll roll, ClosedFacts.Read read, Actor by, LongConsumer progress) {
        return verify(roll, read, by, progress, Optional.empty());
    }

    /**
     * The same, for who goes on to liquidate: each household is assessed with its amounts.
     *
     * @param amounts hears of every household in the order of ids, in one other thread
     */
    public Verified verify(
            ClosedRoll roll,
            ClosedFacts.Read read,
            Actor by,
            LongConsumer progress,
            Optional<Consumer<HouseholdAmounts>> amounts) {
        Facts facts = read.facts();
        int[] households = IdOrder.of(facts.households.ids);
        HouseholdMonthRows outcomes = new HouseholdMonthRows(households);
        try (Together together = new Together()) {
            ResultHashes.Digesting digesting = new ResultHashes.Digesting(facts);
            Future<Long> months = together.begin(() -> outcomes.write(database, roll.period(), read.numbers()));
            Future<Decided> decisions = together.begin(() -> {
                List<Future<ResultHashes>> hashes = new ArrayList<>();
                try {
                    FreshPartition.Stored stored = DecisionRows.PARTITION.fill(database, roll.period(), copy -> {
                        DecisionRows rows = new DecisionRows(copy, roll.period(), read.numbers());
                        decide(facts, households, progress, amounts, assessment -> {
                            rows.add(assessment);
                            outcomes.keep(assessment);
                            digesting.acceptMonths(assessment);
                        });
                        hashes.add(together.begin(digesting::finish));
                    });
                    return new Decided(stored.rows(), hashes.getFirst());
                } finally {
                    outcomes.end();
                }
            });
            Decided decided = Together.end(decisions);
            long monthRows = Together.end(months);
            publish(roll.period());
            return store(roll, facts, Together.end(decided.hashes()), decided.rows(), monthRows, by);
        }
    }

    private record Decided(long rows, Future<ResultHashes> hashes) {}

    private interface Deciding {
        void accept(HouseholdAssessment household) throws SQLException;
    }

    private void decide(
            Facts facts,
            int[] households,
            LongConsumer progress,
            Optional<Consumer<HouseholdAmounts>> amounts,
            Deciding deciding)
            throws SQLException {
        Assessor assessor = new Assessor(facts, law);
        long done = 0;
        for (int household : households) {
            // The differences about earlier bimestres are money, and a third of the work.
            HouseholdAssessment assessment =
                    amounts.isPresent() ? assessor.assess(household) : assessor.assessPeriodOnly(household);
            deciding.accept(assessment);
            if (amounts.isPresent()) {
                amounts.get().accept(assessment.amounts());
            }
            if (++done % 5_000 == 0) {
                progress.accept(done);
            }
        }
    }

    private Verified store(ClosedRoll roll, Facts facts, ResultHashes hashes, long decisions, long months, Actor by) {
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
                .param("members", facts.members.size())
                .param("decisions", decisions)
                .param("memberMonths", hashes.memberMonths())
                .param("householdMonths", hashes.householdMonths())
                .param("by", by.name())
                .update();
        return new Verified(months / 2, decisions, hashes.memberMonths(), hashes.householdMonths());
    }

    private void publish(Bimester period) {
        database.app()
                .sql("SELECT verification.publish_period(:period)")
                .param("period", period.toString())
                .query((row, number) -> "")
                .list();
    }
}
