package org.ayni.kernel.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Days;

/**
 * The facts of one household, copied out of sealed facts, with single facts changed: to ask what would have been decided.
 *
 * <p>Members are named by their rows in the source. What is added counts as received on the day of the evidence cut, so it
 * comes before what it corrects.
 */
public final class HouseholdCopy {

    private static final int NO_REFERENCE = 0;

    private final Facts source;
    private final Law law;
    private final int household;
    private final Map<Integer, Integer> documents = new HashMap<>();
    private final Map<Integer, EnrolmentStatus> statuses = new HashMap<>();
    private final List<Consumer<Facts>> added = new ArrayList<>();
    private final Map<Integer, Integer> rows = new HashMap<>();
    private HouseholdState state;
    private Classification classification;
    private int validTo;
    private AccountState account;

    /**
     * @param source sealed
     * @param law the one with which the source was read
     */
    public HouseholdCopy(Facts source, Law law, int household) {
        this.source = source;
        this.law = law;
        this.household = household;
        this.state = source.households.state(household);
        this.classification = source.households.classification(household);
        this.validTo = source.households.validTo(household);
        this.account = source.households.account(household);
        Rows members = source.members.byHousehold();
        for (int i = members.from(household); i < members.to(household); i++) {
            rows.put(members.row(i), rows.size());
        }
    }

    public void state(HouseholdState changed) {
        state = changed;
    }

    public void classification(Classification changed, int changedValidTo) {
        classification = changed;
        validTo = changedValidTo;
    }

    public void account(AccountState changed) {
        account = changed;
    }

    public void document(int member, int issuedOn) {
        documents.put(member, issuedOn);
    }

    public void enrolment(int row, EnrolmentStatus changed) {
        statuses.put(row, changed);
    }

    public void attendance(int member, int monthIndex, long days, long absences, long justified) {
        int month = source.horizon.month(monthIndex);
        added.add(copy -> copy.attendance.add(
                row(member), month, days, absences, justified, source.horizon.cutDay(), NO_REFERENCE));
    }

    /** @param word of the vocabulary of the source */
    public void health(int member, int day, int word) {
        added.add(copy -> copy.health.add(row(member), day, word, source.horizon.cutDay(), NO_REFERENCE));
    }

    public void mark(int member, int monthIndex, Condition condition, Mark mark, MarkSource from) {
        int month = source.horizon.month(monthIndex);
        added.add(copy ->
                copy.marks.add(row(member), month, condition, mark, from, source.horizon.cutDay(), NO_REFERENCE));
    }

    /** The copy, sealed: the household is row 0. */
    public Facts facts() {
        Facts copy = new Facts(source.horizon, law);
        copyHousehold(copy);
        copyPlaces(copy);
        for (int member : membersInOrder()) {
            copyMember(copy, member);
        }
        copyLiquidated(copy);
        added.forEach(fact -> fact.accept(copy));
        copy.seal();
        return copy;
    }

    private List<Integer> membersInOrder() {
        Rows members = source.members.byHousehold();
        List<Integer> order = new ArrayList<>();
        for (int i = members.from(household); i < members.to(household); i++) {
            order.add(members.row(i));
        }
        return order;
    }

    private int row(int member) {
        Integer found = rows.get(member);
        if (found == null) {
            throw new IllegalArgumentException("not a member of this household: row " + member);
        }
        return found;
    }

    private void copyHousehold(Facts copy) {
        Households from = source.households;
        copy.households.ids.intern(from.ids.get(household));
        copy.households.add(
                code(source.districts, copy.districts, from.ubigeo(household)),
                code(source.places, copy.places, from.place(household)),
                state,
                from.affiliatedOn(household),
                classification,
                validTo,
                account,
                from.openBalance(household));
    }

    /** What hangs on the household's district and centro poblado, and on nobody. */
    private void copyPlaces(Facts copy) {
        int district = source.households.ubigeo(household);
        int place = source.households.place(household);
        if (place >= 0 && source.inicialPlaces.get(place)) {
            copy.inicialPlaces.set(copy.households.place(0));
        }
        for (Scopes.Row scope : source.scopes.rows()) {
            if (scope.district() == Scopes.EVERYWHERE) {
                copy.scopes.add(scope.transfer(), Scopes.EVERYWHERE, scope.from(), scope.to());
            } else if (scope.district() == district) {
                copy.scopes.add(scope.transfer(), copy.households.ubigeo(0), scope.from(), scope.to());
            }
        }
        copyExemptions(copy, Exemptions.Scope.DISTRICT, district, copy.households.ubigeo(0));
        for (int i = 0; i < source.horizon.months(); i++) {
            if (source.calendar.hasNational(i)) {
                copy.calendar.add(source.horizon.month(i), source.calendar.days(-1, i), -1);
            }
        }
    }

    private void copyExemptions(Facts copy, Exemptions.Scope scope, int from, int to) {
        for (int i = 0; i < source.horizon.months() && from >= 0; i++) {
            if (source.exemptions.covers(scope, from, i)) {
                int month = source.horizon.month(i);
                copy.exemptions.add(scope, to, Days.firstDayOf(month), Days.lastDayOf(month));
            }
        }
    }

    private void copyMember(Facts copy, int member) {
        Members from = source.members;
        int to = copy.members.ids.intern(from.ids.get(member));
        int school = code(source.schools, copy.schools, from.school(member));
        int facility = code(source.facilities, copy.facilities, from.facility(member));
        copy.members.add(
                0,
                from.birth(member),
                from.joined(member),
                from.left(member),
                from.died(member),
                documents.getOrDefault(member, from.dniIssued(member)),
                school,
                facility,
                from.finished(member),
                from.lowBirthWeight(member));
        copyExemptions(copy, Exemptions.Scope.MEMBER, member, to);
        copyExemptions(copy, Exemptions.Scope.SCHOOL, from.school(member), school);
        copyExemptions(copy, Exemptions.Scope.FACILITY, from.facility(member), facility);
        copyPregnanciesAndEnrolments(copy, member, to);
        for (int i = source.health.from(member); i < source.health.to(member); i++) {
            copy.health.add(to, source.health.day(i), source.health.word(i), Days.UNKNOWN, source.health.reference(i));
        }
        for (int i = 0; i < source.horizon.months(); i++) {
            copyMonth(copy, member, to, i);
        }
    }

    private void copyPregnanciesAndEnrolments(Facts copy, int member, int to) {
        Rows pregnancies = source.pregnancies.byMember();
        for (int i = pregnancies.from(member); i < pregnancies.to(member); i++) {
            int row = pregnancies.row(i);
            copy.pregnancies.add(to, source.pregnancies.lmp(row), source.pregnancies.ended(row));
        }
        Enrolments from = source.enrolments;
        Rows enrolments = from.byMember();
        for (int i = enrolments.from(member); i < enrolments.to(member); i++) {
            int row = enrolments.row(i);
            copy.enrolments.add(
                    to,
                    from.year(row),
                    from.level(row),
                    code(source.grades, copy.grades, from.grade(row)),
                    statuses.getOrDefault(row, from.status(row)),
                    from.statusOn(row),
                    from.rank(row),
                    from.section(row));
        }
    }

    private void copyMonth(Facts copy, int member, int to, int index) {
        int month = source.horizon.month(index);
        int record = source.attendance.record(member, index);
        if (record != Attendance.NONE) {
            copy.attendance.add(
                    to,
                    month,
                    source.attendance.days(record),
                    source.attendance.absences(record),
                    source.attendance.justified(record),
                    source.attendance.receivedOn(record),
                    source.attendance.reference(record));
        }
        for (Condition condition : Condition.values()) {
            for (MarkSource from : MarkSource.values()) {
                Mark mark = source.marks.mark(member, index, condition, from);
                if (mark != null) {
                    int reference = source.marks.reference(member, index, condition, from);
                    copy.marks.add(to, month, condition, mark, from, Days.UNKNOWN, reference);
                }
            }
        }
        int school = source.members.school(member);
        if (school >= 0) {
            long days = source.calendar.days(school, index);
            if (days != source.calendar.days(-1, index)) {
                copy.calendar.add(month, days, copy.members.school(to));
            }
            if (source.reports.schoolReported(school, index)) {
                copy.reports.addSchool(copy.members.school(to), month, Days.UNKNOWN);
            }
        }
        int facility = source.members.facility(member);
        if (facility >= 0 && source.reports.facilityReported(facility, index)) {
            copy.reports.addFacility(copy.members.facility(to), month, Days.UNKNOWN);
        }
    }

    private void copyLiquidated(Facts copy) {
        Liquidated from = source.liquidated;
        Rows liquidated = from.byHousehold();
        for (int i = liquidated.from(household); i < liquidated.to(household); i++) {
            int row = liquidated.row(i);
            Concept concept = from.concept(row);
            int member = from.member(row);
            copy.liquidated.add(
                    0,
                    source.horizon.bimester(from.bimester(row)).ordinal(),
                    concept,
                    from.monthOrYear(row),
                    rows.getOrDefault(member, -1),
                    from.amount(row));
        }
        if (from.firstPeriod(household) != Liquidated.NEVER) {
            copy.liquidated.addFirst(0, from.firstPeriod(household));
        }
    }

    private static int code(IdTable from, IdTable to, int index) {
        return index < 0 ? index : to.intern(from.get(index));
    }
}
