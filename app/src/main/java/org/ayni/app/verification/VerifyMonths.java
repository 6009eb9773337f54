package org.ayni.app.verification;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.law.Law;
import org.postgresql.PGConnection;

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
     * Decides and stores.
     *
     * @param facts of the closed roll, sealed
     * @param progress hears how many households are done
     */
    public Verified verify(ClosedRoll roll, Facts facts, Actor by, LongConsumer progress) {
        String period = roll.period().toString();
        int[] households = IdOrder.of(facts.households.ids);
        call("SELECT verification.open_period(:period)", period);
        long decisions = database.onDriver(connection -> writeDecisions(connection, facts, households, progress));
        long months = database.onDriver(connection -> writeHouseholds(connection, facts, households));
        call("SELECT verification.publish_period(:period)", period);
        ResultHashes hashes = ResultHashes.of(facts, law);
        requireAsStored(roll, hashes);
        database.app()
                .sql("""
                        INSERT INTO verification.verification (
                            period, closing_day, evidence_cut, known_at, roll_hash, law_hash,
                            households, members, decisions, member_months_hash, household_months_hash, made_by)
                        VALUES (
                            :period, :closingDay, :evidenceCut, :knownAt, :rollHash, :lawHash,
                            :households, :members, :decisions, :memberMonths, :householdMonths, :by)""")
                .param("period", period)
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

    private long writeDecisions(PGConnection connection, Facts facts, int[] households, LongConsumer progress)
            throws SQLException {
        Assessor assessor = new Assessor(facts, law);
        long done = 0;
        try (DecisionRows rows = new DecisionRows(connection, facts)) {
            for (int household : households) {
                rows.add(assessor.assess(household));
                if (++done % 5_000 == 0) {
                    progress.accept(done);
                }
            }
            return rows.finish();
        }
    }

    private long writeHouseholds(PGConnection connection, Facts facts, int[] households) throws SQLException {
        Assessor assessor = new Assessor(facts, law);
        try (HouseholdMonthRows rows = new HouseholdMonthRows(connection, facts)) {
            for (int household : households) {
                rows.add(assessor.assess(household));
            }
            return rows.finish();
        }
    }

    /** Asserted in pairs: what was computed, and what can be read back. */
    private void requireAsStored(ClosedRoll roll, ResultHashes hashes) {
        String members = database.onDriver(connection -> StoredResult.MEMBER_MONTHS.hash(connection, roll.period()));
        String households =
                database.onDriver(connection -> StoredResult.HOUSEHOLD_MONTHS.hash(connection, roll.period()));
        if (!members.equals(hashes.memberMonths()) || !households.equals(hashes.householdMonths())) {
            throw new IllegalStateException("the stored decisions of " + roll.period() + " are not those computed");
        }
    }

    private void call(String function, String period) {
        database.app()
                .sql(function)
                .param("period", period)
                .query((row, number) -> "")
                .list();
    }
}
