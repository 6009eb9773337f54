package org.ayni.app.console.household;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A member of the household at the moment of the page. An empty value is one that we do not know.
 *
 * @param name given names and surnames; the code when the person is no longer seen here
 * @param category why the member counts on that day, in words; empty when it does not
 * @param holder whether it is the titular
 * @param leftOn first day no longer in the household
 */
public record Member(
        int person,
        String code,
        String name,
        @Nullable String dni,
        @Nullable String sex,
        @Nullable LocalDate birth,
        @Nullable LocalDate died,
        @Nullable LocalDate joinedOn,
        @Nullable LocalDate leftOn,
        @Nullable String school,
        @Nullable String facility,
        @Nullable String grade,
        boolean holder,
        String category) {

    public String sexWords() {
        return RollWords.sex(sex);
    }

    /** In completed years on a day; below two, in months. */
    public String age(LocalDate day) {
        return age(birth, day);
    }

    public static String age(@Nullable LocalDate birth, LocalDate day) {
        if (birth == null) {
            return RollWords.UNKNOWN;
        }
        if (birth.isAfter(day)) {
            return "aún no nacía";
        }
        Period lived = Period.between(birth, day);
        if (lived.getYears() >= 2) {
            return lived.getYears() + " años";
        }
        long months = lived.toTotalMonths();
        return months == 1 ? "1 mes" : months + " meses";
    }

    /** Dead or gone by a day, in words; empty for who is there. */
    public String gone(LocalDate day) {
        if (died != null && !died.isAfter(day)) {
            return "Fallecido";
        }
        return leftOn != null && !leftOn.isAfter(day) ? "Ya no vive en el hogar" : "";
    }
}
