package org.ayni.kernel.assessment;

import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Enrolments;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Members;
import org.ayni.kernel.facts.Rows;
import org.ayni.kernel.facts.Scopes;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.rule.BaseAmount;
import org.ayni.kernel.rule.EarlyChildhoodAmount;
import org.ayni.kernel.rule.HouseholdIsNew;
import org.ayni.kernel.rule.MemberCounts;
import org.ayni.kernel.rule.SecondaryAmount;
import org.ayni.kernel.rule.TopOfSection;
import org.ayni.kernel.rule.VraemAmount;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;
import org.jspecify.annotations.Nullable;

/** The lines of one bimestre of the horizon for a household that R-STATE pays. */
final class BimesterLines {

    private final Facts facts;
    private final int index;
    private final Bimester bimester;
    private final MonthFrame[] frames;
    private final @Nullable SchoolYearEnd schoolYearEnd;

    BimesterLines(Facts facts, Law law, MonthFrame[] frames, int index) {
        this.facts = facts;
        this.index = index;
        this.bimester = facts.horizon.bimester(index);
        this.frames = new MonthFrame[] {frames[2 * index], frames[2 * index + 1]};
        this.schoolYearEnd = bimester.number() == 1 ? new SchoolYearEnd(facts, law, bimester.year() - 1) : null;
    }

    /** The 31 December to which R-VRAEM looks back. */
    private static final class SchoolYearEnd {
        final int year;
        final int day;
        final Scheme.Amounts amounts;
        final Scopes.Districts districts;

        SchoolYearEnd(Facts facts, Law law, int year) {
            this.year = year;
            this.day = Days.lastDayOf(year * 12 + 11);
            this.amounts = law.schemeAt(Days.toDate(day)).amounts();
            this.districts = facts.scopes.on(Concept.VRAEM, day);
        }
    }

    /** @param months the household's two months of this bimestre */
    void add(int household, HouseholdMonth[] months, Lines lines) {
        if (isNew(household, months)) {
            for (MonthFrame frame : frames) {
                long base = frame.scheme.amounts().base();
                line(lines, Concept.BASE, frame.month, Lines.NO_MEMBER, base, Reason.NEW_HOUSEHOLD);
            }
            return;
        }
        for (int i = 0; i < frames.length; i++) {
            month(household, frames[i], months[i], lines);
        }
        if (schoolYearEnd != null) {
            schoolYear(household, schoolYearEnd, lines);
        }
    }

    private boolean isNew(int household, HouseholdMonth[] months) {
        return HouseholdIsNew.decide(
                facts.households.affiliatedOn(household),
                frames[0].first,
                frames[1].last,
                months[0].size() > 0 || months[1].size() > 0,
                facts.liquidated.firstPeriod(household),
                bimester.ordinal());
    }

    private void month(int household, MonthFrame frame, HouseholdMonth month, Lines lines) {
        Scheme.Amounts amounts = frame.scheme.amounts();
        line(
                lines,
                Concept.BASE,
                frame.month,
                Lines.NO_MEMBER,
                BaseAmount.decide(month.outcome, amounts.base()),
                BaseAmount.reason(month.outcome));
        int district = facts.households.ubigeo(household);
        long early = EarlyChildhoodAmount.decide(
                month.outcome, month.packages, month.completePackages, frame.earlyChildhood(district));
        earned(lines, Concept.TPI, frame.month, Lines.NO_MEMBER, early);
        boolean upperScope = frame.upperSecondary.includes(district);
        boolean lowerScope = frame.lowerSecondary.includes(district);
        for (int i = 0; i < month.size() && (upperScope || lowerScope); i++) {
            secondary(frame, month.member(i), upperScope, lowerScope, lines);
        }
    }

    private void secondary(MonthFrame frame, MemberMonth member, boolean upper, boolean lower, Lines lines) {
        Outcome school = member.outcome(Condition.EDU);
        int enrolment = member.enrolment;
        if (school == null || enrolment == Enrolments.NONE || member.category == Category.PRESCHOOL) {
            return;
        }
        Scheme.Amounts amounts = frame.scheme.amounts();
        int grade = facts.enrolments.grade(enrolment);
        var level = facts.enrolments.level(enrolment);
        long tas = SecondaryAmount.decide(school, level, frame.isUpperGrade(grade), upper, amounts.tas());
        earned(lines, Concept.TAS, frame.month, member.member, tas);
        long tbs = SecondaryAmount.decide(school, level, frame.isLowerGrade(grade), lower, amounts.tbs());
        earned(lines, Concept.TBS, frame.month, member.member, tbs);
    }

    private void schoolYear(int household, SchoolYearEnd end, Lines lines) {
        Members members = facts.members;
        Rows rows = members.byHousehold();
        boolean inScope = end.districts.includes(facts.households.ubigeo(household));
        for (int i = rows.from(household); i < rows.to(household) && inScope; i++) {
            int member = rows.row(i);
            int enrolment = facts.enrolments.inForce(member, end.year, facts.horizon.cutDay());
            boolean counts = MemberCounts.decide(
                    members.joined(member), members.left(member), members.died(member), members.birth(member), end.day);
            if (counts && enrolment != Enrolments.NONE) {
                boolean top = TopOfSection.decide(
                        facts.enrolments.rank(enrolment),
                        facts.enrolments.section(enrolment),
                        end.amounts.vraemTopDivisor());
                long amount = VraemAmount.decide(
                        facts.enrolments.status(enrolment), top, true, end.amounts.vraem(), end.amounts.vraemTop());
                earned(lines, Concept.VRAEM, ~end.year, member, amount);
            }
        }
    }

    /** Only what is above zero makes a line; the base alone is written also when it is zero. */
    private void earned(Lines lines, Concept concept, int monthOrYear, int member, long amount) {
        if (amount > 0) {
            line(lines, concept, monthOrYear, member, amount, Reason.OK);
        }
    }

    private void line(Lines lines, Concept concept, int monthOrYear, int member, long amount, Reason reason) {
        lines.add(LineKind.CURRENT, index, concept, monthOrYear, member, amount, reason);
    }
}
