package org.ayni.app.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The records of the roll as believed now, put together once for a search: a temporary table of its transaction. */
final class CardRows {

    private static final String CARDS = """
            CREATE TEMPORARY TABLE card ON COMMIT DROP AS
            SELECT record.person, belongs.household,
                   coalesce(record.given_names, '') AS given,
                   coalesce(record.paternal_surname, '') AS paternal,
                   coalesce(record.maternal_surname, '') AS maternal,
                   coalesce(concat_ws(' ', mother.given_names, mother.paternal_surname, mother.maternal_surname), '') AS holder,
                   record.birth_date AS birth,
                   coalesce(record.sex, '') AS sex,
                   coalesce(record.dni, '') AS dni,
                   coalesce(residence.ubigeo, '') AS ubigeo,
                   coalesce(residence.centro_poblado, '') AS place,
                   record.died_on AS died,
                   record.dni_issued_on AS dni_issued,
                   belongs.joined_on AS joined,
                   mother.birth_date AS holder_birth,
                   holder.person IS NOT DISTINCT FROM record.person AND holder.person IS NOT NULL AS is_holder
            FROM registry.person_record AS record
            JOIN registry.membership AS belongs
              ON belongs.person = record.person
                AND upper_inf(belongs.recorded)
                AND upper_inf(belongs.valid)
                AND (belongs.left_on IS NULL OR belongs.left_on > :today)
            JOIN registry.household_state AS state
              ON state.household = belongs.household
                AND upper_inf(state.recorded)
                AND upper_inf(state.valid)
                AND state.state NOT IN ('DISCARDED', 'DISAFFILIATED')
            LEFT JOIN registry.residence AS residence
              ON residence.household = belongs.household
                AND upper_inf(residence.recorded)
                AND upper_inf(residence.valid)
            LEFT JOIN registry.holder AS holder
              ON holder.household = belongs.household
                AND upper_inf(holder.recorded)
                AND upper_inf(holder.valid)
            LEFT JOIN registry.person_record AS mother
              ON mother.person = holder.person
                AND upper_inf(mother.recorded)
                AND upper_inf(mother.valid)
            WHERE upper_inf(record.recorded)
              AND upper_inf(record.valid)
            """;

    private CardRows() {}

    static void gather(JdbcClient app, LocalDate today) {
        app.sql(CARDS).param("today", today).update();
        app.sql("CREATE INDEX ON card (person)").update();
        app.sql("ANALYZE card").update();
    }

    static PersonCard card(ResultSet row, int number) throws SQLException {
        return new PersonCard(
                row.getInt("person"),
                row.getInt("household"),
                text(row, "given"),
                text(row, "paternal"),
                text(row, "maternal"),
                text(row, "holder"),
                Optional.ofNullable(row.getObject("birth", LocalDate.class)),
                text(row, "sex"),
                text(row, "dni"),
                text(row, "ubigeo"),
                text(row, "place"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
