package org.ayni.app.console.household;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that was ever believed of a household and of whoever was its member, in one question. */
final class HouseholdBeliefs {

    private static final String EVER = """
            WITH people AS MATERIALIZED (
              SELECT DISTINCT person FROM registry.membership WHERE household = :household
            ),
            belief AS (
              SELECT 'residence' AS fact, NULL::integer AS person, 0 AS position, valid, recorded, load,
                     jsonb_build_object('ubigeo', ubigeo, 'centro_poblado', centro_poblado, 'phone', phone) AS fields
              FROM registry.residence
              WHERE household = :household
              UNION ALL
              SELECT 'household_state', NULL, 0, valid, recorded, load,
                     jsonb_build_object('state', state, 'reason', reason, 'affiliated_on', affiliated_on)
              FROM registry.household_state
              WHERE household = :household
              UNION ALL
              SELECT 'classification', NULL, 0, valid, recorded, load,
                     jsonb_build_object('cse', cse, 'cse_valid_to', cse_valid_to)
              FROM registry.classification
              WHERE household = :household
              UNION ALL
              SELECT 'account', NULL, 0, valid, recorded, load,
                     jsonb_build_object('status', status, 'number', number, 'entity', entity)
              FROM registry.account
              WHERE household = :household
              UNION ALL
              SELECT 'holder', NULL, 0, valid, recorded, holder.load, jsonb_build_object('holder', person.member_id)
              FROM registry.holder
              LEFT JOIN registry.person USING (person)
              WHERE household = :household
              UNION ALL
              SELECT 'opening_balance', NULL, 0, NULL,
                     tstzrange(load.recorded_at, lead(load.recorded_at) OVER (ORDER BY load.load)), load.load,
                     jsonb_build_object('amount', amount)
              FROM registry.opening_balance
              JOIN registry.load USING (load)
              WHERE household = :household
              UNION ALL
              SELECT 'membership', membership.person, 0, valid, recorded, membership.load,
                     jsonb_build_object('household', household.household_id, 'joined_on', joined_on, 'left_on', left_on)
              FROM people
              JOIN registry.membership USING (person)
              LEFT JOIN registry.household USING (household)
              UNION ALL
              SELECT 'person_record', person, 0, valid, recorded, load,
                     to_jsonb(record) - '{person,valid,recorded,load}'::text[]
              FROM people
              JOIN registry.person_record AS record USING (person)
              UNION ALL
              SELECT 'registration', person, 0, valid, recorded, load,
                     jsonb_build_object('school_id', school_id, 'facility_id', facility_id)
              FROM people
              JOIN registry.registration USING (person)
              UNION ALL
              SELECT 'pregnancy', person, position, NULL, recorded, load,
                     jsonb_build_object('lmp', lmp, 'ended_on', ended_on)
              FROM people
              JOIN registry.pregnancy USING (person)
              UNION ALL
              SELECT 'enrolment', person, position, NULL, recorded, load,
                     to_jsonb(enrolment) - '{person,position,recorded,load}'::text[]
              FROM people
              JOIN registry.enrolment USING (person)
            )
            SELECT belief.fact, coalesce(person.member_id, '') AS member, belief.position,
                   lower(belief.valid) AS valid_from, upper(belief.valid) AS valid_to,
                   lower(belief.recorded) AS known_from, upper(belief.recorded) AS known_to, belief.load,
                   said.field, said.value
            FROM belief
            LEFT JOIN registry.person ON person.person = belief.person
            CROSS JOIN LATERAL jsonb_each_text(belief.fields) AS said (field, value)
            """;

    private HouseholdBeliefs() {}

    static List<Belief> read(JdbcClient jdbc, int household) {
        Map<List<Object>, Belief> beliefs = new LinkedHashMap<>();
        jdbc.sql(EVER).param("household", household).query(row -> {
            Belief belief = belief(row);
            List<Object> key = List.of(belief.subject(), belief.validFrom(), belief.knownFrom());
            String value = row.getString("value");
            Belief kept = beliefs.computeIfAbsent(key, added -> belief);
            if (value != null && !value.isBlank()) {
                kept.fields().put(row.getString("field"), value);
            }
        });
        return new ArrayList<>(beliefs.values());
    }

    private static Belief belief(ResultSet row) throws SQLException {
        return new Belief(
                row.getString("fact"),
                row.getString("member"),
                row.getInt("position"),
                new LinkedHashMap<>(),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                Objects.requireNonNull(instant(row, "known_from")),
                Optional.ofNullable(instant(row, "known_to")),
                row.getInt("load"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
