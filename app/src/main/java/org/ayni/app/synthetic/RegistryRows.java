package org.ayni.app.synthetic;

import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.synthetic.Schooling.Attends;
import org.ayni.kernel.time.Days;

/** Writes what the registry holds about one household: its row and its members. */
final class RegistryRows {

    private static final int HAS_PHONE = 620_000;

    private final CaseloadSpec spec;
    private final Timeframe time;
    private final CaseloadFiles files;

    RegistryRows(CaseloadSpec spec, Timeframe time, CaseloadFiles files) {
        this.spec = spec;
        this.time = time;
        this.files = files;
    }

    void write(Home home) {
        Zone zone = home.zone();
        RowWriter row = files.ofHousehold(ExchangeFile.HOUSEHOLDS, home.number())
                .text(zone.ubigeo())
                .code(zone.ubigeo(), zone.villageCode(home.village()), 4)
                .text(home.suspended() ? "SUSPENDED" : "AFFILIATED")
                .date(home.affiliatedOn())
                .text(home.classification())
                .date(home.classification().isEmpty() ? Days.UNKNOWN : home.classificationValidTo())
                .text(home.account())
                .number(home.openBalance());
        if (home.account().equals("NONE")) {
            row.empty();
        } else {
            row.code("99", home.number(), 9);
        }
        Dice dice = Dice.of(spec.seed(), Dice.Topic.NAMES, ~(long) home.number());
        if (dice.chance(HAS_PHONE)) {
            row.code("900", dice.below(Dice.MILLION), 6);
        } else {
            row.empty();
        }
        row.end();
        home.people().forEach(person -> member(home, person));
    }

    private void member(Home home, Person person) {
        RowWriter row = files.ofMember(ExchangeFile.MEMBERS, person.serial())
                .code(CaseloadFiles.HOUSEHOLD, home.number(), 7)
                .date(person.birth())
                .date(person.joinedOn())
                .date(person.leftOn())
                .date(person.diedOn())
                .date(person.dniIssuedOn());
        int school = registeredSchool(home, person);
        if (school < 0) {
            row.empty();
        } else {
            row.code(CaseloadFiles.SCHOOL, home.zone().schoolCode(school) * 10, 7);
        }
        row.code(CaseloadFiles.FACILITY, home.zone().number(), 6)
                .date(person.finishedOn())
                .text(person.lowBirthWeight() ? "1" : "0");
        if (person.dniIssuedOn() == Days.UNKNOWN) {
            row.empty();
        } else {
            row.code("", spec.firstDni() + person.serial(), 8);
        }
        row.text(person.givenNames())
                .text(person.paternalSurname())
                .text(person.maternalSurname())
                .text(person.woman() ? "F" : "M")
                .text(person.holder() ? "1" : "0")
                .end();
    }

    /** The school of this school year, before it begins that of the last; -1 for none. */
    private int registeredSchool(Home home, Person person) {
        Schooling schooling = person.schooling();
        int thisYear = time.period().year();
        boolean begun = Days.of(SchoolCalendar.begin(thisYear)) <= time.today();
        int year = begun ? thisYear : thisYear - 1;
        if (schooling.attends() == Attends.NOT_ENROLLED
                || person.hasFinished(time.today())
                || !Schooling.isOfSchoolAge(person.birth(), year)
                || (schooling.attends() == Attends.WITHDREW
                        && schooling.since() < Days.of(SchoolCalendar.begin(year)))) {
            return -1;
        }
        int grade = Math.min(schooling.grade(person.birth(), year), Schooling.LAST_GRADE);
        return Schooling.school(home.zone(), home.village(), grade);
    }
}
