package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.ALWAYS;
import static org.ayni.app.synthetic.Timeframe.MONTHS;
import static org.ayni.app.synthetic.Timeframe.NEVER;

import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.synthetic.Schooling.Attends;
import org.ayni.kernel.law.Scheme;

/** What SIAGIE and the field formats say about one household's children. */
final class SchoolSide {

    private final Timeframe time;
    private final CaseloadFiles files;
    private final Past past;
    private final Scheme.Amounts amounts;
    private final Scheme.Ages ages;
    private final EnrolmentRows enrolments;
    private final AttendanceRow attendance;

    SchoolSide(Timeframe time, Scheme scheme, CaseloadFiles files, Past past) {
        this.time = time;
        this.files = files;
        this.past = past;
        this.amounts = scheme.amounts();
        this.ages = scheme.ages();
        this.enrolments = new EnrolmentRows(time, files, past, scheme.amounts());
        this.attendance = new AttendanceRow(time, files, scheme.deadlines().attendancePercent());
    }

    void write(Home home, boolean[] districtExempt) {
        for (Person person : home.people()) {
            if (person.schooling() != Schooling.NONE) {
                Dice dice = Dice.of(home.seed(), Dice.Topic.SCHOOL, person.serial());
                int exemptMonth = dice.chance(Proportions.MEMBER_EXEMPT) ? dice.below(MONTHS) : -1;
                if (exemptMonth >= 0) {
                    exemptMember(person, exemptMonth);
                }
                EnrolmentRows.Calendar calendar = enrolments.write(home, person, dice);
                for (int month = 0; month < MONTHS; month++) {
                    month(home, person, calendar, month, dice, districtExempt[month] || month == exemptMonth);
                }
            }
        }
    }

    private void month(
            Home home, Person person, EnrolmentRows.Calendar calendar, int month, Dice dice, boolean exempt) {
        int day = time.lastDay(month);
        Attends attends = person.schooling().attends();
        int grade = calendar.grade(month);
        boolean enrolled = calendar.enrolled(day);
        boolean withdrawn = attends == Attends.WITHDREW && person.schooling().since() <= day;
        boolean moved = attends == Attends.MOVED && person.schooling().since() <= day;
        int school = calendar.school(month);
        int days = home.zone().schoolDays(school, month);
        AttendanceRow.Result result =
                new AttendanceRow.Result(attends == Attends.NOT_ENROLLED || withdrawn || moved ? NEVER : ALWAYS, NEVER);
        if (days > 0 && enrolled && school >= 0 && !withdrawn && !moved) {
            result = attendance.write(home.zone(), person, month, school, dice);
        }
        boolean isTarget = isTarget(home, person, enrolled, day);
        if (!isTarget) {
            return;
        }
        past.target(month);
        boolean forgiven = exempt || (school >= 0 && home.zone().isExempt(school, month));
        if (!forgiven && days > 0) {
            if (moved && dice.chance(Proportions.FORMAT_UNKNOWN)) {
                files.mark(person.serial(), time.month(month), "EDU", "UNKNOWN", "FORMAT", day - dice.below(4));
            }
            if (result.metFrom() == NEVER && month < 4 && dice.chance(Proportions.REVIEW_APPROVED)) {
                int received = time.closing(month / 2) + 5 + dice.below(40);
                files.mark(person.serial(), time.month(month), "EDU", "COMPLIED", "REVIEW", received);
                result = new AttendanceRow.Result(received, NEVER);
            }
            past.condition(month, ALWAYS, result.metFrom(), result.metBefore());
        }
        boolean upper = home.zone().inTasScope()
                && calendar.inForce(day)
                && "SECUNDARIA".equals(person.schooling().level(grade))
                && amounts.tasGrades().contains(Schooling.gradeText(grade, person.birth(), time.year(month)));
        if (upper && (forgiven || days > 0)) {
            past.student(
                    month,
                    person.serial(),
                    Math.toIntExact(amounts.tas()),
                    forgiven ? ALWAYS : result.metFrom(),
                    forgiven ? NEVER : result.metBefore());
        }
    }

    /** Whether the child is a target member by its age and school (rulebook §2, categories 4 and 5). */
    private boolean isTarget(Home home, Person person, boolean enrolled, int day) {
        int months = person.ageMonths(day);
        if (!person.counts(day) || months < ages.toddlerEndMonths()) {
            return false;
        }
        if (months < 12 * ages.preschoolEndYears()) {
            return enrolled || home.zone().hasInicial(home.village());
        }
        return months < 12 * ages.studentEndYears() && !person.hasFinished(day);
    }

    private void exemptMember(Person person, int month) {
        files.file(ExchangeFile.EXEMPTIONS)
                .text("MEMBER")
                .code(CaseloadFiles.MEMBER, person.serial(), 8)
                .date(time.firstDay(month))
                .date(time.lastDay(month))
                .text("RDE-SINTETICA")
                .end();
    }
}
