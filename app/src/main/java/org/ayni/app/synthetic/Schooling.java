package org.ayni.app.synthetic;

import java.time.LocalDate;
import java.time.Period;
import org.ayni.kernel.time.Days;

/**
 * How a child goes through school.
 *
 * @param attends what it does about it
 * @param yearsBehind grades behind the one of its age
 * @param since the day it withdrew or moved; unknown for the others
 * @param ebe whether it goes to special education instead
 */
record Schooling(Attends attends, int yearsBehind, int since, boolean ebe) {

    /** For adults and babies. */
    static final Schooling NONE = new Schooling(Attends.NOT_ENROLLED, 0, Days.UNKNOWN, false);

    static final int LAST_GRADE = 11;
    private static final int PRIMARIA_GRADES = 6;

    enum Attends {
        REGULARLY,
        RARELY,
        WITHDREW,
        MOVED,
        NOT_ENROLLED
    }

    /** Completed years on 31 March, which decide the grade. */
    static int schoolAge(int birth, int year) {
        return Period.between(Days.toDate(birth), LocalDate.of(year, 3, 31)).getYears();
    }

    /**
     * The grade of a school year: 1 to 6 primaria, 7 to 11 secundaria; 0 for inicial; more than 11 when secundaria is
     * finished.
     */
    int grade(int birth, int year) {
        int onTime = schoolAge(birth, year) - 5;
        return onTime < 1 ? 0 : Math.max(1, onTime - yearsBehind);
    }

    /** The year at whose end secundaria is finished by one who goes on. */
    int finishYear(int birth) {
        return Days.toDate(birth).getYear() + (Days.toDate(birth).getMonthValue() > 3 ? 1 : 0) + 16 + yearsBehind;
    }

    /** Whether a child is of an age to be enrolled in a school year: it turns 3 in it, or is older. */
    static boolean isOfSchoolAge(int birth, int year) {
        return year - Days.toDate(birth).getYear() >= 3;
    }

    String level(int grade) {
        if (ebe) {
            return "EBE";
        }
        return grade == 0 ? "INICIAL" : grade <= PRIMARIA_GRADES ? "PRIMARIA" : "SECUNDARIA";
    }

    static boolean isSecundaria(int grade) {
        return grade > PRIMARIA_GRADES;
    }

    /** The grade as SIAGIE writes it. */
    static String gradeText(int grade, int birth, int year) {
        if (grade == 0) {
            return Math.clamp(schoolAge(birth, year), 2, 5) + " años";
        }
        return Integer.toString(isSecundaria(grade) ? grade - PRIMARIA_GRADES : grade);
    }

    /** The school of a zone where a grade is taught. */
    static int school(Zone zone, int village, int grade) {
        return grade == 0 ? zone.inicial(village) : isSecundaria(grade) ? Zone.SECUNDARIA : zone.primaria(village);
    }
}
