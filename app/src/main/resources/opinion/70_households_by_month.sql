-- R-MONTH, R-NEW, R-TPI: what the target members of a household make of its months, as sets of months. A member's month and a
-- household's month follow one order of outcomes, so the worst of all conditions of all members is the household's.

CREATE UNLOGGED TABLE household_outcome AS
SELECT household,
       bit_or(target) AS target,
       bit_or(not_complied) AS not_complied,
       bit_or(not_verified) AS not_verified,
       bit_or(complied) AS complied,
       bit_or(package_complete) AS package_complete,
       bit_or(package_incomplete) AS package_incomplete
FROM (
    SELECT household,
           months AS target,
           months & ~(exempted | no_school_days | school_silent | attended | reviewed_complied | format_complied)
               AS not_complied,
           school_silent AS not_verified,
           attended | reviewed_complied | format_complied AS complied,
           0 AS package_complete,
           0 AS package_incomplete
    FROM school_decision
    UNION ALL
    SELECT household,
           months,
           CASE WHEN outcome = 'NOT_COMPLIED' THEN months ELSE 0 END,
           CASE WHEN outcome = 'NOT_VERIFIED' THEN months ELSE 0 END,
           CASE WHEN outcome = 'COMPLIED' THEN months ELSE 0 END,
           0,
           0
    FROM health_decision
    UNION ALL
    SELECT household,
           0,
           0,
           0,
           0,
           CASE WHEN outcome = 'COMPLETE' THEN months ELSE 0 END,
           CASE WHEN outcome = 'INCOMPLETE' THEN months ELSE 0 END
    FROM package_decision
) AS d
GROUP BY household;
ANALYZE household_outcome;

-- R-NEW: affiliated within a bimestre, a target member in it, and nothing ever liquidated for an earlier one.
CREATE UNLOGGED TABLE household_result AS
SELECT h.household,
       h.standing,
       h.held,
       h.decided,
       h.decided & ~o.target AS no_target,
       h.decided & o.not_complied AS not_complied,
       h.decided & ~o.not_complied & o.not_verified AS not_verified,
       h.decided & ~(o.not_complied | o.not_verified) & o.complied AS complied,
       h.decided & o.target & ~(o.not_complied | o.not_verified | o.complied) AS by_default,
       h.decided & o.package_complete & ~o.package_incomplete AS package_complete,
       CASE
           WHEN o.target & b.bits <> 0 AND (h.first_liquidated IS NULL OR h.first_liquidated >= b.first_day) THEN b.bits
           ELSE 0
       END AS is_new
FROM household_case AS h
LEFT JOIN household_outcome AS d ON d.household = h.household
LEFT JOIN bimester AS b ON h.affiliated_on BETWEEN b.first_day AND b.last_day
CROSS JOIN LATERAL (
    SELECT coalesce(d.target, 0) AS target,
           coalesce(d.not_complied, 0) AS not_complied,
           coalesce(d.not_verified, 0) AS not_verified,
           coalesce(d.complied, 0) AS complied,
           coalesce(d.package_complete, 0) AS package_complete,
           coalesce(d.package_incomplete, 0) AS package_incomplete
) AS o;
ANALYZE household_result;
