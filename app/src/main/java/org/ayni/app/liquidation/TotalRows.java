package org.ayni.app.liquidation;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.database.Database;
import org.ayni.app.database.FreshPartition;
import org.ayni.kernel.assessment.HouseholdAmounts;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.time.Bimester;

/** Writes the totals of a cycle into its partition: one row for every household of the roll. */
final class TotalRows {

    private static final FreshPartition PARTITION =
            new FreshPartition("liquidation", "stored_total", """
            current, reintegro, recupero, balance_before, balance_after, payable, released,
            household, first, state, held, period, ubigeo, unit""", LiquidationSums.OF_TOTALS);

    private static final int COLUMNS = 14;

    private final CycleAmounts amounts;
    private final Bimester bimester;
    private final byte[] period;
    private final UnitsOfDistricts units;
    private final EarlierLiquidations books;
    private final long[] held;
    private final long[] sums = new long[LiquidationSums.TOTALS];

    /**
     * @param books says when each household was liquidated first
     * @param held céntimos held so far, by place on the roll
     */
    TotalRows(CycleAmounts amounts, UnitsOfDistricts units, EarlierLiquidations books, long[] held) {
        this.amounts = amounts;
        this.bimester = amounts.horizon().period();
        this.period = bimester.toString().getBytes(StandardCharsets.US_ASCII);
        this.units = units;
        this.books = books;
        this.held = held;
    }

    /**
     * Writes all totals, as they are computed.
     *
     * @param lines of the same cycle
     * @throws IllegalStateException when the database has others than were written
     */
    long[] write(Database database) {
        FreshPartition.Stored stored = PARTITION.fill(database, bimester, rows -> {
            CycleAmounts.Reading reading = amounts.read();
            HouseholdAmounts household = new HouseholdAmounts();
            int kept = 0;
            for (int rank = 0; rank < amounts.size(); rank++) {
                if (rank == kept) {
                    kept = amounts.awaitMoreThan(rank);
                }
                reading.next(household);
                // R-STATE comes first: a household that is not paid now is not paid what was held for it either.
                boolean mayBePaid = !household.isHeld() && household.state() == Reason.OK;
                long released = mayBePaid ? held[household.household()] : 0;
                LiquidationSums.add(household, released, sums);
                add(rows, household, units.of(reading.district()), released);
            }
        });
        if (stored.rows() != amounts.size() || !Arrays.equals(stored.sums(), sums)) {
            throw new IllegalStateException("the stored totals of " + bimester + " are not those computed");
        }
        return sums;
    }

    private void add(BinaryCopy rows, HouseholdAmounts household, UnitsOfDistricts.District district, long released)
            throws SQLException {
        rows.row(COLUMNS)
                .int8(household.current())
                .int8(household.reintegro())
                .int8(household.recupero())
                .int8(household.balanceBefore())
                .int8(household.balanceAfter())
                .int8(household.payable())
                .int8(released)
                .int4(amounts.roll().roll().household(household.household()))
                .int2(books.firstOrThis(household.household()))
                .int2(household.state().ordinal())
                .bool(household.isHeld())
                .text(period)
                .text(district.code())
                .text(district.unit());
    }
}
