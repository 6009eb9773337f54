package org.ayni.app.registry;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;

/** The sets of people that a change states whole: what is no longer said is closed, what is new is added, the rest is not touched. */
final class PersonSets {

    private static final List<String> STATUSES =
            List.of("ENROLLED", "WITHDRAWN", "NOT_ENROLLED", "PROMOTED", "REPEATS");
    private static final List<String> LEVELS = List.of("INICIAL", "PRIMARIA", "SECUNDARIA", "EBE", "CEBA");

    static final String STAGE_PREGNANCIES = """
        SELECT person, position, lmp, ended_on
        FROM unnest(:people::integer[], :positions::integer[], :first::date[], :second::date[])
          AS said (person, position, lmp, ended_on)
        """;

    static final String CLOSE_PREGNANCIES = """
        UPDATE registry.pregnancy AS belief
        SET recorded = tstzrange(lower(belief.recorded), :at)
        WHERE belief.person = ANY (:whose::integer[])
          AND upper_inf(belief.recorded)
          AND NOT EXISTS (
            SELECT
            FROM (%s) AS said
            WHERE said.person = belief.person
              AND said.position = belief.position
              AND said.lmp = belief.lmp
              AND said.ended_on IS NOT DISTINCT FROM belief.ended_on
          )
        """.formatted(STAGE_PREGNANCIES);

    static final String ADD_PREGNANCIES = """
        INSERT INTO registry.pregnancy (person, position, lmp, ended_on, recorded, load)
        SELECT said.person, said.position, said.lmp, said.ended_on, tstzrange(:at, NULL), :load
        FROM (%s) AS said
        WHERE NOT EXISTS (
          SELECT
          FROM registry.pregnancy AS standing
          WHERE standing.person = said.person
            AND standing.position = said.position
            AND upper_inf(standing.recorded)
        )
        """.formatted(STAGE_PREGNANCIES);

    static final String STAGE_ENROLMENTS = """
        SELECT person, position, school_year, school_id, level, grade, status, status_on, rank, section_size
        FROM unnest(:people::integer[], :positions::integer[], :years::bigint[], :schools::text[], :levels::text[],
                    :grades::text[], :statuses::text[], :first::date[], :ranks::bigint[], :sizes::bigint[])
          AS said (person, position, school_year, school_id, level, grade, status, status_on, rank, section_size)
        """;

    static final String CLOSE_ENROLMENTS = """
        UPDATE registry.enrolment AS belief
        SET recorded = tstzrange(lower(belief.recorded), :at)
        WHERE belief.person = ANY (:whose::integer[])
          AND upper_inf(belief.recorded)
          AND NOT EXISTS (
            SELECT
            FROM (%s) AS said
            WHERE said.person = belief.person
              AND said.position = belief.position
              AND said.school_year = belief.school_year
              AND said.status = belief.status
              AND (said.school_id, said.level, said.grade, said.status_on, said.rank, said.section_size)
                IS NOT DISTINCT FROM
                (belief.school_id, belief.level, belief.grade, belief.status_on, belief.rank, belief.section_size)
          )
        """.formatted(STAGE_ENROLMENTS);

    static final String ADD_ENROLMENTS = """
        INSERT INTO registry.enrolment (
          person, position, school_year, school_id, level, grade, status, status_on, rank, section_size, recorded, load)
        SELECT said.person, said.position, said.school_year, said.school_id, said.level, said.grade, said.status,
               said.status_on, said.rank, said.section_size, tstzrange(:at, NULL), :load
        FROM (%s) AS said
        WHERE NOT EXISTS (
          SELECT
          FROM registry.enrolment AS standing
          WHERE standing.person = said.person
            AND standing.position = said.position
            AND upper_inf(standing.recorded)
        )
        """.formatted(STAGE_ENROLMENTS);

    private final Database database;
    private final Map<Integer, List<Pregnancy>> pregnancies = new LinkedHashMap<>();
    private final Map<Integer, List<Enrolment>> enrolments = new LinkedHashMap<>();

    PersonSets(Database database) {
        this.database = database;
    }

    Optional<Refusal> pregnancies(String code, int person, List<Pregnancy> all) {
        for (Pregnancy one : all) {
            if (one.endedOn().filter(end -> end.isBefore(one.lmp())).isPresent()) {
                return Optional.of(new Refusal(
                        Refusal.Kind.BAD_VALUE,
                        code,
                        "Un embarazo no termina (" + one.endedOn().get() + ") antes de su última regla (" + one.lmp()
                                + ")."));
            }
        }
        pregnancies.put(person, List.copyOf(all));
        return Optional.empty();
    }

    Optional<Refusal> enrolments(String code, int person, List<Enrolment> all) {
        for (Enrolment one : all) {
            if (!STATUSES.contains(one.status())
                    || one.level().filter(level -> !LEVELS.contains(level)).isPresent()) {
                return Optional.of(new Refusal(
                        Refusal.Kind.BAD_VALUE,
                        code,
                        "La matrícula de " + one.schoolYear() + " lleva un nivel de " + LEVELS + " y una situación de "
                                + STATUSES + "."));
            }
        }
        enrolments.put(person, List.copyOf(all));
        return Optional.empty();
    }

    /** A row of a set with its person and place. */
    private record Placed<T>(int person, int position, T row) {}

    /**
     * Writes what is different.
     *
     * @return rows closed and added
     */
    long write(int load, OffsetDateTime at) {
        long changed = 0;
        if (!pregnancies.isEmpty()) {
            changed += writePregnancies(placed(pregnancies), load, at);
        }
        if (!enrolments.isEmpty()) {
            changed += writeEnrolments(placed(enrolments), load, at);
        }
        pregnancies.clear();
        enrolments.clear();
        return changed;
    }

    private long writePregnancies(List<Placed<Pregnancy>> rows, int load, OffsetDateTime at) {
        long changed = 0;
        for (String sql : List.of(CLOSE_PREGNANCIES, ADD_PREGNANCIES)) {
            var statement = database.app()
                    .sql(sql)
                    .param("people", numbers(rows, Placed::person))
                    .param("positions", numbers(rows, Placed::position))
                    .param("first", texts(rows, row -> row.lmp().toString()))
                    .param("second", texts(rows, row -> day(row.endedOn())))
                    .param("at", at);
            changed += (sql.equals(CLOSE_PREGNANCIES)
                            ? statement.param("whose", pregnancies.keySet().toArray(Integer[]::new))
                            : statement.param("load", load))
                    .update();
        }
        return changed;
    }

    private long writeEnrolments(List<Placed<Enrolment>> rows, int load, OffsetDateTime at) {
        long changed = 0;
        for (String sql : List.of(CLOSE_ENROLMENTS, ADD_ENROLMENTS)) {
            var statement = database.app()
                    .sql(sql)
                    .param("people", numbers(rows, Placed::person))
                    .param("positions", numbers(rows, Placed::position))
                    .param("years", numbers(rows, row -> row.row().schoolYear()))
                    .param("schools", texts(rows, row -> row.school().orElse(null)))
                    .param("levels", texts(rows, row -> row.level().orElse(null)))
                    .param("grades", texts(rows, row -> row.grade().orElse(null)))
                    .param("statuses", texts(rows, Enrolment::status))
                    .param("first", texts(rows, row -> day(row.statusOn())))
                    .param("ranks", numbers(rows, row -> row.row().rank().orElse(null)))
                    .param("sizes", numbers(rows, row -> row.row().sectionSize().orElse(null)))
                    .param("at", at);
            changed += (sql.equals(CLOSE_ENROLMENTS)
                            ? statement.param("whose", enrolments.keySet().toArray(Integer[]::new))
                            : statement.param("load", load))
                    .update();
        }
        return changed;
    }

    private static <T> List<Placed<T>> placed(Map<Integer, List<T>> sets) {
        return sets.entrySet().stream()
                .flatMap(set -> {
                    int[] position = {0};
                    return set.getValue().stream().map(row -> new Placed<>(set.getKey(), ++position[0], row));
                })
                .toList();
    }

    private static @Nullable String day(Optional<LocalDate> day) {
        return day.map(Objects::toString).orElse(null);
    }

    private static <T> @Nullable Integer[] numbers(
            List<Placed<T>> rows, Function<Placed<T>, @Nullable Integer> number) {
        return rows.stream().map(number).toArray(Integer[]::new);
    }

    private static <T> @Nullable String[] texts(List<Placed<T>> rows, Function<T, @Nullable String> text) {
        Stream<@Nullable String> texts = rows.stream().map(row -> text.apply(row.row()));
        return texts.toArray(String[]::new);
    }
}
