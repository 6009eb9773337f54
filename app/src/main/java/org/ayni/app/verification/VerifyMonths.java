package org.ayni.app.verification;

import java.sql.Timestamp;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.law.Law;

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
     * Decides and stores, each household once: its decisions go to the database while the next is decided, and the fingerprints
     * are taken beside it.
     *
     * @param read facts of the closed roll, sealed, and the database's numbers of their households and members
     * @param progress hears how many households are done
     */
    public Verified verify(ClosedRoll roll, ClosedFacts.Read read, Actor by, LongConsumer progress) {
        String period = roll.period().toString();
        Facts facts = read.facts();
        int[] households = IdOrder.of(facts.households.ids);
        call("SELECT verification.open_period(:period)", period);
        HouseholdMonthRows outcomes = new HouseholdMonthRows(households);
        ResultHashes.Digesting digesting = new ResultHashes.Digesting(facts);
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            long decisions = database.onDriver(connection -> {
                Assessor assessor = new Assessor(facts, law);
                try (DecisionRows rows = new DecisionRows(connection, roll.period(), read.numbers())) {
                    long done = 0;
                    for (int household : households) {
                        HouseholdAssessment assessment = assessor.assess(household);
                        rows.add(assessment);
                        outcomes.keep(assessment);
                        digesting.acceptMonths(assessment);
                        if (++done % 5_000 == 0) {
                            progress.accept(done);
                        }
                    }
                    return rows.finish();
                }
            });
            Future<ResultHashes> hashing = beside.submit(digesting::finish);
            long months = database.onDriver(connection -> outcomes.write(connection, roll.period(), read.numbers()));
            call("SELECT verification.publish_period(:period)", period);
            ResultHashes hashes = hashing.get();
            requireAsStored(roll, decisions, months);
            return store(roll, facts, hashes, decisions, months, by);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
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

    /**
     * Asserted in pairs: what was written, and what is there. That every row reads back as it was computed is asserted where
     * money depends on it, before the authorisation.
     */
    private void requireAsStored(ClosedRoll roll, long decisions, long months) {
        long stored = database.app()
                .sql("""
                        SELECT (SELECT count(*) FROM verification.stored_decision WHERE period = :period)
                               + (SELECT count(*) FROM verification.stored_household_month WHERE period = :period)""")
                .param("period", roll.period().toString())
                .query(Long.class)
                .single();
        if (stored != decisions + months) {
            throw new IllegalStateException("of " + (decisions + months) + " decisions and months of " + roll.period()
                    + " the database has " + stored);
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
