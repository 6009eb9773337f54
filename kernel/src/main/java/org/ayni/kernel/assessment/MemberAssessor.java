package org.ayni.kernel.assessment;

import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Enrolments;
import org.ayni.kernel.facts.Exemptions;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Mark;
import org.ayni.kernel.facts.MarkSource;
import org.ayni.kernel.rule.ChildPackageComplete;
import org.ayni.kernel.rule.CredWindowsMet;
import org.ayni.kernel.rule.IdentityDocumentInTime;
import org.ayni.kernel.rule.Item;
import org.ayni.kernel.rule.Items;
import org.ayni.kernel.rule.MemberHealth;
import org.ayni.kernel.rule.PregnancyPackageComplete;
import org.ayni.kernel.rule.PrenatalControlInMonth;
import org.ayni.kernel.rule.SchoolAttendanceMet;
import org.ayni.kernel.rule.StudentAge;
import org.ayni.kernel.time.Days;

/**
 * Decides the conditions of one target member in one month. Every condition takes the lines of rulebook §3 in their
 * order, and the first that applies decides: exemption, review, the registry or the sector's record, field format, a
 * report that does not name the member, silence.
 */
final class MemberAssessor {

    private final Facts facts;
    private final MemberHealth health;
    private final Items listener;

    private MonthFrame frame;
    private MemberMonth result = new MemberMonth();
    private int member;
    private Condition heardFor = Condition.CRED;

    /** @param listener hears of every item looked at, for explanations */
    MemberAssessor(Facts facts, MonthFrame anyFrame, Items listener) {
        this.facts = facts;
        this.frame = anyFrame;
        this.health = new MemberHealth(facts.health, anyFrame.kinds);
        this.listener = listener;
    }

    /** Decides every condition that applies, and the package. */
    void decide(MonthFrame month, MemberMonth into) {
        frame = month;
        result = into;
        member = into.member;
        Category category = into.category;
        if (category == Category.PREGNANT || category == Category.INFANT || category == Category.TODDLER) {
            health.moveTo(member, frame.kinds);
        }
        switch (category) {
            case PREGNANT -> {
                prenatal();
                int birth = facts.members.birth(member);
                if (birth != Days.UNKNOWN
                        && StudentAge.decide(birth, facts.members.finished(member), frame.last, frame.scheme.ages())) {
                    school();
                }
                pregnancyPackage();
            }
            case INFANT -> {
                growth();
                identity();
                childPackage();
            }
            case TODDLER -> {
                growth();
                childPackage();
            }
            case PRESCHOOL, STUDENT -> school();
        }
    }

    private void prenatal() {
        if (exempted(Condition.APN) || reviewed(Condition.APN)) {
            return;
        }
        listenFor(Condition.APN);
        if (PrenatalControlInMonth.decide(health, frame.first, frame.last, this::heard)) {
            result.decide(Condition.APN, Outcome.COMPLIED, Reason.OK);
        } else {
            withoutRecord(Condition.APN, Reason.NO_PRENATAL_CONTROL);
        }
    }

    private void growth() {
        if (exempted(Condition.CRED) || reviewed(Condition.CRED)) {
            return;
        }
        listenFor(Condition.CRED);
        int birth = facts.members.birth(member);
        switch (CredWindowsMet.decide(health, birth, frame.scheme.cred(), frame.first, frame.last, this::heard)) {
            case NO_WINDOW_DUE -> result.decide(Condition.CRED, Outcome.NOT_APPLICABLE, Reason.NO_WINDOW_DUE);
            case MET -> result.decide(Condition.CRED, Outcome.COMPLIED, Reason.OK);
            case MISSED -> withoutRecord(Condition.CRED, Reason.CRED_MISSING);
        }
    }

    private void identity() {
        int birth = facts.members.birth(member);
        int deadlineDays = frame.scheme.deadlines().dniDays();
        if (!IdentityDocumentInTime.applies(birth, frame.last, deadlineDays)
                || exempted(Condition.DNI)
                || reviewed(Condition.DNI)) {
            return;
        }
        Reason reason = IdentityDocumentInTime.decide(
                birth, facts.members.dniIssued(member), frame.first, frame.last, deadlineDays);
        result.decide(Condition.DNI, reason == Reason.OK ? Outcome.COMPLIED : Outcome.NOT_COMPLIED, reason);
    }

    private void school() {
        if (exempted(Condition.EDU) || reviewed(Condition.EDU)) {
            return;
        }
        int enrolment = result.enrolment;
        if (facts.calendar.days(facts.members.school(member), frame.index) == 0) {
            result.decide(Condition.EDU, Outcome.NOT_APPLICABLE, Reason.NO_SCHOOL_DAYS);
        } else if (enrolment != Enrolments.NONE
                && facts.enrolments.status(enrolment).isAway()) {
            result.decide(Condition.EDU, Outcome.NOT_COMPLIED, Reason.WITHDRAWN);
        } else {
            int record = facts.attendance.record(member, frame.index);
            if (record >= 0) {
                attended(record);
            } else {
                withoutRecord(Condition.EDU, Reason.CHANGE_NOT_REPORTED);
            }
        }
    }

    private void attended(int record) {
        result.evidence.add(Condition.EDU, Evidence.Kind.ATTENDANCE, facts.attendance.reference(record));
        long days = facts.attendance.days(record);
        if (days == 0) {
            result.decide(Condition.EDU, Outcome.NOT_APPLICABLE, Reason.NO_SCHOOL_DAYS);
        } else if (SchoolAttendanceMet.decide(
                days,
                facts.attendance.absences(record),
                facts.attendance.justified(record),
                frame.scheme.deadlines().attendancePercent())) {
            result.decide(Condition.EDU, Outcome.COMPLIED, Reason.OK);
        } else {
            result.decide(Condition.EDU, Outcome.NOT_COMPLIED, Reason.ATTENDANCE_BELOW_MINIMUM);
        }
    }

    private void pregnancyPackage() {
        if (reviewedPackage()) {
            return;
        }
        listenFor(Condition.PACK);
        int lmp = facts.pregnancies.lmp(result.pregnancy);
        packageIs(PregnancyPackageComplete.decide(health, lmp, frame.scheme, frame.first, frame.last, this::heard));
    }

    private void childPackage() {
        int birth = facts.members.birth(member);
        if (frame.last - birth > frame.scheme.ages().packageChildLastDay() || reviewedPackage()) {
            return;
        }
        listenFor(Condition.PACK);
        packageIs(ChildPackageComplete.decide(
                health,
                birth,
                facts.members.dniIssued(member),
                facts.members.lowBirthWeight(member),
                frame.scheme,
                frame.first,
                frame.last,
                this::heard));
    }

    private void packageIs(Reason reason) {
        result.decide(Condition.PACK, reason == Reason.OK ? Outcome.COMPLETE : Outcome.INCOMPLETE, reason);
    }

    /** Line 1 of rulebook §3: R-EXEMPT. */
    private boolean exempted(Condition condition) {
        Exemptions exemptions = facts.exemptions;
        int household = facts.members.household(member);
        boolean here = exemptions.covers(Exemptions.Scope.DISTRICT, facts.households.ubigeo(household), frame.index)
                || exemptions.covers(Exemptions.Scope.MEMBER, member, frame.index)
                || switch (condition) {
                    case EDU -> exemptions.covers(Exemptions.Scope.SCHOOL, facts.members.school(member), frame.index);
                    case APN, CRED ->
                        exemptions.covers(Exemptions.Scope.FACILITY, facts.members.facility(member), frame.index);
                    case DNI, PACK -> false;
                };
        if (here) {
            result.decide(condition, Outcome.EXEMPT, Reason.EXEMPTED);
        }
        return here;
    }

    /** Line 2: an approved review. */
    private boolean reviewed(Condition condition) {
        Mark mark = facts.marks.mark(member, frame.index, condition, MarkSource.REVIEW);
        if (mark == null) {
            return false;
        }
        marked(condition, MarkSource.REVIEW);
        result.decide(condition, mark == Mark.COMPLIED ? Outcome.COMPLIED : Outcome.NOT_COMPLIED, Reason.REVIEWED);
        return true;
    }

    private boolean reviewedPackage() {
        Mark mark = facts.marks.mark(member, frame.index, Condition.PACK, MarkSource.REVIEW);
        if (mark == null) {
            return false;
        }
        marked(Condition.PACK, MarkSource.REVIEW);
        result.decide(Condition.PACK, mark == Mark.COMPLIED ? Outcome.COMPLETE : Outcome.INCOMPLETE, Reason.REVIEWED);
        return true;
    }

    /** Lines 5 to 7: a field format, a report that does not help, or nothing received. */
    private void withoutRecord(Condition condition, Reason whenReported) {
        Mark format = facts.marks.mark(member, frame.index, condition, MarkSource.FORMAT);
        if (format != null) {
            marked(condition, MarkSource.FORMAT);
            switch (format) {
                case COMPLIED -> result.decide(condition, Outcome.COMPLIED, Reason.FIELD_FORMAT);
                case NOT_COMPLIED -> result.decide(condition, Outcome.NOT_COMPLIED, Reason.FIELD_FORMAT);
                case UNKNOWN -> result.decide(condition, Outcome.NOT_COMPLIED, Reason.CHANGE_NOT_REPORTED);
            }
        } else if (reported(condition)) {
            result.decide(condition, Outcome.NOT_COMPLIED, whenReported);
        } else if (condition != Condition.EDU) {
            result.decide(condition, Outcome.NOT_VERIFIED, Reason.FACILITY_SILENT);
        } else if (facts.members.school(member) < 0 && result.enrolment == Enrolments.NONE) {
            result.decide(condition, Outcome.NOT_COMPLIED, Reason.NOT_ENROLLED);
        } else {
            result.decide(condition, Outcome.NOT_VERIFIED, Reason.SCHOOL_SILENT);
        }
    }

    private boolean reported(Condition condition) {
        return condition == Condition.EDU
                ? facts.reports.schoolReported(facts.members.school(member), frame.index)
                : facts.reports.facilityReported(facts.members.facility(member), frame.index);
    }

    private void marked(Condition condition, MarkSource source) {
        result.evidence.add(
                condition, Evidence.Kind.MARK, facts.marks.reference(member, frame.index, condition, source));
    }

    private void listenFor(Condition condition) {
        heardFor = condition;
        listener.about(member, frame.index, condition);
    }

    private void heard(Item item, int number, int first, int last, int record) {
        if (record >= 0) {
            result.evidence.add(heardFor, Evidence.Kind.HEALTH, facts.health.reference(record));
        } else if (record == Items.MISSED) {
            result.missedItems |= item.bit();
        }
        listener.item(item, number, first, last, record);
    }
}
