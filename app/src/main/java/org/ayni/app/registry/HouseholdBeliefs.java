package org.ayni.app.registry;

/** What is believed about a household, followed from the temporary table {@code staged_household}. */
final class HouseholdBeliefs {

    private HouseholdBeliefs() {}

    /** Where it lives; a file without the column says nothing about the telephone. */
    static final Belief RESIDENCE = new Belief("""
            UPDATE registry.residence AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            FROM (
              SELECT said.household
              FROM staged_household AS said
              JOIN registry.residence AS belief ON belief.household = said.household
              WHERE upper_inf(belief.recorded)
                AND upper_inf(belief.valid)
                AND (
                  (belief.ubigeo, belief.centro_poblado, belief.phone)
                    IS DISTINCT FROM (said.ubigeo, said.centro_poblado, CASE WHEN :phone_named THEN said.phone ELSE belief.phone END)
                  OR lower(belief.valid) > :effective
                )
            ) AS contradicted
            WHERE belief.household = contradicted.household
              AND upper_inf(belief.recorded)
              AND (upper_inf(belief.valid) OR upper(belief.valid) > :effective)
            """, """
            INSERT INTO registry.residence (household, ubigeo, centro_poblado, phone, valid, recorded, load)
            SELECT household, ubigeo, centro_poblado, phone, daterange(lower(valid), :effective), tstzrange(:at, NULL), load
            FROM registry.residence
            WHERE upper(recorded) = :at
              AND (lower_inf(valid) OR lower(valid) < :effective)
            """, """
            INSERT INTO registry.residence (household, ubigeo, centro_poblado, phone, valid, recorded, load)
            SELECT said.household, said.ubigeo, said.centro_poblado, CASE WHEN :phone_named THEN said.phone ELSE former.phone END,
                   daterange(coalesce(:effective, lower(former.valid)), NULL), tstzrange(:at, NULL), :load
            FROM staged_household AS said
            LEFT JOIN registry.residence AS former
              ON former.household = said.household
                AND upper(former.recorded) = :at
                AND upper_inf(former.valid)
            LEFT JOIN registry.residence AS standing
              ON standing.household = said.household
                AND upper_inf(standing.recorded)
                AND upper_inf(standing.valid)
            WHERE standing.household IS NULL
            """);

    /** Its state; files do not say why, so the reason stays only while the state does. */
    static final Belief STATE = new Belief("""
            UPDATE registry.household_state AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            FROM (
              SELECT said.household
              FROM staged_household AS said
              JOIN registry.household_state AS belief ON belief.household = said.household
              WHERE upper_inf(belief.recorded)
                AND upper_inf(belief.valid)
                AND (
                  (belief.state, belief.affiliated_on)
                    IS DISTINCT FROM (said.state, said.affiliated_on)
                  OR lower(belief.valid) > :effective
                )
            ) AS contradicted
            WHERE belief.household = contradicted.household
              AND upper_inf(belief.recorded)
              AND (upper_inf(belief.valid) OR upper(belief.valid) > :effective)
            """, """
            INSERT INTO registry.household_state (household, state, reason, affiliated_on, valid, recorded, load)
            SELECT household, state, reason, affiliated_on, daterange(lower(valid), :effective), tstzrange(:at, NULL), load
            FROM registry.household_state
            WHERE upper(recorded) = :at
              AND (lower_inf(valid) OR lower(valid) < :effective)
            """, """
            INSERT INTO registry.household_state (household, state, reason, affiliated_on, valid, recorded, load)
            SELECT said.household, said.state, CASE WHEN former.state = said.state THEN former.reason END, said.affiliated_on,
                   daterange(coalesce(:effective, lower(former.valid)), NULL), tstzrange(:at, NULL), :load
            FROM staged_household AS said
            LEFT JOIN registry.household_state AS former
              ON former.household = said.household
                AND upper(former.recorded) = :at
                AND upper_inf(former.valid)
            LEFT JOIN registry.household_state AS standing
              ON standing.household = said.household
                AND upper_inf(standing.recorded)
                AND upper_inf(standing.valid)
            WHERE standing.household IS NULL
            """);

    /** Its socio-economic classification. */
    static final Belief CLASSIFICATION = new Belief("""
            UPDATE registry.classification AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            FROM (
              SELECT said.household
              FROM staged_household AS said
              JOIN registry.classification AS belief ON belief.household = said.household
              WHERE upper_inf(belief.recorded)
                AND upper_inf(belief.valid)
                AND (
                  (belief.cse, belief.cse_valid_to)
                    IS DISTINCT FROM (said.cse, said.cse_valid_to)
                  OR lower(belief.valid) > :effective
                )
            ) AS contradicted
            WHERE belief.household = contradicted.household
              AND upper_inf(belief.recorded)
              AND (upper_inf(belief.valid) OR upper(belief.valid) > :effective)
            """, """
            INSERT INTO registry.classification (household, cse, cse_valid_to, valid, recorded, load)
            SELECT household, cse, cse_valid_to, daterange(lower(valid), :effective), tstzrange(:at, NULL), load
            FROM registry.classification
            WHERE upper(recorded) = :at
              AND (lower_inf(valid) OR lower(valid) < :effective)
            """, """
            INSERT INTO registry.classification (household, cse, cse_valid_to, valid, recorded, load)
            SELECT said.household, said.cse, said.cse_valid_to,
                   daterange(coalesce(:effective, lower(former.valid)), NULL), tstzrange(:at, NULL), :load
            FROM staged_household AS said
            LEFT JOIN registry.classification AS former
              ON former.household = said.household
                AND upper(former.recorded) = :at
                AND upper_inf(former.valid)
            LEFT JOIN registry.classification AS standing
              ON standing.household = said.household
                AND upper_inf(standing.recorded)
                AND upper_inf(standing.valid)
            WHERE standing.household IS NULL
            """);

    /** Its account; a file without the column says nothing about the number. */
    static final Belief ACCOUNT = new Belief("""
            UPDATE registry.account AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            FROM (
              SELECT said.household
              FROM staged_household AS said
              JOIN registry.account AS belief ON belief.household = said.household
              WHERE upper_inf(belief.recorded)
                AND upper_inf(belief.valid)
                AND (
                  (belief.status, belief.number)
                    IS DISTINCT FROM (said.status, CASE WHEN :account_number_named THEN said.number ELSE belief.number END)
                  OR lower(belief.valid) > :effective
                )
            ) AS contradicted
            WHERE belief.household = contradicted.household
              AND upper_inf(belief.recorded)
              AND (upper_inf(belief.valid) OR upper(belief.valid) > :effective)
            """, """
            INSERT INTO registry.account (household, status, number, entity, valid, recorded, load)
            SELECT household, status, number, entity, daterange(lower(valid), :effective), tstzrange(:at, NULL), load
            FROM registry.account
            WHERE upper(recorded) = :at
              AND (lower_inf(valid) OR lower(valid) < :effective)
            """, """
            INSERT INTO registry.account (household, status, number, entity, valid, recorded, load)
            SELECT said.household, said.status, CASE WHEN :account_number_named THEN said.number ELSE former.number END, former.entity,
                   daterange(coalesce(:effective, lower(former.valid)), NULL), tstzrange(:at, NULL), :load
            FROM staged_household AS said
            LEFT JOIN registry.account AS former
              ON former.household = said.household
                AND upper(former.recorded) = :at
                AND upper_inf(former.valid)
            LEFT JOIN registry.account AS standing
              ON standing.household = said.household
                AND upper_inf(standing.recorded)
                AND upper_inf(standing.valid)
            WHERE standing.household IS NULL
            """);
}
