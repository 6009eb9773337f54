package org.ayni.kernel.explanation;

import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.facts.AccountState;
import org.ayni.kernel.facts.Classification;
import org.ayni.kernel.facts.EnrolmentStatus;
import org.ayni.kernel.facts.HouseholdCopy;
import org.ayni.kernel.facts.HouseholdState;
import org.ayni.kernel.facts.Mark;
import org.ayni.kernel.facts.MarkSource;
import org.ayni.kernel.rule.Item;

/** One fact of a household as it would have to be. Members and enrolments are rows of the facts that were assessed. */
public sealed interface Change {

    /** Changes a copy of the household's facts. */
    void applyTo(HouseholdCopy copy);

    /** The account is active (R-HOLD). */
    record AccountActive() implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.account(AccountState.ACTIVE);
        }
    }

    /** The household is not suspended (R-STATE). */
    record NotSuspended() implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.state(HouseholdState.AFFILIATED);
        }
    }

    /**
     * The household is classified as poor (R-STATE).
     *
     * @param validTo last day of the validity, as it is
     */
    record Poor(int validTo) implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.classification(Classification.PNE, validTo);
        }
    }

    /**
     * The classification is valid on the closing day (R-STATE).
     *
     * @param classification as it is, or the less poor of the two when there is none
     */
    record ClassificationValid(Classification classification, int closingDay) implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.classification(classification, closingDay);
        }
    }

    /**
     * Attendance exactly at the limit: as few absences less as it takes (R-EDU).
     *
     * @param fewer days
     */
    record FewerAbsences(int member, int monthIndex, long days, long absences, long justified, long fewer)
            implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.attendance(member, monthIndex, days, absences - fewer, justified);
        }
    }

    /**
     * The school sends the attendance of a month, and it is enough (R-EDU).
     *
     * @param days school days of the month
     */
    record AttendanceSent(int member, int monthIndex, long days) implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.attendance(member, monthIndex, days, 0, 0);
        }
    }

    /** The enrolment in force is not withdrawn (R-EDU). */
    record Enrolled(int member, int monthIndex, int enrolment) implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.enrolment(enrolment, EnrolmentStatus.ENROLLED);
        }
    }

    /**
     * A control, dose, delivery or test that was missed is given on the last day that serves.
     *
     * @param first first day that serves
     * @param word of the vocabulary: a code that counts
     */
    record Served(int member, int monthIndex, Item item, int number, int first, int day, int word) implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.health(member, day, word);
        }
    }

    /** The identity document is issued on a day (R-DNI, R-PACK). */
    record DocumentIssued(int member, int monthIndex, int day) implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.document(member, day);
        }
    }

    /** A field format or a review that said no says yes. */
    record MarkedAsMet(int member, int monthIndex, Condition condition, MarkSource source) implements Change {
        @Override
        public void applyTo(HouseholdCopy copy) {
            copy.mark(member, monthIndex, condition, Mark.COMPLIED, source);
        }
    }
}
