package org.ayni.kernel.assessment;

import java.util.Arrays;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Enrolments;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Households;
import org.ayni.kernel.facts.Liquidated;
import org.ayni.kernel.facts.Members;
import org.ayni.kernel.facts.Rows;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.rule.AmountIsHeld;
import org.ayni.kernel.rule.HouseholdCompliesInMonth;
import org.ayni.kernel.rule.HouseholdIsPaid;
import org.ayni.kernel.rule.Items;
import org.ayni.kernel.rule.LateDifference;
import org.ayni.kernel.rule.MemberCompliesInMonth;
import org.ayni.kernel.rule.MemberCounts;
import org.ayni.kernel.rule.PregnancyInForce;
import org.ayni.kernel.rule.TargetCategory;
import org.ayni.kernel.time.Days;
import org.jspecify.annotations.Nullable;

/**
 * Assesses households one by one: target members, conditions, months, lines, differences with earlier bimestres, totals.
 *
 * <p>An assessor is cheap and not safe for two threads; the facts and the law are shared.
 */
public final class Assessor {

    /** The conditions that decide a month; the package only decides the early-childhood transfer. */
    private static final Condition[] DECIDING = {Condition.APN, Condition.CRED, Condition.DNI, Condition.EDU};

    private final Facts facts;
    private final int closingDay;
    private final MonthFrame[] frames;
    private final BimesterLines[] bimesters;
    private final MemberAssessor memberAssessor;

    private final HouseholdAssessment result;
    private final Lines computed = new Lines();
    private final Lines differences = new Lines();

    /**
     * @param facts sealed
     * @throws org.ayni.kernel.law.NoValueInForce when the law lacks a value for a day of the horizon
     */
    public Assessor(Facts facts, Law law) {
        this(facts, law, Items.UNHEARD);
    }

    /** @param listener hears of every health item looked at, also in recomputed months */
    public Assessor(Facts facts, Law law, Items listener) {
        this.facts = facts;
        this.closingDay = Days.of(facts.horizon.closingDay());
        this.frames = new MonthFrame[facts.horizon.months()];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = new MonthFrame(facts, law, i);
        }
        this.bimesters = new BimesterLines[facts.horizon.bimesters()];
        for (int i = 0; i < bimesters.length; i++) {
            bimesters[i] = new BimesterLines(facts, law, frames, i);
        }
        this.result = new HouseholdAssessment(facts.horizon.earlierBimesters());
        this.memberAssessor = new MemberAssessor(facts, frames[0], listener);
    }

    /**
     * Decides everything about a household.
     *
     * @param household row of {@code Households}
     * @return the same object every time: read it before the next call
     */
    public HouseholdAssessment assess(int household) {
        return assess(household, facts.horizon.earlierBimesters());
    }

    /**
     * Decides the bimestre itself and leaves out the differences about earlier ones (R-RETRO): a third of the work, for who
     * knows them already.
     *
     * @return the same object every time, without lines about earlier bimestres
     */
    public HouseholdAssessment assessPeriodOnly(int household) {
        return assess(household, 0);
    }

    private HouseholdAssessment assess(int household, int recomputed) {
        Households households = facts.households;
        int period = facts.horizon.earlierBimesters();
        Arrays.fill(result.recomputed, false);
        Reason state = HouseholdIsPaid.decide(
                households.state(household),
                households.classification(household),
                households.validTo(household),
                closingDay);
        result.amounts.begin(
                household,
                state,
                AmountIsHeld.decide(households.account(household)),
                households.openBalance(household));
        decideMonths(household, period, result.months);
        if (state == Reason.OK) {
            bimesters[period].add(household, result.months, result.lines());
            for (int earlier = 0; earlier < recomputed; earlier++) {
                addDifferences(household, earlier);
            }
        } else {
            addUnpaidMonths(period);
        }
        result.amounts.addUp();
        return result;
    }

    private void addUnpaidMonths(int period) {
        for (int i = 0; i < 2; i++) {
            MonthFrame frame = frames[2 * period + i];
            result.lines().add(LineKind.CURRENT, period, Concept.BASE, frame.month, Lines.NO_MEMBER, 0, result.state());
        }
    }

    /** R-RETRO: an earlier bimestre as it would be now, less everything liquidated for it so far. */
    private void addDifferences(int household, int bimester) {
        Liquidated liquidated = facts.liquidated;
        Rows rows = liquidated.byHousehold();
        differences.clear();
        boolean wasLiquidated = false;
        for (int i = rows.from(household); i < rows.to(household); i++) {
            int row = rows.row(i);
            if (liquidated.bimester(row) == bimester) {
                wasLiquidated = true;
                differences.addTo(
                        liquidated.concept(row),
                        liquidated.monthOrYear(row),
                        liquidated.member(row),
                        Math.negateExact(liquidated.amount(row)));
            }
        }
        if (!wasLiquidated) {
            return;
        }
        result.recomputed[bimester] = true;
        decideMonths(household, bimester, result.earlierMonths[bimester]);
        computed.clear();
        bimesters[bimester].add(household, result.earlierMonths[bimester], computed);
        for (int i = 0; i < computed.size(); i++) {
            differences.addTo(computed.concept(i), computed.monthOrYear(i), computed.member(i), computed.amount(i));
        }
        for (int i = 0; i < differences.size(); i++) {
            long difference = differences.amount(i);
            if (difference != 0) {
                result.lines()
                        .add(
                                LateDifference.kind(difference),
                                bimester,
                                differences.concept(i),
                                differences.monthOrYear(i),
                                differences.member(i),
                                difference,
                                Reason.LATE_EVIDENCE);
            }
        }
    }

    private void decideMonths(int household, int bimester, HouseholdMonth[] months) {
        for (int i = 0; i < 2; i++) {
            decideMonth(household, frames[2 * bimester + i], months[i]);
        }
    }

    private void decideMonth(int household, MonthFrame frame, HouseholdMonth month) {
        month.reset();
        Rows rows = facts.members.byHousehold();
        Outcome worst = MemberCompliesInMonth.START;
        for (int i = rows.from(household); i < rows.to(household); i++) {
            MemberMonth member = targetMember(rows.row(i), household, frame, month);
            if (member != null) {
                memberAssessor.decide(frame, member);
                worst = worst(worst, member);
                Outcome pack = member.outcome(Condition.PACK);
                month.packages += pack != null ? 1 : 0;
                month.completePackages += pack == Outcome.COMPLETE ? 1 : 0;
            }
        }
        month.outcome = HouseholdCompliesInMonth.decide(month.size(), worst);
    }

    private @Nullable MemberMonth targetMember(int member, int household, MonthFrame frame, HouseholdMonth month) {
        Members members = facts.members;
        int birth = members.birth(member);
        if (!MemberCounts.decide(
                members.joined(member), members.left(member), members.died(member), birth, frame.last)) {
            return null;
        }
        int pregnancy = PregnancyInForce.decide(
                facts.pregnancies, member, frame.last, frame.scheme.ages().pregnancyLastDay());
        int enrolment = facts.enrolments.inForce(member, frame.year, frame.last);
        int place = facts.households.place(household);
        Category category = TargetCategory.decide(
                pregnancy != PregnancyInForce.NONE,
                birth,
                members.finished(member),
                enrolment != Enrolments.NONE
                        && facts.enrolments.status(enrolment).isAtSchool(),
                place >= 0 && facts.inicialPlaces.get(place),
                frame.last,
                frame.scheme.ages());
        if (category == null) {
            return null;
        }
        MemberMonth target = month.next();
        target.reset(member, frame.index, category, pregnancy, enrolment);
        return target;
    }

    private static Outcome worst(Outcome sofar, MemberMonth member) {
        Outcome worst = sofar;
        for (Condition condition : DECIDING) {
            Outcome outcome = member.outcome(condition);
            if (outcome != null) {
                worst = MemberCompliesInMonth.decide(worst, outcome);
            }
        }
        return worst;
    }
}
