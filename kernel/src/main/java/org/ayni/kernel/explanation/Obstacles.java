package org.ayni.kernel.explanation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Classification;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.MarkSource;
import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.rule.Item;
import org.ayni.kernel.rule.Items;
import org.ayni.kernel.rule.SchoolAttendanceMet;
import org.ayni.kernel.time.Days;

/**
 * The facts that may have stood in the way of a household, each as it would have to be: those that the reasons of the
 * decision name. Whether one of them is enough, only trying tells.
 */
final class Obstacles {

    private final Facts facts;
    private final Law law;
    private final HeardItems items;
    private final Set<Change> found = new LinkedHashSet<>();

    /** @param items what the assessment of the household looked at */
    Obstacles(Facts facts, Law law, HeardItems items) {
        this.facts = facts;
        this.law = law;
        this.items = items;
    }

    List<Change> of(HouseholdAssessment assessment) {
        found.clear();
        ofHousehold(assessment);
        for (int i = 0; i < 2; i++) {
            HouseholdMonth month = assessment.month(i);
            for (int position = 0; position < month.size(); position++) {
                ofMember(month.member(position));
            }
        }
        return new ArrayList<>(found);
    }

    private void ofHousehold(HouseholdAssessment assessment) {
        int household = assessment.household();
        int closingDay = Days.of(facts.horizon.closingDay());
        Classification classification = facts.households.classification(household);
        switch (assessment.state()) {
            case SUSPENDED -> found.add(new Change.NotSuspended());
            case NOT_POOR -> found.add(new Change.Poor(facts.households.validTo(household)));
            case CLASSIFICATION_EXPIRED ->
                found.add(new Change.ClassificationValid(
                        classification == Classification.UNKNOWN ? Classification.PNE : classification, closingDay));
            default -> {}
        }
        if (assessment.isHeld()) {
            found.add(new Change.AccountActive());
        }
    }

    private void ofMember(MemberMonth month) {
        for (Condition condition : Condition.values()) {
            Outcome outcome = month.outcome(condition);
            if (outcome != null && isBad(outcome)) {
                ofCondition(month, condition, month.reason(condition));
            }
        }
    }

    static boolean isBad(Outcome outcome) {
        return switch (outcome) {
            case NOT_COMPLIED, NOT_VERIFIED, INCOMPLETE -> true;
            case COMPLIED, EXEMPT, NOT_APPLICABLE, COMPLETE -> false;
        };
    }

    private void ofCondition(MemberMonth month, Condition condition, Reason reason) {
        int member = month.member();
        int index = month.monthIndex();
        if (reason == Reason.REVIEWED) {
            found.add(new Change.MarkedAsMet(member, index, condition, MarkSource.REVIEW));
            return;
        }
        switch (condition) {
            case EDU -> ofSchool(month, reason);
            case DNI -> ofDocument(month);
            case APN, CRED, PACK -> ofItems(month, condition);
        }
        if (facts.marks.mark(member, index, condition, MarkSource.FORMAT) != null) {
            found.add(new Change.MarkedAsMet(member, index, condition, MarkSource.FORMAT));
        }
    }

    private void ofSchool(MemberMonth month, Reason reason) {
        int member = month.member();
        int index = month.monthIndex();
        int record = facts.attendance.record(member, index);
        if (reason == Reason.WITHDRAWN) {
            found.add(new Change.Enrolled(member, index, month.enrolment()));
        } else if (record >= 0) {
            fewerAbsences(month, record);
        }
        int days = facts.calendar.days(facts.members.school(member), index);
        if (record < 0 && days > 0) {
            found.add(new Change.AttendanceSent(member, index, days));
        }
    }

    /** The fewest days less that reach the minimum: attendance exactly at the limit. */
    private void fewerAbsences(MemberMonth month, int record) {
        long days = facts.attendance.days(record);
        long absences = facts.attendance.absences(record);
        long justified = facts.attendance.justified(record);
        int minimum = scheme(month.monthIndex()).deadlines().attendancePercent();
        long enough = absences;
        if (!SchoolAttendanceMet.decide(days, 0, justified, minimum)) {
            return;
        }
        long tooFew = 0;
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (SchoolAttendanceMet.decide(days, absences - middle, justified, minimum)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        found.add(new Change.FewerAbsences(month.member(), month.monthIndex(), days, absences, justified, enough));
    }

    /** Issued on the day of the deadline, or on the last day of the month where that is enough. */
    private void ofDocument(MemberMonth month) {
        int member = month.member();
        int last = Days.lastDayOf(facts.horizon.month(month.monthIndex()));
        int deadline = facts.members.birth(member)
                + scheme(month.monthIndex()).deadlines().dniDays();
        found.add(new Change.DocumentIssued(member, month.monthIndex(), last));
        found.add(new Change.DocumentIssued(member, month.monthIndex(), deadline));
    }

    private void ofItems(MemberMonth month, Condition condition) {
        for (HeardItems.Heard heard : items.of(month.member(), month.monthIndex(), condition)) {
            if (heard.record() != Items.MISSED) {
                continue;
            }
            int day = Math.min(heard.last(), facts.horizon.cutDay());
            if (heard.item() == Item.PACKAGE_DNI) {
                found.add(new Change.DocumentIssued(month.member(), month.monthIndex(), heard.last()));
            } else if (day >= heard.first()) {
                found.add(new Change.Served(
                        month.member(),
                        month.monthIndex(),
                        heard.item(),
                        heard.number(),
                        heard.first(),
                        day,
                        word(kind(heard.item()), month.monthIndex())));
            }
        }
    }

    /** A word of the vocabulary that is an attention of this kind. */
    private int word(HealthKind kind, int monthIndex) {
        int[] kinds = facts.health.vocabulary.kinds(scheme(monthIndex));
        for (int word = 0; word < kinds.length; word++) {
            if ((kinds[word] & kind.bit()) != 0) {
                return word;
            }
        }
        throw new IllegalStateException("the law has no code for " + kind);
    }

    private Scheme scheme(int monthIndex) {
        return law.schemeAt(Days.toDate(Days.lastDayOf(facts.horizon.month(monthIndex))));
    }

    private static HealthKind kind(Item item) {
        return switch (item) {
            case CRED_NEWBORN, CRED_MONTHLY, CRED_SECOND_YEAR, CRED_THIRD_YEAR -> HealthKind.CRED;
            case PNEUMOCOCCAL -> HealthKind.PNEUMOCOCCAL;
            case POLIO -> HealthKind.POLIO;
            case PENTAVALENT -> HealthKind.PENTAVALENT;
            case ROTAVIRUS -> HealthKind.ROTAVIRUS;
            case IRON_FIRST, IRON -> HealthKind.IRON;
            case MICRONUTRIENT -> HealthKind.MICRONUTRIENT;
            case TREATMENT -> HealthKind.TREATMENT;
            case HAEMOGLOBIN -> HealthKind.HAEMOGLOBIN;
            case PRENATAL_IN_MONTH, PRENATAL_FIRST -> HealthKind.PRENATAL;
            case PACKAGE_DNI -> throw new IllegalArgumentException("a document is not an attention");
        };
    }
}
