package org.ayni.kernel.assessment;

import java.util.Arrays;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.jspecify.annotations.Nullable;

/** What was decided for one target member in one month. Reused from household to household; copy what you keep. */
public final class MemberMonth {

    private static final Outcome[] NO_OUTCOMES = new Outcome[Condition.values().length];

    int member;
    int monthIndex;
    Category category = Category.STUDENT;
    int pregnancy;
    int enrolment;
    private final @Nullable Outcome[] outcomes = new Outcome[NO_OUTCOMES.length];
    private final Reason[] reasons = new Reason[NO_OUTCOMES.length];
    int missedItems;
    final Evidence evidence = new Evidence();

    MemberMonth() {
        Arrays.fill(reasons, Reason.OK);
    }

    void reset(int newMember, int newMonthIndex, Category newCategory, int newPregnancy, int newEnrolment) {
        member = newMember;
        monthIndex = newMonthIndex;
        category = newCategory;
        pregnancy = newPregnancy;
        enrolment = newEnrolment;
        Arrays.fill(outcomes, null);
        missedItems = 0;
        evidence.clear();
    }

    void decide(Condition condition, Outcome outcome, Reason reason) {
        outcomes[condition.ordinal()] = outcome;
        reasons[condition.ordinal()] = reason;
    }

    /** Row of {@code Members}. */
    public int member() {
        return member;
    }

    /** Index of the month in the horizon. */
    public int monthIndex() {
        return monthIndex;
    }

    public Category category() {
        return category;
    }

    /** Row of the pregnancy in force, or -1. */
    public int pregnancy() {
        return pregnancy;
    }

    /** Row of the enrolment in force at the reference day, or -1. */
    public int enrolment() {
        return enrolment;
    }

    /** The outcome of a condition, or null when it does not apply. */
    public @Nullable Outcome outcome(Condition condition) {
        return outcomes[condition.ordinal()];
    }

    /** The reason of a condition that applies. */
    public Reason reason(Condition condition) {
        return reasons[condition.ordinal()];
    }

    /** The bits of {@code Item} that no record served, of CRED and of the package. */
    public int missedItems() {
        return missedItems;
    }

    public Evidence evidence() {
        return evidence;
    }
}
