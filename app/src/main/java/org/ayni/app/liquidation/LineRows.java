package org.ayni.app.liquidation;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.database.Database;
import org.ayni.app.database.FreshPartition;
import org.ayni.kernel.assessment.HouseholdAmounts;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.facts.Horizon;

/** Writes the lines of a cycle into its partition. */
final class LineRows {

    private static final FreshPartition PARTITION = new FreshPartition(
            "liquidation",
            "stored_line",
            "amount, household, number, person, month, about, kind, concept, reason, held, period",
            "coalesce(sum(amount), 0)::bigint");

    private static final int COLUMNS = 11;

    private final CycleAmounts amounts;
    private final Horizon horizon;
    private final byte[] period;
    private long sum;

    LineRows(CycleAmounts amounts) {
        this.amounts = amounts;
        this.horizon = amounts.horizon();
        this.period = horizon.period().toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What is stored.
     *
     * @param lines how many
     * @param centimos their sum, recuperos negative
     */
    record Stored(long lines, long centimos) {}

    /**
     * Writes all lines, as they are computed.
     *
     * @param allIn told once the database has them, before their key is built
     * @throws IllegalStateException when the database has others than were written
     */
    Stored write(Database database, Runnable allIn) {
        FreshPartition.Filling lines = rows -> {
            CycleAmounts.Reading reading = amounts.read();
            HouseholdAmounts household = new HouseholdAmounts();
            int kept = 0;
            for (int rank = 0; rank < amounts.size(); rank++) {
                if (rank == kept) {
                    kept = amounts.awaitMoreThan(rank);
                }
                reading.next(household);
                add(rows, amounts.roll().household(rank), household);
            }
        };
        FreshPartition.Stored stored = PARTITION.fill(database, horizon.period(), lines, allIn);
        if (stored.sums()[0] != sum) {
            throw new IllegalStateException(
                    "the stored lines of " + horizon.period() + " add up to " + stored.sums()[0] + ", not " + sum);
        }
        return new Stored(stored.rows(), sum);
    }

    private void add(BinaryCopy rows, int number, HouseholdAmounts household) throws SQLException {
        Lines lines = household.lines();
        for (int line = 0; line < lines.size(); line++) {
            sum = Math.addExact(sum, lines.amount(line));
            rows.row(COLUMNS).int8(lines.amount(line)).int4(number).int4(line + 1);
            if (lines.member(line) == Lines.NO_MEMBER) {
                rows.nothing();
            } else {
                rows.int4(lines.member(line));
            }
            rows.int4(lines.monthOrYear(line))
                    .int2(horizon.bimester(lines.bimester(line)).ordinal())
                    .int2(lines.kind(line).ordinal())
                    .int2(lines.concept(line).ordinal())
                    .int2(lines.reason(line).ordinal())
                    .bool(household.isHeld())
                    .text(period);
        }
    }
}
