package org.ayni.app.verification;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.database.Database;
import org.ayni.app.database.FreshPartition;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.time.Bimester;

/**
 * The outcomes of the households of a cycle: kept by the pass that decides them, one int for a month (its target members and its
 * outcome), and written to their partition by who follows behind.
 */
final class HouseholdMonthRows {

    private static final FreshPartition PARTITION = new FreshPartition(
            "verification", "stored_household_month", "period, household, month, outcome, targets", "sum(targets)");

    private static final int COLUMNS = 5;
    private static final int OUTCOME_BITS = 3;
    private static final int OUTCOMES = HouseholdOutcome.values().length;

    private final SlicedRoll roll;
    private final int[] months;
    private final PassProgress pass = new PassProgress();
    private int size;

    /** @param roll the households, in the order in which they come */
    HouseholdMonthRows(SlicedRoll roll) {
        this.roll = roll;
        this.months = new int[2 * roll.households()];
    }

    /** Keeps the next household. */
    void keep(HouseholdAssessment household) {
        for (int i = 0; i < 2; i++) {
            HouseholdMonth month = household.month(i);
            months[size++] = month.size() << OUTCOME_BITS | month.outcome().ordinal();
        }
        pass.advance();
    }

    /** No more will be kept. */
    void end() {
        pass.end();
    }

    /** Writes all households, as they are kept. Returns how many rows there are. */
    long write(Database database, Bimester bimester) {
        byte[] period = bimester.toString().getBytes(StandardCharsets.US_ASCII);
        long[] targets = new long[1];
        FreshPartition.Stored stored = PARTITION.fill(database, bimester, rows -> {
            int kept = 0;
            for (int rank = 0; rank < roll.households(); rank++) {
                if (rank == kept) {
                    kept = pass.awaitMoreThan(rank);
                }
                int household = roll.household(rank);
                targets[0] += write(rows, period, household, 1, months[2 * rank]);
                targets[0] += write(rows, period, household, 2, months[2 * rank + 1]);
            }
        });
        if (stored.sums()[0] != targets[0]) {
            throw new IllegalStateException("the stored months of " + bimester + " are not those decided");
        }
        return stored.rows();
    }

    /** Returns its target members. */
    private static int write(BinaryCopy rows, byte[] period, int household, int month, int kept) throws SQLException {
        int outcome = kept & (1 << OUTCOME_BITS) - 1;
        if (outcome >= OUTCOMES) {
            throw new IllegalStateException("not an outcome: " + outcome);
        }
        int targets = kept >>> OUTCOME_BITS;
        rows.row(COLUMNS).text(period).int4(household).int2(month).int2(outcome).int4(targets);
        return targets;
    }
}
