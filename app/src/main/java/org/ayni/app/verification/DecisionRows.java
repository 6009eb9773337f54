package org.ayni.app.verification;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.ayni.app.database.BinaryCopy;
import org.ayni.kernel.assessment.Evidence;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.time.Bimester;
import org.postgresql.PGConnection;

/** Writes the decisions of a cycle into its partition, with the evidence that each rests on and what it missed. */
final class DecisionRows implements AutoCloseable {

    private static final int COLUMNS = 12;
    private static final Condition[] CONDITIONS = Condition.values();
    private static final byte[][] CATEGORY_NAMES = BinaryCopy.names(Category.values());
    private static final byte[][] CONDITION_NAMES = BinaryCopy.names(CONDITIONS);
    private static final byte[][] OUTCOME_NAMES = BinaryCopy.names(Outcome.values());
    private static final byte[][] REASON_NAMES = BinaryCopy.names(Reason.values());

    private final Facts facts;
    private final byte[] period;
    private final byte[][] months;
    private final BinaryCopy rows;
    private final MissedItems missed = new MissedItems();
    private int[] health = new int[32];
    private int healthSize;

    DecisionRows(PGConnection connection, Facts facts) throws SQLException {
        Bimester bimester = facts.horizon.period();
        this.facts = facts;
        this.period = bimester.toString().getBytes(StandardCharsets.US_ASCII);
        this.months = Months.of(bimester);
        this.rows = BinaryCopy.into(connection, """
                COPY verification.%s (
                    period, household, member, month, category, condition, outcome, reason,
                    missed, health_records, attendance_record, mark)
                FROM STDIN (FORMAT binary)""".formatted(Partition.of("member_decision", bimester)));
    }

    void add(HouseholdAssessment household) throws SQLException {
        for (int i = 0; i < 2; i++) {
            HouseholdMonth month = household.month(i);
            for (int m = 0; m < month.size(); m++) {
                add(household.household(), months[i], month.member(m));
            }
        }
    }

    private void add(int household, byte[] monthText, MemberMonth month) throws SQLException {
        for (Condition condition : CONDITIONS) {
            Outcome outcome = month.outcome(condition);
            if (outcome == null) {
                continue;
            }
            missed.of(month, condition);
            rows.row(COLUMNS)
                    .text(period)
                    .text(facts.households.ids, household)
                    .text(facts.members.ids, month.member())
                    .text(monthText)
                    .text(CATEGORY_NAMES[month.category().ordinal()])
                    .text(CONDITION_NAMES[condition.ordinal()])
                    .text(OUTCOME_NAMES[outcome.ordinal()])
                    .text(REASON_NAMES[month.reason(condition).ordinal()])
                    .textArray(missed.names, missed.size);
            evidence(month.evidence(), condition);
        }
    }

    private void evidence(Evidence evidence, Condition condition) {
        healthSize = 0;
        int attendance = -1;
        int mark = -1;
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.condition(i) == condition) {
                switch (evidence.kind(i)) {
                    case HEALTH -> addHealth(evidence.reference(i));
                    case ATTENDANCE -> attendance = evidence.reference(i);
                    case MARK -> mark = evidence.reference(i);
                }
            }
        }
        rows.int4Array(health, healthSize);
        number(attendance);
        number(mark);
    }

    /** One record may serve two items of the package; it is linked once. */
    private void addHealth(int reference) {
        for (int i = 0; i < healthSize; i++) {
            if (health[i] == reference) {
                return;
            }
        }
        if (healthSize == health.length) {
            health = Arrays.copyOf(health, healthSize * 2);
        }
        health[healthSize++] = reference;
    }

    private void number(int reference) {
        if (reference < 0) {
            rows.nothing();
        } else {
            rows.int4(reference);
        }
    }

    /** Returns how many decisions were written. */
    long finish() throws SQLException {
        return rows.finish();
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
