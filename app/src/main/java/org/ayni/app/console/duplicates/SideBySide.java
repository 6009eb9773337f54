package org.ayni.app.console.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ayni.app.console.Moments;
import org.ayni.app.duplicates.Sign;
import org.ayni.app.duplicates.SuspicionFact;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two records as a person compares them.
 *
 * @param rows what each says, line by line
 * @param households codes of their households, for the record of looks
 */
public record SideBySide(
        long suspicion,
        int points,
        SuspicionFact what,
        List<String> signs,
        List<Line> rows,
        List<Happened> history,
        List<String> households) {

    /** One thing that both say, or do not. */
    public record Line(String label, String one, String other) {

        public boolean isSame() {
            return one.equals(other);
        }
    }

    /** A fact of the suspicion's life. */
    public record Happened(String at, String what, String who, String reason) {}

    private record Person(List<String> values, String household) {}

    private static final List<String> LABELS = List.of(
            "Código",
            "Nombres",
            "Primer apellido",
            "Segundo apellido",
            "DNI",
            "DNI emitido",
            "Nacimiento",
            "Sexo",
            "Fallecimiento",
            "Hogar",
            "En el hogar desde",
            "Distrito",
            "Centro poblado",
            "Titular del hogar",
            "Escuela",
            "Establecimiento de salud",
            "Evidencia recibida");

    /** Reads it as the transaction may see it. */
    static Optional<SideBySide> read(JdbcClient jdbc, long suspicion) {
        List<Person> people = Stream.of("one", "other")
                .flatMap(side -> person(jdbc, suspicion, side).stream())
                .toList();
        if (people.size() < 2) {
            return Optional.empty();
        }
        List<Line> rows = new ArrayList<>();
        for (int i = 0; i < LABELS.size(); i++) {
            rows.add(new Line(
                    LABELS.get(i),
                    people.get(0).values().get(i),
                    people.get(1).values().get(i)));
        }
        List<Happened> history = jdbc.sql("""
                        SELECT what, reason, by_person, at
                        FROM duplicates.suspicion_fact
                        WHERE suspicion = :suspicion
                        ORDER BY fact DESC
                        """)
                .param("suspicion", suspicion)
                .query((row, number) -> new Happened(
                        Moments.second(row.getTimestamp("at").toInstant()),
                        SuspicionFact.valueOf(row.getString("what")).spanish(),
                        text(row, "by_person"),
                        text(row, "reason")))
                .list();
        return jdbc.sql("SELECT points, what, signs FROM duplicates.current_suspicion WHERE suspicion = :suspicion")
                .param("suspicion", suspicion)
                .query((row, number) -> new SideBySide(
                        suspicion,
                        row.getInt("points"),
                        SuspicionFact.valueOf(row.getString("what")),
                        Stream.of((String[]) row.getArray("signs").getArray())
                                .map(sign -> Sign.valueOf(sign).spanish())
                                .toList(),
                        rows,
                        history,
                        people.stream()
                                .map(Person::household)
                                .filter(code -> !code.isEmpty())
                                .distinct()
                                .toList()))
                .optional();
    }

    private static Optional<Person> person(JdbcClient jdbc, long suspicion, String side) {
        return jdbc.sql("""
                        SELECT person.member_id, record.given_names, record.paternal_surname, record.maternal_surname, record.dni,
                               record.dni_issued_on, record.birth_date, record.sex, record.died_on,
                               home.household_id, home.joined_on, district.name AS district, home.centro_poblado,
                               concat_ws(' ', mother.given_names, mother.paternal_surname, mother.maternal_surname) AS mother,
                               place.school_id, place.facility_id,
                               (SELECT count(*) FROM evidence.attendance AS a WHERE a.person = person.person)
                                 + (SELECT count(*) FROM evidence.health AS h WHERE h.person = person.person) AS evidence
                        FROM duplicates.suspicion AS s
                        JOIN registry.person AS person ON person.person = CASE :side WHEN 'one' THEN s.one ELSE s.other END
                        JOIN registry.person_record AS record
                          ON record.person = person.person AND upper_inf(record.recorded) AND upper_inf(record.valid)
                        LEFT JOIN LATERAL (
                          SELECT household.household, household.household_id, belongs.joined_on, residence.ubigeo,
                                 residence.centro_poblado
                          FROM registry.membership AS belongs
                          JOIN registry.household AS household USING (household)
                          LEFT JOIN registry.residence AS residence
                            ON residence.household = household.household
                              AND upper_inf(residence.recorded)
                              AND upper_inf(residence.valid)
                          WHERE belongs.person = person.person AND upper_inf(belongs.recorded)
                          ORDER BY upper(belongs.valid) DESC NULLS FIRST
                          LIMIT 1) AS home ON true
                        LEFT JOIN territory.current_district AS district ON district.ubigeo = home.ubigeo
                        LEFT JOIN registry.holder AS holder
                          ON holder.household = home.household AND upper_inf(holder.recorded) AND upper_inf(holder.valid)
                        LEFT JOIN registry.person_record AS mother
                          ON mother.person = holder.person AND upper_inf(mother.recorded) AND upper_inf(mother.valid)
                        LEFT JOIN registry.registration AS place
                          ON place.person = person.person AND upper_inf(place.recorded) AND upper_inf(place.valid)
                        WHERE s.suspicion = :suspicion
                        """)
                .param("suspicion", suspicion)
                .param("side", side)
                .query((row, number) -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= LABELS.size(); i++) {
                        values.add(Objects.requireNonNullElse(row.getString(i), "sin dato"));
                    }
                    return new Person(values, Objects.requireNonNullElse(row.getString("household_id"), ""));
                })
                .optional();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
