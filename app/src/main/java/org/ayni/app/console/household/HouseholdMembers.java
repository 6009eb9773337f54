package org.ayni.app.console.household;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ayni.app.registry.RollView;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.explanation.Wording;
import org.ayni.kernel.facts.EnrolmentStatus;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.NoValueInForce;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.rule.MemberCounts;
import org.ayni.kernel.rule.PregnancyInForce;
import org.ayni.kernel.rule.TargetCategory;
import org.ayni.kernel.time.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The members of a household at a moment, each with the category that the law of that day gives, by the kernel's own rules.
 * A bimestre asks them of the last day of its months; here they are asked of the day itself.
 */
final class HouseholdMembers {

    private static final String PREGNANCIES = """
            SELECT person, lmp, ended_on
            FROM registry.pregnancy
            WHERE person = ANY (:people)
              AND recorded @> CAST(:known AS timestamptz)
            """;

    /** The enrolment in force of each: of the school year's rows the one with the latest status, then the later (R-TARGET). */
    private static final String ENROLMENTS = """
            SELECT DISTINCT ON (person) person, level, grade, status
            FROM registry.enrolment
            WHERE person = ANY (:people)
              AND recorded @> CAST(:known AS timestamptz)
              AND school_year = :year
              AND (status_on IS NULL OR status_on <= :valid)
            ORDER BY person, status_on DESC NULLS LAST, position DESC
            """;

    private static final String SCHOOL_OF_LEVEL_INICIAL = """
            SELECT EXISTS (
              SELECT FROM registry.inicial_place
              WHERE centro_poblado = :place
                AND recorded @> CAST(:known AS timestamptz))
            """;

    private final JdbcClient jdbc;
    private final AsOf moment;
    private final Optional<Scheme> scheme;

    HouseholdMembers(JdbcClient jdbc, Law law, AsOf moment) {
        this.jdbc = jdbc;
        this.moment = moment;
        this.scheme = schemeOn(law, moment.valid());
    }

    private static Optional<Scheme> schemeOn(Law law, LocalDate day) {
        try {
            return Optional.of(law.schemeAt(day));
        } catch (NoValueInForce beforeTheProgramme) {
            return Optional.empty();
        }
    }

    private record Enrolment(
            @Nullable String level, @Nullable String grade, EnrolmentStatus status) {

        String words() {
            String where = level == null ? "" : level.toLowerCase(Locale.ROOT);
            String which = grade == null ? "" : " " + grade;
            String became = Wording.of(status);
            return (where + which).isBlank() ? became : (where + which).strip() + " · " + became;
        }
    }

    List<Member> read(HouseholdHead household) {
        List<RollView.Person> rows = moment.roll().members(jdbc, household.number());
        Integer[] people = rows.stream().map(RollView.Person::person).toArray(Integer[]::new);
        Set<Integer> pregnant = pregnant(people);
        Map<Integer, Enrolment> enrolments = enrolments(people);
        boolean inicialNearby = inicialNearby(household.place());
        return rows.stream()
                .map(row -> {
                    Enrolment enrolment = enrolments.get(row.person());
                    boolean atSchool = enrolment != null && enrolment.status().isAtSchool();
                    return member(
                            row,
                            household,
                            enrolment,
                            category(row, pregnant.contains(row.person()), atSchool, inicialNearby));
                })
                .toList();
    }

    private static Member member(
            RollView.Person row, HouseholdHead household, @Nullable Enrolment enrolment, String category) {
        return new Member(
                row.person(),
                row.memberId(),
                row.name().isBlank() ? row.memberId() : row.name(),
                row.dni(),
                row.sex(),
                row.birthDate(),
                row.diedOn(),
                row.joinedOn(),
                row.leftOn(),
                row.schoolId(),
                row.facilityId(),
                enrolment == null ? null : enrolment.words(),
                row.holder(),
                category);
    }

    /** In words; empty when the person is no target member on the day. */
    private String category(RollView.Person row, boolean pregnant, boolean atSchool, boolean inicialNearby) {
        if (scheme.isEmpty()) {
            return "";
        }
        int day = Days.of(moment.valid());
        int birth = day(row.birthDate());
        if (!MemberCounts.decide(day(row.joinedOn()), day(row.leftOn()), day(row.diedOn()), birth, day)) {
            return "";
        }
        Category category = TargetCategory.decide(
                pregnant,
                birth,
                day(row.secondaryFinishedOn()),
                atSchool,
                inicialNearby,
                day,
                scheme.get().ages());
        return category == null ? "" : Wording.of(category);
    }

    private Set<Integer> pregnant(Integer[] people) {
        Set<Integer> pregnant = new HashSet<>();
        scheme.ifPresent(law -> jdbc.sql(PREGNANCIES)
                .param("people", people)
                .param("known", moment.knownAt())
                .query(row -> {
                    if (PregnancyInForce.decide(
                            day(row.getObject("lmp", LocalDate.class)),
                            day(row.getObject("ended_on", LocalDate.class)),
                            Days.of(moment.valid()),
                            law.ages().pregnancyLastDay())) {
                        pregnant.add(row.getInt("person"));
                    }
                }));
        return pregnant;
    }

    private Map<Integer, Enrolment> enrolments(Integer[] people) {
        Map<Integer, Enrolment> enrolments = new HashMap<>();
        jdbc.sql(ENROLMENTS)
                .param("people", people)
                .param("known", moment.knownAt())
                .param("valid", moment.valid())
                .param("year", moment.valid().getYear())
                .query(row -> {
                    enrolments.put(
                            row.getInt("person"),
                            new Enrolment(
                                    row.getString("level"),
                                    row.getString("grade"),
                                    EnrolmentStatus.valueOf(row.getString("status"))));
                });
        return enrolments;
    }

    private boolean inicialNearby(@Nullable String place) {
        return place != null
                && jdbc.sql(SCHOOL_OF_LEVEL_INICIAL)
                        .param("place", place)
                        .param("known", moment.knownAt())
                        .query(Boolean.class)
                        .single();
    }

    private static int day(@Nullable LocalDate day) {
        return day == null ? Days.UNKNOWN : Days.of(day);
    }
}
