package org.ayni.app.verification;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.time.Bimester;
import org.postgresql.PGConnection;

/** Writes the outcomes of the households of a cycle into its partition. */
final class HouseholdMonthRows implements AutoCloseable {

    private static final byte[][] OUTCOME_NAMES = BinaryCopy.names(HouseholdOutcome.values());

    private final Facts facts;
    private final byte[] period;
    private final byte[][] months;
    private final BinaryCopy rows;

    HouseholdMonthRows(PGConnection connection, Facts facts) throws SQLException {
        Bimester bimester = facts.horizon.period();
        this.facts = facts;
        this.period = bimester.toString().getBytes(StandardCharsets.US_ASCII);
        this.months = Months.of(bimester);
        this.rows = BinaryCopy.into(connection, """
                COPY verification.%s (period, household, month, outcome, targets)
                FROM STDIN (FORMAT binary)""".formatted(Partition.of("household_month", bimester)));
    }

    void add(HouseholdAssessment household) throws SQLException {
        for (int i = 0; i < 2; i++) {
            HouseholdMonth month = household.month(i);
            rows.row(5)
                    .text(period)
                    .text(facts.households.ids, household.household())
                    .text(months[i])
                    .text(OUTCOME_NAMES[month.outcome().ordinal()])
                    .int4(month.size());
        }
    }

    long finish() throws SQLException {
        return rows.finish();
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
