package org.ayni.app.synthetic;

import java.util.List;
import org.ayni.kernel.time.Days;

/** Makes the people of one household: parents, a grandmother at times, and children with believable ages and gaps. */
final class FamilyMaker {

    private static final int YEAR = 365;
    private static final int ADULT_AGE_DAYS = 19 * YEAR + 5;
    /** Parents of their own household are no students any more; pregnant schoolgirls live with theirs. */
    private static final int YOUNGEST_PARENT_DAYS = 20 * YEAR;

    private static final int OLDEST_CHILD_DAYS = 24 * YEAR;

    /** The youngest child's age in days: from, how many. */
    private static final int[][] YOUNGEST_DAYS = {
        {1, 363}, {365, 730}, {1096, 1095}, {2192, 2190}, {4383, 1825}, {6210, 740}
    };

    private final Dice dice;
    private final Dice names;
    private final Timeframe time;
    private final int affiliatedOn;
    private final Names.Sound sound;
    private final int care;
    private int nextSerial;
    private boolean hasHolder;

    FamilyMaker(Dice dice, Dice names, Timeframe time, String ubigeo, int affiliatedOn, int nextSerial) {
        this.dice = dice;
        this.names = names;
        this.time = time;
        this.affiliatedOn = affiliatedOn;
        this.sound = Names.sound(names, ubigeo);
        this.care = dice.pick(Proportions.CARE);
        this.nextSerial = nextSerial;
    }

    void make(List<Person> people, List<Pregnancy> pregnancies) {
        int[] ages = new int[8];
        int children = childrenAges(ages);
        int oldest = ages[children - 1];
        int motherAge = Math.max(oldest + 16 * YEAR + dice.below(11 * YEAR), YOUNGEST_PARENT_DAYS);
        boolean motherAtHome = dice.chance(Proportions.MOTHER_AT_HOME);
        boolean fatherAtHome = dice.chance(Proportions.FATHER_AT_HOME);
        boolean grandmotherAtHome = dice.chance(Proportions.GRANDMOTHER_AT_HOME) || !(motherAtHome || fatherAtHome);
        int fatherAge = Math.max(motherAge + dice.between(-2 * YEAR, 8 * YEAR), YOUNGEST_PARENT_DAYS);
        int grandmotherAge = motherAge + dice.between(17 * YEAR, 26 * YEAR);
        String father = Names.surname(names, sound);
        String mother = Names.surname(names, sound);
        if (motherAtHome) {
            Person woman = adult(motherAge, true, mother, Names.surname(names, sound));
            people.add(woman);
            maternity(woman, ages[0], pregnancies);
        }
        if (fatherAtHome) {
            people.add(adult(fatherAge, false, father, Names.surname(names, sound)));
        }
        if (grandmotherAtHome) {
            people.add(adult(grandmotherAge, true, Names.surname(names, sound), Names.surname(names, sound)));
        }
        for (int i = children - 1; i >= 0; i--) {
            boolean atHome = ages[i] < ADULT_AGE_DAYS || dice.chance(Proportions.ADULT_CHILD_AT_HOME);
            Person child = child(ages[i], father, mother, atHome);
            if (atHome) {
                people.add(child);
                schoolgirlMaternity(child, ages[i], pregnancies);
            }
        }
    }

    /** Fills in the ages in days on the closing day, youngest first, and says how many there are. */
    private int childrenAges(int[] ages) {
        int[] youngest = YOUNGEST_DAYS[dice.pick(Proportions.YOUNGEST)];
        int children = 0;
        ages[children++] = youngest[0] + dice.below(youngest[1]);
        while (children < ages.length
                && dice.chance(Proportions.ANOTHER_CHILD[Math.min(children, Proportions.ANOTHER_CHILD.length) - 1])) {
            int age = ages[children - 1] + dice.between(500, 2000);
            if (age > OLDEST_CHILD_DAYS) {
                break;
            }
            ages[children++] = age;
        }
        return children;
    }

    private Person adult(int age, boolean woman, String paternal, String maternal) {
        int birth = time.today() - age;
        boolean holder = !hasHolder;
        hasHolder = true;
        int issued = birth + 18 * YEAR + 5 + dice.below(YEAR);
        return new Person(
                nextSerial++,
                birth,
                woman,
                holder,
                Names.given(names, woman),
                paternal,
                maternal,
                affiliatedOn,
                Days.UNKNOWN,
                Days.UNKNOWN,
                Math.min(issued, affiliatedOn),
                Days.UNKNOWN,
                false,
                Schooling.NONE,
                care);
    }

    private Person child(int age, String father, String mother, boolean atHome) {
        int birth = time.today() - age;
        boolean woman = dice.below(2) == 0;
        int joined = Math.min(Math.max(affiliatedOn, birth + dice.between(3, 25)), time.today());
        int dni = dni(birth);
        int left = Days.UNKNOWN;
        if (dice.chance(Proportions.LEFT_HOME) && age > 12 * YEAR) {
            left = Math.max(time.today() - dice.below(2 * YEAR), joined + 1);
        }
        int died = dice.chance(Proportions.DIED) ? Math.max(time.today() - dice.below(YEAR), joined + 1) : Days.UNKNOWN;
        boolean lowWeight = dice.chance(Proportions.LOW_BIRTH_WEIGHT);
        Schooling schooling = schooling(birth, age);
        return new Person(
                atHome ? nextSerial++ : nextSerial,
                birth,
                woman,
                false,
                Names.given(names, woman),
                father,
                mother,
                joined,
                left,
                died,
                dni,
                finishedOn(schooling, birth),
                lowWeight,
                schooling,
                care);
    }

    private int dni(int birth) {
        int kind = dice.pick(Proportions.DNI);
        int delay = switch (kind) {
            case 0 -> dice.between(2, 30);
            case 1 -> dice.between(31, 60);
            case 2 -> dice.between(61, 200);
            default -> dice.between(300, 900);
        };
        return birth + delay <= time.today() ? birth + delay : Days.UNKNOWN;
    }

    private Schooling schooling(int birth, int age) {
        int years = age / YEAR;
        int behind = dice.pick(Proportions.YEARS_BEHIND);
        int roll = dice.below(Dice.MILLION);
        int since = time.today() - dice.below(400);
        boolean ebe = dice.below(1000) < 3;
        if (!Schooling.isOfSchoolAge(birth, time.period().year()) || years >= 20) {
            return Schooling.NONE;
        }
        boolean youth = years >= 13;
        int notEnrolled = years < 6
                ? Proportions.NOT_ENROLLED_PRESCHOOL
                : youth ? Proportions.NOT_ENROLLED_YOUTH : Proportions.NOT_ENROLLED_CHILD;
        int withdrew = youth ? Proportions.WITHDREW_YOUTH : Proportions.WITHDREW_CHILD;
        Schooling.Attends attends;
        if (roll < notEnrolled) {
            attends = Schooling.Attends.NOT_ENROLLED;
        } else if (roll < notEnrolled + withdrew && years >= 6) {
            attends = Schooling.Attends.WITHDREW;
        } else if (roll < notEnrolled + withdrew + Proportions.RARELY_ATTENDS) {
            attends = Schooling.Attends.RARELY;
        } else if (roll < notEnrolled + withdrew + Proportions.RARELY_ATTENDS + Proportions.MOVED_UNREPORTED) {
            attends = Schooling.Attends.MOVED;
        } else {
            attends = Schooling.Attends.REGULARLY;
        }
        boolean tracksSince = attends == Schooling.Attends.WITHDREW || attends == Schooling.Attends.MOVED;
        int mostBehind = Math.max(0, Schooling.schoolAge(birth, time.period().year()) - 7);
        return new Schooling(attends, Math.min(behind, mostBehind), tracksSince ? since : Days.UNKNOWN, ebe);
    }

    private int finishedOn(Schooling schooling, int birth) {
        boolean goesOn = schooling.attends() != Schooling.Attends.NOT_ENROLLED
                && schooling.attends() != Schooling.Attends.WITHDREW;
        int end = Days.of(SchoolCalendar.end(schooling.finishYear(birth)));
        return goesOn && end <= time.today() ? end : Days.UNKNOWN;
    }

    /** The pregnancy that ended with the youngest child, or a new one. */
    private void maternity(Person woman, int youngestAge, List<Pregnancy> pregnancies) {
        int roll = dice.below(Dice.MILLION);
        int ago = dice.between(26, 268);
        int untilControl = firstControl();
        int term = dice.between(262, 285);
        int birth = time.today() - youngestAge;
        if (birth >= time.firstDay(0)) {
            pregnancies.add(new Pregnancy(woman, birth - term, birth, birth - term + untilControl));
        } else if (youngestAge > 420 && woman.ageMonths(time.today()) < 45 * 12 && roll < Proportions.PREGNANT) {
            addOngoing(woman, time.today() - ago, untilControl, pregnancies);
        }
    }

    private void schoolgirlMaternity(Person girl, int age, List<Pregnancy> pregnancies) {
        int roll = dice.below(Dice.MILLION);
        int ago = dice.between(26, 268);
        int untilControl = firstControl();
        if (girl.woman() && age > 15 * YEAR && age < 19 * YEAR && roll < Proportions.PREGNANT_STUDENT) {
            addOngoing(girl, time.today() - ago, untilControl, pregnancies);
        }
    }

    /** Days from LMP to the first prenatal control. */
    private int firstControl() {
        int early = dice.between(24, 70);
        int late = dice.between(98, 150);
        return dice.chance(Proportions.FIRST_PRENATAL_CONTROL_LATE) ? late : early;
    }

    /** A pregnancy is known from its first control on. */
    private void addOngoing(Person woman, int lmp, int untilControl, List<Pregnancy> pregnancies) {
        if (lmp + untilControl <= time.today()) {
            pregnancies.add(new Pregnancy(woman, lmp, Days.UNKNOWN, lmp + untilControl));
        }
    }
}
