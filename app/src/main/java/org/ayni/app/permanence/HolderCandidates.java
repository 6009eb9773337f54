package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.ayni.app.registry.Pregnancy;
import org.ayni.app.registry.RollView;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.rule.HolderMayBe;
import org.ayni.kernel.rule.HolderMayBe.Sex;
import org.ayni.kernel.rule.HolderMayBe.Standing;
import org.ayni.kernel.rule.PregnancyInForce;
import org.ayni.kernel.time.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The members of a household in the order in which they may be its titular, each with its reason (R-TITULAR). */
public final class HolderCandidates {

    private final JdbcClient asked;
    private final Law law;

    public HolderCandidates(JdbcClient asked, Law law) {
        this.asked = asked;
        this.law = law;
    }

    /**
     * A member.
     *
     * @param reason why in this place of the order, or why not at all, in words
     */
    public record Candidate(
            String member,
            String name,
            @Nullable String dni,
            @Nullable LocalDate birth,
            Standing standing,
            String reason,
            boolean isHolder) {}

    /** All members on a day, the best first; empty when nobody there may be seen. */
    public List<Candidate> of(String household, LocalDate day) {
        RollView view = RollView.of(day);
        return view.household(asked, household)
                .map(found -> rank(view, view.members(asked, found.number()), day))
                .orElse(List.of());
    }

    private List<Candidate> rank(RollView view, List<RollView.Person> members, LocalDate day) {
        Scheme.Ages ages = law.schemeAt(day).ages();
        int youngest = members.stream()
                .filter(one -> one.isPresent(day))
                .map(RollView.Person::birthDate)
                .filter(Objects::nonNull)
                .filter(birth -> birth.plusYears(ages.studentEndYears()).isAfter(day))
                .max(Comparator.naturalOrder())
                .map(Days::of)
                .orElse(Days.UNKNOWN);
        return members.stream()
                .map(one -> candidate(view, one, youngest, day, ages))
                .sorted(Comparator.comparing(Candidate::standing)
                        .thenComparing(Candidate::birth, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private Candidate candidate(RollView view, RollView.Person one, int youngest, LocalDate day, Scheme.Ages ages) {
        int on = Days.of(day);
        boolean pregnant = view.pregnancies(asked, one.memberId()).stream()
                .anyMatch(pregnancy -> isInForce(pregnancy, on, ages.pregnancyLastDay()));
        LocalDate left = one.leftOn();
        Standing standing = HolderMayBe.decide(
                new HolderMayBe.Candidate(
                        day(one.birthDate()),
                        day(one.diedOn()),
                        left == null || left.isAfter(day),
                        one.dni() != null,
                        sex(one.sex()),
                        pregnant),
                youngest,
                on,
                law.numberAt(ParameterIds.HOLDER_LEAST_YEARS, day),
                law.numberAt(ParameterIds.HOLDER_PARENT_YEARS, day));
        return new Candidate(
                one.memberId(),
                one.name().isBlank() ? one.memberId() : one.name(),
                one.dni(),
                one.birthDate(),
                standing,
                reason(standing),
                one.holder());
    }

    private static boolean isInForce(Pregnancy pregnancy, int day, int lastDay) {
        return PregnancyInForce.decide(
                Days.of(pregnancy.lmp()), pregnancy.endedOn().map(Days::of).orElse(Days.UNKNOWN), day, lastDay);
    }

    /** A place of the order in words. */
    public static String words(Standing standing) {
        return switch (standing) {
            case MOTHER -> "madre";
            case FATHER -> "padre";
            case GUARDIAN -> "apoderado con documento";
            case DEAD, NOT_IN_THE_HOUSEHOLD, AGE_UNKNOWN, TOO_YOUNG, WITHOUT_DNI -> "no puede ser titular";
        };
    }

    private static String reason(Standing standing) {
        return switch (standing) {
            case MOTHER -> "mujer mayor de edad que por su edad puede ser la madre: la primera en el orden";
            case FATHER -> "hombre mayor de edad que por su edad puede ser el padre: si no hay madre";
            case GUARDIAN -> "mayor de edad: si no hay madre ni padre, con el documento que lo hace responsable";
            case DEAD -> "ha fallecido";
            case NOT_IN_THE_HOUSEHOLD -> "ya no vive en el hogar";
            case AGE_UNKNOWN -> "no se conoce su fecha de nacimiento";
            case TOO_YOUNG -> "no tiene la edad";
            case WITHOUT_DNI -> "no tiene DNI en el padrón";
        };
    }

    private static Sex sex(@Nullable String sex) {
        return switch (sex == null ? "" : sex) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            default -> Sex.UNKNOWN;
        };
    }

    private static int day(@Nullable LocalDate day) {
        return day == null ? Days.UNKNOWN : Days.of(day);
    }
}
