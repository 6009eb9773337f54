-- R-APN, R-CRED, R-DNI: the conditions of PREGNANT, INFANT and TODDLER: one row for each member, condition, outcome and reason,
-- with its set of months. The first line of the rulebook's list that applies decides.

-- What the records say of the windows that end in each month. Iron (rulebook §6): (a), and (b) without anaemia diagnosed by D,
-- (c) with it.
CREATE UNLOGGED TABLE window_verdict AS
SELECT w.member,
       coalesce(bit_or(w.bit) FILTER (WHERE w.kind = 'CRED'), 0) AS cred_due,
       coalesce(bit_or(w.bit) FILTER (WHERE w.kind = 'CRED' AND NOT w.served), 0) AS cred_missed,
       coalesce(bit_or(w.bit) FILTER (
           WHERE w.parameter IN ('cred_newborn_window', 'cred_monthly_windows')
             AND NOT w.served), 0) AS first_year_missed,
       coalesce(bit_or(w.bit) FILTER (WHERE w.kind = 'HAEMOGLOBIN' AND NOT w.served), 0) AS haemoglobin_missed,
       coalesce(bit_or(w.bit) FILTER (WHERE w.parameter = 'iron_first_window' AND NOT w.served), 0)
           | (coalesce(bit_or(w.bit) FILTER (
                  WHERE w.parameter = 'iron_windows'
                    AND NOT w.served
                    AND (a.first_on IS NULL OR w.last_day < a.first_on)), 0)
              & coalesce(bit_or(w.bit) FILTER (
                  WHERE w.parameter = 'micronutrient_windows'
                    AND NOT w.served
                    AND (a.first_on IS NULL OR w.last_day < a.first_on)), 0))
           | coalesce(bit_or(w.bit) FILTER (
                 WHERE w.parameter = 'treatment_windows'
                   AND NOT w.served
                   AND w.last_day >= a.first_on), 0) AS iron_missed
FROM window_result AS w
LEFT JOIN (
    SELECT r.schedule, r.member, (SELECT min(day) FROM unnest(r.days) AS day WHERE day >= c.birth_date) AS first_on
    FROM record_days AS r
    JOIN care_member AS c ON c.member = r.member
    WHERE r.kind = 'ANAEMIA'
) AS a ON a.schedule = w.schedule AND a.member = w.member
GROUP BY w.member;
ANALYZE window_verdict;

CREATE UNLOGGED TABLE prenatal_verdict AS
SELECT g.member,
       coalesce(bit_or(m.bit) FILTER (
           WHERE EXISTS (SELECT FROM unnest(r.days) AS day WHERE day BETWEEN m.first_day AND m.last_day)), 0) AS controlled,
       coalesce(bit_or(m.bit) FILTER (
           WHERE g.lmp + m.first_control_deadline_days BETWEEN m.first_day AND m.last_day
             AND NOT EXISTS (
                 SELECT
                 FROM unnest(r.days) AS day
                 WHERE day BETWEEN g.lmp AND g.lmp + m.first_control_deadline_days)), 0) AS first_control_missed
FROM pregnancy_in_force AS g
JOIN month AS m ON m.month_no = g.month_no
LEFT JOIN record_days AS r ON r.schedule = m.schedule AND r.member = g.member AND r.kind = 'PRENATAL'
GROUP BY g.member;

-- The deadlines of the DNI that fall in a month: that of R-DNI and that of R-PACK.
CREATE UNLOGGED TABLE dni_verdict AS
SELECT c.member,
       coalesce(bit_or(m.bit) FILTER (
           WHERE c.birth_date + m.dni_deadline_days BETWEEN m.first_day AND m.last_day
             AND c.dni_issued_on > c.birth_date + m.dni_deadline_days), 0) AS late,
       coalesce(bit_or(m.bit) FILTER (
           WHERE c.birth_date + m.package_dni_deadline_days BETWEEN m.first_day AND m.last_day
             AND (c.dni_issued_on IS NULL OR c.dni_issued_on > c.birth_date + m.package_dni_deadline_days)), 0) AS package_missed
FROM care_member AS c
JOIN month AS m
  ON c.child & m.bit <> 0
 AND (c.birth_date + m.dni_deadline_days BETWEEN m.first_day AND m.last_day
      OR c.birth_date + m.package_dni_deadline_days BETWEEN m.first_day AND m.last_day)
GROUP BY c.member;
ANALYZE prenatal_verdict, dni_verdict;

CREATE UNLOGGED TABLE health_decision AS
SELECT c.member, c.household, c.pregnant, c.infant, c.condition, d.outcome, d.reason, d.months
FROM (
    SELECT c.*,
           coalesce(k.review_complied | k.review_not_complied, 0) AS reviews,
           coalesce(k.review_complied, 0) AS review_complied,
           coalesce(k.format_complied, 0) AS format_complied,
           coalesce(k.format_not_complied, 0) AS format_not_complied,
           coalesce(k.format_unknown, 0) AS format_unknown
    FROM (
        SELECT m.member,
               m.household,
               m.pregnant,
               m.infant,
               'APN'::condition AS condition,
               m.pregnant AS months,
               m.exempt | m.facility_exempt AS exempt,
               m.facility_reported,
               m.pregnant AS due,
               coalesce(v.controlled, 0) AS served,
               'NO_PRENATAL_CONTROL' AS missing
        FROM care_member AS m
        LEFT JOIN prenatal_verdict AS v ON v.member = m.member
        WHERE m.pregnant <> 0
        UNION ALL
        SELECT m.member,
               m.household,
               m.pregnant,
               m.infant,
               'CRED',
               m.child,
               m.exempt | m.facility_exempt,
               m.facility_reported,
               coalesce(v.cred_due, 0),
               coalesce(v.cred_due & ~v.cred_missed, 0),
               'CRED_MISSING'
        FROM care_member AS m
        LEFT JOIN window_verdict AS v ON v.member = m.member
        WHERE m.child <> 0
    ) AS c
    LEFT JOIN mark_verdict AS k ON k.member = c.member AND k.condition = c.condition
) AS c
CROSS JOIN LATERAL (
    SELECT c.months & ~(c.exempt | c.reviews) AS required,
           c.months & ~(c.exempt | c.reviews) & c.due & ~c.served AS unserved,
           c.format_complied | c.format_not_complied AS formats
) AS o
CROSS JOIN LATERAL (
    SELECT 'EXEMPT' AS outcome, 'EXEMPTED' AS reason, c.months & c.exempt AS months
    UNION ALL SELECT 'COMPLIED', 'REVIEWED', c.months & ~c.exempt & c.review_complied
    UNION ALL SELECT 'NOT_COMPLIED', 'REVIEWED', c.months & ~c.exempt & c.reviews & ~c.review_complied
    UNION ALL SELECT 'NOT_APPLICABLE', 'NO_WINDOW_DUE', o.required & ~c.due
    UNION ALL SELECT 'COMPLIED', 'OK', o.required & c.due & c.served
    UNION ALL SELECT 'COMPLIED', 'FIELD_FORMAT', o.unserved & c.format_complied
    UNION ALL SELECT 'NOT_COMPLIED', 'FIELD_FORMAT', o.unserved & c.format_not_complied
    UNION ALL SELECT 'NOT_COMPLIED', 'CHANGE_NOT_REPORTED', o.unserved & ~o.formats & c.format_unknown
    UNION ALL SELECT 'NOT_COMPLIED', c.missing, o.unserved & ~(o.formats | c.format_unknown) & c.facility_reported
    UNION ALL SELECT 'NOT_VERIFIED', 'FACILITY_SILENT', o.unserved & ~(o.formats | c.format_unknown) & ~c.facility_reported
) AS d
WHERE d.months <> 0
UNION ALL
SELECT c.member, c.household, c.pregnant, c.infant, 'DNI', d.outcome, d.reason, d.months
FROM (
    SELECT c.member,
           c.household,
           c.pregnant,
           c.infant,
           c.dni_due AS months,
           c.exempt,
           coalesce(k.review_complied | k.review_not_complied, 0) AS reviews,
           coalesce(k.review_complied, 0) AS review_complied,
           coalesce(months_from(c.dni_issued_on, a.last_days), 0) AS issued,
           coalesce(v.late, 0) AS late
    FROM care_member AS c
    CROSS JOIN all_months AS a
    LEFT JOIN dni_verdict AS v ON v.member = c.member
    LEFT JOIN mark_verdict AS k ON k.member = c.member AND k.condition = 'DNI'
    WHERE c.dni_due <> 0
) AS c
CROSS JOIN LATERAL (SELECT c.months & ~(c.exempt | c.reviews) AS required) AS o
CROSS JOIN LATERAL (
    SELECT 'EXEMPT' AS outcome, 'EXEMPTED' AS reason, c.months & c.exempt AS months
    UNION ALL SELECT 'COMPLIED', 'REVIEWED', c.months & ~c.exempt & c.review_complied
    UNION ALL SELECT 'NOT_COMPLIED', 'REVIEWED', c.months & ~c.exempt & c.reviews & ~c.review_complied
    UNION ALL SELECT 'NOT_COMPLIED', 'DNI_MISSING', o.required & ~c.issued
    UNION ALL SELECT 'NOT_COMPLIED', 'DNI_LATE', o.required & c.issued & c.late
    UNION ALL SELECT 'COMPLIED', 'OK', o.required & c.issued & ~c.late
) AS d
WHERE d.months <> 0;
