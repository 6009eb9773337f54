-- R-MONTH, R-TPI: what the target members of a household make of each month, as sets of months. A member's month and a
-- household's month follow one order of outcomes, so the worst of all conditions of all members is the household's.

CREATE UNLOGGED TABLE household_outcome AS
SELECT h.household,
       coalesce(t.target, 0) AS target,
       coalesce(t.not_complied, 0) AS not_complied,
       coalesce(t.not_verified, 0) AS not_verified,
       coalesce(t.complied, 0) AS complied,
       coalesce(p.early, 0) & ~coalesce(p.incomplete, 0) AS package_complete
FROM household_case AS h
LEFT JOIN (
    SELECT household,
           bit_or(bit) AS target,
           bit_or(bit) FILTER (WHERE outcome = 'NOT_COMPLIED') AS not_complied,
           bit_or(bit) FILTER (WHERE outcome = 'NOT_VERIFIED') AS not_verified,
           bit_or(bit) FILTER (WHERE outcome = 'COMPLIED') AS complied
    FROM (
        SELECT household, bit, outcome FROM school_decision
        UNION ALL
        SELECT household, bit, outcome FROM health_decision
    ) AS d
    GROUP BY household
) AS t ON t.household = h.household
LEFT JOIN (
    SELECT household,
           bit_or(bit) AS early,
           bit_or(bit) FILTER (WHERE outcome = 'INCOMPLETE') AS incomplete
    FROM package_decision
    GROUP BY household
) AS p ON p.household = h.household;

CREATE UNLOGGED TABLE household_month AS
SELECT h.household,
       m.month_no,
       m.bit,
       m.bimester_no,
       m.is_current,
       m.name AS month,
       m.base_amount,
       m.tpi_amount,
       CASE
           WHEN o.target & m.bit = 0 THEN 'NO_TARGET'
           WHEN o.not_complied & m.bit <> 0 THEN 'NOT_COMPLIED'
           WHEN o.not_verified & m.bit <> 0 THEN 'NOT_VERIFIED'
           WHEN o.complied & m.bit <> 0 THEN 'COMPLIED'
           ELSE 'DEFAULT'
       END AS outcome,
       o.package_complete & m.bit <> 0 AS package_complete,
       -- R-NEW: affiliated within the bimestre, a target member in it, and nothing ever liquidated for an earlier one.
       h.affiliated_on BETWEEN b.first_day AND b.last_day
           AND o.target & b.bits <> 0
           AND (h.first_liquidated IS NULL OR h.first_liquidated >= b.first_day) AS is_new,
       h.standing
FROM household_case AS h
JOIN household_outcome AS o ON o.household = h.household
JOIN month AS m ON h.decided & m.bit <> 0
JOIN bimester AS b ON b.bimester_no = m.bimester_no;
ANALYZE household_month;
