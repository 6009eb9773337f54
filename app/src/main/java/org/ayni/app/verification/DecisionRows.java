package org.ayni.app.verification;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.ayni.app.columns.RollNumbers;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.database.FreshPartition;
import org.ayni.kernel.assessment.Evidence;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.time.Bimester;

/** Writes the decisions of a cycle into its partition, with the evidence that each rests on and what it missed. */
final class DecisionRows {

    static final FreshPartition PARTITION = new FreshPartition("verification", "stored_decision", """
            period, household, number, person, month, category, condition, outcome, reason,
            missed, health_records, attendance_record, mark""", "sum(outcome)");

    private static final int COLUMNS = 13;
    private static final Condition[] CONDITIONS = Condition.values();

    private final byte[] period;
    private final BinaryCopy rows;
    private RollNumbers numbers = new RollNumbers();
    private int[] health = new int[32];
    private int healthSize;

    DecisionRows(BinaryCopy rows, Bimester bimester) {
        this.rows = rows;
        this.period = bimester.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The households that follow, and their members, have these numbers. */
    void goOn(RollNumbers others) {
        numbers = others;
    }

    void add(HouseholdAssessment household) throws SQLException {
        int number = 0;
        for (int i = 0; i < 2; i++) {
            HouseholdMonth month = household.month(i);
            for (int m = 0; m < month.size(); m++) {
                number = add(household.household(), number, i + 1, month.member(m));
            }
        }
    }

    /** Returns the number of the last decision of the household. */
    private int add(int household, int lastNumber, int monthNumber, MemberMonth month) throws SQLException {
        int number = lastNumber;
        for (Condition condition : CONDITIONS) {
            Outcome outcome = month.outcome(condition);
            if (outcome == null) {
                continue;
            }
            rows.row(COLUMNS)
                    .text(period)
                    .int4(numbers.household(household))
                    .int2(++number)
                    .int4(numbers.person(month.member()))
                    .int2(monthNumber)
                    .int2(month.category().ordinal())
                    .int2(condition.ordinal())
                    .int2(outcome.ordinal())
                    .int2(month.reason(condition).ordinal());
            int missed = MissedItems.of(month, condition);
            if (missed == 0) {
                rows.nothing();
            } else {
                rows.int4(missed);
            }
            evidence(month.evidence(), condition);
        }
        return number;
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
}
