package org.ayni.app.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A household and its members as believed at a moment: true on a day, known at an instant. Everything is found by the
 * household's keys. With the client that {@code OnBehalfOf} gave, what is not of the viewer's places does not exist.
 *
 * @param validOn day on which it is true
 * @param knownAt instant by which it was known; empty = now
 */
public record RollView(LocalDate validOn, Optional<Instant> knownAt) {

    /** As it is believed now about a day. */
    public static RollView of(LocalDate validOn) {
        return new RollView(validOn, Optional.empty());
    }

    /** What is believed of a household as a whole; a null is not known. */
    public record Household(
            int number,
            String code,
            @Nullable String ubigeo,
            @Nullable String place,
            @Nullable String phone,
            @Nullable String state,
            @Nullable String reason,
            @Nullable LocalDate stateSince,
            @Nullable LocalDate affiliatedOn,
            @Nullable String cse,
            @Nullable LocalDate cseValidTo,
            @Nullable String accountStatus,
            @Nullable String accountNumber,
            @Nullable String accountEntity,
            @Nullable Integer holder) {}

    /**
     * What is believed of a member, also one who left or died; a null is not known.
     *
     * @param person our number; never shown
     * @param name given names and surnames in one
     * @param leftOn first day no longer in the household
     * @param holder whether it is the titular
     */
    public record Person(
            int person,
            String memberId,
            @Nullable LocalDate joinedOn,
            @Nullable LocalDate leftOn,
            String name,
            @Nullable String dni,
            @Nullable String sex,
            @Nullable LocalDate birthDate,
            @Nullable LocalDate diedOn,
            @Nullable LocalDate dniIssuedOn,
            @Nullable LocalDate secondaryFinishedOn,
            @Nullable String schoolId,
            @Nullable String facilityId,
            boolean holder) {

        /** Alive and in the household on a day, as far as is known. */
        public boolean isPresent(LocalDate day) {
            return (diedOn == null || diedOn.isAfter(day)) && (leftOn == null || leftOn.isAfter(day));
        }
    }

    static final String HOUSEHOLD = """
            SELECT household.household AS number, household.household_id AS code,
                   residence.ubigeo, residence.centro_poblado AS place, residence.phone,
                   state.state, state.reason, lower(state.valid) AS state_since, state.affiliated_on,
                   classification.cse, classification.cse_valid_to,
                   account.status AS account_status, account.number AS account_number, account.entity AS account_entity,
                   holder.person AS holder
            FROM registry.household
            LEFT JOIN registry.residence
              ON residence.household = household.household
                AND residence.valid @> CAST(:valid AS date)
                AND residence.recorded @> CAST(:known AS timestamptz)
            LEFT JOIN registry.household_state AS state
              ON state.household = household.household
                AND state.valid @> CAST(:valid AS date)
                AND state.recorded @> CAST(:known AS timestamptz)
            LEFT JOIN registry.classification
              ON classification.household = household.household
                AND classification.valid @> CAST(:valid AS date)
                AND classification.recorded @> CAST(:known AS timestamptz)
            LEFT JOIN registry.account
              ON account.household = household.household
                AND account.valid @> CAST(:valid AS date)
                AND account.recorded @> CAST(:known AS timestamptz)
            LEFT JOIN registry.holder
              ON holder.household = household.household
                AND holder.valid @> CAST(:valid AS date)
                AND holder.recorded @> CAST(:known AS timestamptz)
            WHERE household.household_id = :code
            """;

    static final String MEMBERS = """
            SELECT membership.person, person.member_id, membership.joined_on, membership.left_on,
                   concat_ws(' ', record.given_names, record.paternal_surname, record.maternal_surname) AS name,
                   record.dni, record.sex, record.birth_date, record.died_on, record.dni_issued_on,
                   record.secondary_finished_on, registration.school_id, registration.facility_id,
                   holder.person IS NOT NULL AS holder
            FROM registry.membership
            JOIN registry.person USING (person)
            LEFT JOIN registry.person_record AS record
              ON record.person = membership.person
                AND record.valid @> CAST(:valid AS date)
                AND record.recorded @> CAST(:known AS timestamptz)
            LEFT JOIN registry.registration
              ON registration.person = membership.person
                AND registration.valid @> CAST(:valid AS date)
                AND registration.recorded @> CAST(:known AS timestamptz)
            LEFT JOIN registry.holder
              ON holder.household = membership.household
                AND holder.person = membership.person
                AND holder.valid @> CAST(:valid AS date)
                AND holder.recorded @> CAST(:known AS timestamptz)
            WHERE membership.household = :household
              AND membership.valid @> CAST(:valid AS date)
              AND membership.recorded @> CAST(:known AS timestamptz)
            ORDER BY record.birth_date NULLS LAST, person.member_id
            """;

    static final String PREGNANCIES = """
            SELECT lmp, ended_on
            FROM registry.pregnancy
            JOIN registry.person USING (person)
            WHERE member_id = :member
              AND recorded @> CAST(:known AS timestamptz)
            ORDER BY position
            """;

    static final String ENROLMENTS = """
            SELECT school_year, school_id, level, grade, status, status_on, rank, section_size
            FROM registry.enrolment
            JOIN registry.person USING (person)
            WHERE member_id = :member
              AND recorded @> CAST(:known AS timestamptz)
            ORDER BY position
            """;

    /** Empty when there is no such household, or none that the one who asks may see. */
    public Optional<Household> household(JdbcClient asked, String code) {
        return asked.sql(HOUSEHOLD)
                .param("code", code)
                .param("valid", validOn)
                .param("known", known())
                .query(Household.class)
                .optional();
    }

    /** Its members, eldest first. */
    public List<Person> members(JdbcClient asked, int household) {
        return asked.sql(MEMBERS)
                .param("household", household)
                .param("valid", validOn)
                .param("known", known())
                .query(Person.class)
                .list();
    }

    /** The household to which a person belongs, by its code; the last one, for who left. */
    public Optional<String> householdOf(JdbcClient asked, String memberId) {
        return asked.sql("""
                        SELECT household_id
                        FROM registry.person
                        JOIN registry.membership USING (person)
                        JOIN registry.household USING (household)
                        WHERE member_id = :member
                          AND membership.valid @> CAST(:valid AS date)
                          AND membership.recorded @> CAST(:known AS timestamptz)
                        """)
                .param("member", memberId)
                .param("valid", validOn)
                .param("known", known())
                .query(String.class)
                .optional();
    }

    /** All pregnancies of a person, in their order. */
    public List<Pregnancy> pregnancies(JdbcClient asked, String memberId) {
        return asked.sql(PREGNANCIES)
                .param("member", memberId)
                .param("known", known())
                .query((row, number) -> new Pregnancy(
                        row.getObject("lmp", LocalDate.class),
                        Optional.ofNullable(row.getObject("ended_on", LocalDate.class))))
                .list();
    }

    /** All enrolments of a person, in their order. */
    public List<Enrolment> enrolments(JdbcClient asked, String memberId) {
        return asked.sql(ENROLMENTS)
                .param("member", memberId)
                .param("known", known())
                .query((row, number) -> new Enrolment(
                        row.getInt("school_year"),
                        Optional.ofNullable(row.getString("school_id")),
                        Optional.ofNullable(row.getString("level")),
                        Optional.ofNullable(row.getString("grade")),
                        row.getString("status"),
                        Optional.ofNullable(row.getObject("status_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("rank", Integer.class)),
                        Optional.ofNullable(row.getObject("section_size", Integer.class))))
                .list();
    }

    /** The instant as PostgreSQL reads it; what is open for ever contains infinity. */
    private String known() {
        return knownAt.map(at -> at.atOffset(ZoneOffset.UTC).toString()).orElse("infinity");
    }
}
