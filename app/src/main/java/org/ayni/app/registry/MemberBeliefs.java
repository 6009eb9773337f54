package org.ayni.app.registry;

/** What is believed about a person, followed from the temporary table {@code staged_member}. */
final class MemberBeliefs {

    private MemberBeliefs() {}

    /** Who the person is; a file without one of our columns says nothing about it. */
    static final Belief RECORD = new Belief("""
            UPDATE registry.person_record AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            FROM (
              SELECT said.person
              FROM staged_member AS said
              JOIN registry.person_record AS belief ON belief.person = said.person
              WHERE upper_inf(belief.recorded)
                AND upper_inf(belief.valid)
                AND (
                  (belief.birth_date, belief.dni, belief.given_names, belief.paternal_surname, belief.maternal_surname, belief.sex, belief.dni_issued_on, belief.died_on, belief.secondary_finished_on, belief.low_birth_weight)
                    IS DISTINCT FROM (said.birth_date, CASE WHEN :dni_named THEN said.dni ELSE belief.dni END, CASE WHEN :given_names_named THEN said.given_names ELSE belief.given_names END, CASE WHEN :paternal_surname_named THEN said.paternal_surname ELSE belief.paternal_surname END, CASE WHEN :maternal_surname_named THEN said.maternal_surname ELSE belief.maternal_surname END, CASE WHEN :sex_named THEN said.sex ELSE belief.sex END, said.dni_issued_on, said.died_on, said.secondary_finished_on, said.low_birth_weight)
                  OR lower(belief.valid) > :effective
                )
            ) AS contradicted
            WHERE belief.person = contradicted.person
              AND upper_inf(belief.recorded)
              AND (upper_inf(belief.valid) OR upper(belief.valid) > :effective)
            """, """
            INSERT INTO registry.person_record (person, birth_date, dni, given_names, paternal_surname, maternal_surname, sex, dni_issued_on, died_on, secondary_finished_on, low_birth_weight, valid, recorded, load)
            SELECT person, birth_date, dni, given_names, paternal_surname, maternal_surname, sex, dni_issued_on, died_on, secondary_finished_on, low_birth_weight, daterange(lower(valid), :effective), tstzrange(:at, NULL), load
            FROM registry.person_record
            WHERE upper(recorded) = :at
              AND (lower_inf(valid) OR lower(valid) < :effective)
            """, """
            INSERT INTO registry.person_record (person, birth_date, dni, given_names, paternal_surname, maternal_surname, sex, dni_issued_on, died_on, secondary_finished_on, low_birth_weight, valid, recorded, load)
            SELECT said.person, said.birth_date, CASE WHEN :dni_named THEN said.dni ELSE former.dni END, CASE WHEN :given_names_named THEN said.given_names ELSE former.given_names END, CASE WHEN :paternal_surname_named THEN said.paternal_surname ELSE former.paternal_surname END, CASE WHEN :maternal_surname_named THEN said.maternal_surname ELSE former.maternal_surname END, CASE WHEN :sex_named THEN said.sex ELSE former.sex END, said.dni_issued_on, said.died_on, said.secondary_finished_on, said.low_birth_weight,
                   daterange(coalesce(:effective, lower(former.valid)), NULL), tstzrange(:at, NULL), :load
            FROM staged_member AS said
            LEFT JOIN registry.person_record AS former
              ON former.person = said.person
                AND upper(former.recorded) = :at
                AND upper_inf(former.valid)
            LEFT JOIN registry.person_record AS standing
              ON standing.person = said.person
                AND upper_inf(standing.recorded)
                AND upper_inf(standing.valid)
            WHERE standing.person IS NULL
            """);

    /** To which household the person belongs. */
    static final Belief MEMBERSHIP = new Belief("""
            UPDATE registry.membership AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            FROM (
              SELECT said.person
              FROM staged_member AS said
              JOIN registry.membership AS belief ON belief.person = said.person
              WHERE upper_inf(belief.recorded)
                AND upper_inf(belief.valid)
                AND (
                  (belief.household, belief.joined_on, belief.left_on)
                    IS DISTINCT FROM (said.household, said.joined_on, said.left_on)
                  OR lower(belief.valid) > :effective
                )
            ) AS contradicted
            WHERE belief.person = contradicted.person
              AND upper_inf(belief.recorded)
              AND (upper_inf(belief.valid) OR upper(belief.valid) > :effective)
            """, """
            INSERT INTO registry.membership (person, household, joined_on, left_on, valid, recorded, load)
            SELECT person, household, joined_on, left_on, daterange(lower(valid), :effective), tstzrange(:at, NULL), load
            FROM registry.membership
            WHERE upper(recorded) = :at
              AND (lower_inf(valid) OR lower(valid) < :effective)
            """, """
            INSERT INTO registry.membership (person, household, joined_on, left_on, valid, recorded, load)
            SELECT said.person, said.household, said.joined_on, said.left_on,
                   daterange(coalesce(:effective, lower(former.valid)), NULL), tstzrange(:at, NULL), :load
            FROM staged_member AS said
            LEFT JOIN registry.membership AS former
              ON former.person = said.person
                AND upper(former.recorded) = :at
                AND upper_inf(former.valid)
            LEFT JOIN registry.membership AS standing
              ON standing.person = said.person
                AND upper_inf(standing.recorded)
                AND upper_inf(standing.valid)
            WHERE standing.person IS NULL
            """);

    /** School and facility on the person's own record. */
    static final Belief REGISTRATION = new Belief("""
            UPDATE registry.registration AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            FROM (
              SELECT said.person
              FROM staged_member AS said
              JOIN registry.registration AS belief ON belief.person = said.person
              WHERE upper_inf(belief.recorded)
                AND upper_inf(belief.valid)
                AND (
                  (belief.school_id, belief.facility_id)
                    IS DISTINCT FROM (said.school_id, said.facility_id)
                  OR lower(belief.valid) > :effective
                )
            ) AS contradicted
            WHERE belief.person = contradicted.person
              AND upper_inf(belief.recorded)
              AND (upper_inf(belief.valid) OR upper(belief.valid) > :effective)
            """, """
            INSERT INTO registry.registration (person, school_id, facility_id, valid, recorded, load)
            SELECT person, school_id, facility_id, daterange(lower(valid), :effective), tstzrange(:at, NULL), load
            FROM registry.registration
            WHERE upper(recorded) = :at
              AND (lower_inf(valid) OR lower(valid) < :effective)
            """, """
            INSERT INTO registry.registration (person, school_id, facility_id, valid, recorded, load)
            SELECT said.person, said.school_id, said.facility_id,
                   daterange(coalesce(:effective, lower(former.valid)), NULL), tstzrange(:at, NULL), :load
            FROM staged_member AS said
            LEFT JOIN registry.registration AS former
              ON former.person = said.person
                AND upper(former.recorded) = :at
                AND upper_inf(former.valid)
            LEFT JOIN registry.registration AS standing
              ON standing.person = said.person
                AND upper_inf(standing.recorded)
                AND upper_inf(standing.valid)
            WHERE standing.person IS NULL
            """);

    /**
     * The titular of a household. The files speak about it only when one of its listed members is named titular, or when
     * its titular is listed without being named so, or in another household. Nobody is titular of a second household
     * before being it of the first is over.
     */
    static final Belief HOLDER = new Belief("""
            UPDATE registry.holder AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            FROM (
              SELECT belief.household
              FROM registry.holder AS belief
              LEFT JOIN staged_member AS named ON named.household = belief.household AND named.holder
              LEFT JOIN staged_member AS himself ON himself.person = belief.person
              WHERE upper_inf(belief.recorded)
                AND upper_inf(belief.valid)
                AND (
                  named.person <> belief.person
                  OR himself.household <> belief.household
                  OR NOT himself.holder
                  OR (himself.holder AND lower(belief.valid) > :effective)
                )
            ) AS contradicted
            WHERE belief.household = contradicted.household
              AND upper_inf(belief.recorded)
              AND (upper_inf(belief.valid) OR upper(belief.valid) > :effective)
            """, """
            INSERT INTO registry.holder (household, person, valid, recorded, load)
            SELECT household, person, daterange(lower(valid), :effective), tstzrange(:at, NULL), load
            FROM registry.holder
            WHERE upper(recorded) = :at
              AND (lower_inf(valid) OR lower(valid) < :effective)
            """, """
            INSERT INTO registry.holder (household, person, valid, recorded, load)
            SELECT said.household, said.person,
                   daterange(greatest(coalesce(:effective, lower(former.valid)), before.until, elsewhere.until), NULL),
                   tstzrange(:at, NULL), :load
            FROM staged_member AS said
            LEFT JOIN registry.holder AS former
              ON former.household = said.household
                AND upper(former.recorded) = :at
                AND upper_inf(former.valid)
            LEFT JOIN registry.holder AS standing
              ON standing.household = said.household
                AND upper_inf(standing.recorded)
                AND upper_inf(standing.valid)
            LEFT JOIN (
              SELECT household, max(upper(valid)) AS until
              FROM registry.holder
              WHERE upper_inf(recorded)
              GROUP BY household
            ) AS before ON before.household = said.household
            LEFT JOIN (
              SELECT person, max(upper(valid)) AS until
              FROM registry.holder
              WHERE upper_inf(recorded)
              GROUP BY person
            ) AS elsewhere ON elsewhere.person = said.person
            WHERE said.holder
              AND standing.household IS NULL
            """);
}
