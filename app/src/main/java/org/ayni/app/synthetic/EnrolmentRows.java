package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.MONTHS;

import java.util.Arrays;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.synthetic.Schooling.Attends;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Days;

/** Writes a child's enrolments, year by year, and remembers what they mean for each month. */
final class EnrolmentRows {

    private static final int REPEATS = 40_000;
    private static final int WITHOUT_DATE = 200_000;

    private final Timeframe time;
    private final CaseloadFiles files;
    private final Past past;
    private final Scheme.Amounts amounts;

    EnrolmentRows(Timeframe time, CaseloadFiles files, Past past, Scheme.Amounts amounts) {
        this.time = time;
        this.files = files;
        this.past = past;
        this.amounts = amounts;
    }

    /** What the enrolments come to in each month; {@code school} is a position in the zone, -1 for none. */
    static final class Calendar {
        private final int[] grades = new int[MONTHS];
        private final int[] schools = new int[MONTHS];
        private final int[] enrolledFrom = new int[MONTHS];
        private final int[] notEnrolledFrom = new int[MONTHS];
        private final int[] years = new int[MONTHS];

        int grade(int month) {
            return grades[month];
        }

        int school(int month) {
            return schools[month];
        }

        /** Whether an enrolment, of whatever status, is in force on a month's last day. */
        boolean inForce(int day) {
            int month = month(day);
            return enrolledFrom[month] <= day;
        }

        /** Whether the one in force says that the child goes to school. */
        boolean enrolled(int day) {
            int month = month(day);
            return enrolledFrom[month] <= day && day < notEnrolledFrom[month];
        }

        private int month(int day) {
            int month = Days.monthOf(day);
            int index = 0;
            while (years[index] != month) {
                index++;
            }
            return index;
        }
    }

    Calendar write(Home home, Person person, Dice dice) {
        Calendar calendar = new Calendar();
        Arrays.fill(calendar.enrolledFrom, Timeframe.NEVER);
        Arrays.fill(calendar.notEnrolledFrom, Timeframe.NEVER);
        Arrays.fill(calendar.schools, -1);
        for (int month = 0; month < MONTHS; month++) {
            calendar.years[month] = time.month(month);
        }
        for (int year = time.firstSchoolYear(); year <= time.period().year(); year++) {
            year(home, person, year, dice, calendar);
        }
        return calendar;
    }

    private void year(Home home, Person person, int year, Dice dice, Calendar calendar) {
        Schooling schooling = person.schooling();
        int begin = Days.of(SchoolCalendar.begin(year));
        int end = Days.of(SchoolCalendar.end(year));
        int enrolledOn = begin - 14 + dice.below(21);
        boolean withoutDate = dice.chance(WITHOUT_DATE);
        boolean repeats = dice.chance(REPEATS) || schooling.attends() == Attends.RARELY;
        int promotedOn = end + dice.below(8);
        int section = 6 + dice.below(25);
        int rank = 1 + dice.below(section);
        boolean saysNo = dice.below(2) == 0;
        if (begin > time.today()
                || !Schooling.isOfSchoolAge(person.birth(), year)
                || person.hasFinished(begin)
                || Schooling.schoolAge(person.birth(), year) > 18) {
            return;
        }
        boolean gone = schooling.attends() == Attends.NOT_ENROLLED
                || (schooling.attends() == Attends.WITHDREW && schooling.since() < begin);
        boolean yearOver = promotedOn <= time.today();
        int grade = schooling.grade(person.birth(), year)
                + (repeats && yearOver && year < time.period().year() ? 1 : 0);
        grade = Math.min(grade, Schooling.LAST_GRADE);
        int school = Schooling.school(home.zone(), home.village(), grade);
        if (gone) {
            if (saysNo) {
                row(person, year, -1, schooling, grade, "NOT_ENROLLED", begin + 30, home.zone());
                mark(calendar, year, grade, -1, begin + 30, begin + 30);
            }
            return;
        }
        int from = withoutDate ? Days.UNKNOWN : enrolledOn;
        row(person, year, school, schooling, grade, "ENROLLED", from, home.zone());
        int until = Timeframe.NEVER;
        if (schooling.attends() == Attends.WITHDREW && schooling.since() <= Math.min(end, time.today())) {
            until = Math.max(schooling.since(), enrolledOn + 1);
            row(person, year, school, schooling, grade, "WITHDRAWN", until, home.zone());
        } else if (yearOver) {
            passed(home, person, year, school, grade, repeats ? "REPEATS" : "PROMOTED", promotedOn, rank, section);
        }
        mark(calendar, year, grade, school, from, until);
    }

    private void passed(
            Home home, Person person, int year, int school, int grade, String status, int on, int rank, int section) {
        files.ofMember(ExchangeFile.ENROLMENTS, person.serial())
                .number(year)
                .code(CaseloadFiles.SCHOOL, home.zone().schoolCode(school) * 10, 7)
                .text(person.schooling().level(grade))
                .text(Schooling.gradeText(grade, person.birth(), year))
                .text(status)
                .date(on)
                .number(rank)
                .number(section)
                .end();
        int lastDecember = Days.firstDayOf(12 * (year + 1)) - 1;
        if (status.equals("PROMOTED") && home.zone().inVraemScope() && person.counts(lastDecember)) {
            int third = (section + amounts.vraemTopDivisor() - 1) / amounts.vraemTopDivisor();
            long amount = amounts.vraem() + (rank <= third ? amounts.vraemTop() : 0);
            for (int bimester = 0; bimester <= Timeframe.EARLIER; bimester++) {
                if (time.bimester(bimester).number() == 1
                        && time.bimester(bimester).year() == year + 1) {
                    past.schoolYear(bimester, year, person.serial(), Math.toIntExact(amount));
                }
            }
        }
    }

    private void row(
            Person person, int year, int school, Schooling schooling, int grade, String status, int on, Zone zone) {
        RowWriter row = files.ofMember(ExchangeFile.ENROLMENTS, person.serial()).number(year);
        if (school < 0) {
            row.empty().empty().empty();
        } else {
            row.code(CaseloadFiles.SCHOOL, zone.schoolCode(school) * 10, 7)
                    .text(schooling.level(grade))
                    .text(Schooling.gradeText(grade, person.birth(), year));
        }
        row.text(status).date(on).empty().empty().end();
    }

    private void mark(Calendar calendar, int year, int grade, int school, int from, int until) {
        for (int month = 0; month < MONTHS; month++) {
            if (time.year(month) == year) {
                calendar.grades[month] = grade;
                calendar.schools[month] = school;
                calendar.enrolledFrom[month] = from;
                calendar.notEnrolledFrom[month] = until;
            }
        }
    }
}
