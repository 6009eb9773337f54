package org.ayni.app.liquidation;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.ayni.app.database.BinaryCopy;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.time.Bimester;
import org.postgresql.PGConnection;

/** Writes the totals of a cycle into its partition: one row for every household of the roll. */
final class TotalRows implements AutoCloseable {

    private static final int COLUMNS = 13;
    private static final byte[] NO_TEXT = {};
    private static final byte[][] REASON_NAMES = BinaryCopy.names(Reason.values());

    private final Facts facts;
    private final UnitsOfDistricts units;
    private final byte[] period;
    private final BinaryCopy rows;

    TotalRows(PGConnection connection, Facts facts, UnitsOfDistricts units) throws SQLException {
        Bimester bimester = facts.horizon.period();
        this.facts = facts;
        this.units = units;
        this.period = bimester.toString().getBytes(StandardCharsets.US_ASCII);
        this.rows = BinaryCopy.into(connection, """
                COPY liquidation.%s (
                    period, household, ubigeo, unit, state, held,
                    current, reintegro, recupero, balance_before, balance_after, payable, released)
                FROM STDIN (FORMAT binary)""".formatted(Partition.of("total", bimester)));
    }

    /** @param released céntimos held in earlier cycles that are paid now */
    void add(HouseholdAssessment household, long released) throws SQLException {
        int district = facts.households.ubigeo(household.household());
        rows.row(COLUMNS).text(period).text(facts.households.ids, household.household());
        if (district < 0) {
            rows.text(NO_TEXT);
        } else {
            rows.text(facts.districts, district);
        }
        rows.text(units.codeOf(district))
                .text(REASON_NAMES[household.state().ordinal()])
                .bool(household.isHeld())
                .int8(household.current())
                .int8(household.reintegro())
                .int8(household.recupero())
                .int8(household.balanceBefore())
                .int8(household.balanceAfter())
                .int8(household.payable())
                .int8(released);
    }

    /** Returns how many totals were written. */
    long finish() throws SQLException {
        return rows.finish();
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
