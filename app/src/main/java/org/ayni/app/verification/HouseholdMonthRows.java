package org.ayni.app.verification;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.ayni.app.columns.RollNumbers;
import org.ayni.app.database.BinaryCopy;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.time.Bimester;
import org.postgresql.PGConnection;

/**
 * The outcomes of the households of a cycle: kept while decisions are written, for a connection writes one table at a time, and
 * then written to their partition. One int for a month: its target members and its outcome.
 */
final class HouseholdMonthRows {

    private static final int OUTCOME_BITS = 3;
    private static final int OUTCOMES = HouseholdOutcome.values().length;

    private final int[] order;
    private final int[] months;
    private int size;

    /** @param order the households in the order in which they come */
    HouseholdMonthRows(int[] order) {
        this.order = order;
        this.months = new int[2 * order.length];
    }

    /** Keeps the next household. */
    void keep(HouseholdAssessment household) {
        for (int i = 0; i < 2; i++) {
            HouseholdMonth month = household.month(i);
            months[size++] = month.size() << OUTCOME_BITS | month.outcome().ordinal();
        }
    }

    /** Writes all households. Returns how many rows there were. */
    long write(PGConnection connection, Bimester bimester, RollNumbers numbers) throws SQLException {
        byte[] period = bimester.toString().getBytes(StandardCharsets.US_ASCII);
        try (BinaryCopy rows =
                BinaryCopy.into(connection, """
                COPY verification.%s (period, household, month, outcome, targets)
                FROM STDIN (FORMAT binary)""".formatted(Partition.of("stored_household_month", bimester)))) {
            for (int i = 0; i < size; i++) {
                int outcome = months[i] & (1 << OUTCOME_BITS) - 1;
                if (outcome >= OUTCOMES) {
                    throw new IllegalStateException("not an outcome: " + outcome);
                }
                rows.row(5)
                        .text(period)
                        .int4(numbers.household(order[i / 2]))
                        .int2(i % 2 + 1)
                        .int2(outcome)
                        .int4(months[i] >>> OUTCOME_BITS);
            }
            return rows.finish();
        }
    }
}
