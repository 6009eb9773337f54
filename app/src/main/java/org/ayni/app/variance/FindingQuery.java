package org.ayni.app.variance;

/**
 * What stands out in a liquidation, as one set of rows. Everything it reads is append-only and frozen with the cycle, so it
 * gives the same rows whenever it is asked.
 */
final class FindingQuery {

    /** Parameters: period, previous (empty for none), percent, least. */
    static final String SQL = """
            WITH to_pay AS (
                SELECT period, household, unit, CASE WHEN held THEN 0 ELSE payable END + released AS amount
                FROM liquidation.total
                WHERE period IN (:period, :previous)
            ), unit AS (
                SELECT unit,
                       count(*) FILTER (WHERE period = :period AND amount > 0) AS households,
                       coalesce(sum(amount) FILTER (WHERE period = :period), 0)::bigint AS amount,
                       count(*) FILTER (WHERE period = :previous AND amount > 0) AS households_before,
                       coalesce(sum(amount) FILTER (WHERE period = :previous), 0)::bigint AS amount_before
                FROM to_pay
                WHERE :previous <> ''
                GROUP BY unit
            ), payee AS (
                SELECT p.household, t.unit, t.amount, p.holder_died_on, btrim(p.account_number) AS account,
                       coalesce(btrim(p.account_entity), '') AS entity
                FROM liquidation.payee p
                JOIN to_pay t USING (period, household)
                WHERE p.period = :period
            ), shared_account AS (
                SELECT entity, account
                FROM payee
                WHERE account <> ''
                GROUP BY entity, account
                HAVING count(*) > 1
                   AND sum(amount) > 0
            ), shared AS (
                SELECT min(household COLLATE "C") AS subject,
                       min(unit COLLATE "C") AS unit,
                       count(*) AS households,
                       sum(amount)::bigint AS amount,
                       (array_agg(household ORDER BY household COLLATE "C"))[1\\:10] AS involved
                FROM payee
                JOIN shared_account USING (entity, account)
                GROUP BY entity, account
            ), on_roll AS (
                SELECT r.household_id AS household
                FROM verification.verification v
                CROSS JOIN LATERAL registry.households_on_the_roll(v.closing_day, v.known_at) r
                WHERE v.period = :period
            ), decided AS (
                SELECT household, count(*) AS months
                FROM verification.household_month
                WHERE period = :period
                GROUP BY household
            )
            SELECT 'CAMBIO-' || coalesce(nullif(unit, ''), 'SIN-UT') AS finding,
                   'UNIT_CHANGED' AS kind, unit, households, amount, households_before, amount_before,
                   ARRAY[]::text[] AS involved
            FROM unit
            WHERE greatest(households, households_before) >= :least
              AND (abs(households - households_before) * 100 > households_before * :percent
                   OR abs(amount - amount_before) * 100 > amount_before * :percent)
            UNION ALL
            SELECT 'CUENTA-' || subject, 'SHARED_ACCOUNT', unit, households, amount, 0, 0, involved
            FROM shared
            UNION ALL
            SELECT 'FALLECIDO-' || household, 'DEAD_HOLDER', unit, 1, amount, 0, 0, ARRAY[household]
            FROM payee
            WHERE holder_died_on IS NOT NULL
              AND amount > 0
            UNION ALL
            SELECT 'SIN-DECISION-' || r.household, 'NOTHING_DECIDED', coalesce(t.unit, ''), 1, coalesce(t.amount, 0), 0, 0,
                   ARRAY[r.household]
            FROM on_roll r
            LEFT JOIN to_pay t ON t.household = r.household AND t.period = :period
            LEFT JOIN decided d ON d.household = r.household
            WHERE t.household IS NULL
               OR coalesce(d.months, 0) < 2
            """;

    private FindingQuery() {}
}
