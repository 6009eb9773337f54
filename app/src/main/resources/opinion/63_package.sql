-- R-PACK: the integrated package of small children and PREGNANT. A missed item costs the month in which its last day falls; of
-- several, the first of the rulebook's list is named.

-- Low weight at birth or preterm, diagnosed by D: no iron and no haemoglobin items.
CREATE UNLOGGED TABLE born_small AS
SELECT r.member, bit_or(months_from(d.first_on, a.last_days) & s.bits) AS months
FROM record_days AS r
JOIN schedule AS s ON s.schedule = r.schedule
CROSS JOIN all_months AS a
CROSS JOIN LATERAL (SELECT min(day) AS first_on FROM unnest(r.days) AS day) AS d
WHERE r.kind = 'LOW_BIRTH_WEIGHT'
GROUP BY r.member;

CREATE UNLOGGED TABLE package_decision AS
SELECT c.member, c.household, c.pregnant, c.infant, 'PACK'::condition AS condition, d.outcome, d.reason, d.months
FROM (
    SELECT c.*,
           coalesce(k.review_complied, 0) AS review_complied,
           coalesce(k.review_not_complied, 0) AS review_not_complied
    FROM (
        SELECT m.member,
               m.household,
               m.pregnant,
               m.infant,
               m.package_child AS months,
               (m.infant & coalesce(w.first_year_missed, 0)) | (m.toddler & coalesce(w.cred_missed, 0)) AS cred,
               coalesce(v.missed, 0) AS vaccine,
               coalesce(w.iron_missed & ~n.small, 0) AS iron,
               coalesce(w.haemoglobin_missed & ~n.small, 0) AS haemoglobin,
               coalesce(d.package_missed, 0) AS dni,
               0 AS prenatal
        FROM care_member AS m
        LEFT JOIN window_verdict AS w ON w.member = m.member
        LEFT JOIN dose_verdict AS v ON v.member = m.member
        LEFT JOIN dni_verdict AS d ON d.member = m.member
        LEFT JOIN born_small AS s ON s.member = m.member
        CROSS JOIN LATERAL (SELECT CASE WHEN m.low_birth_weight THEN -1 ELSE coalesce(s.months, 0) END AS small) AS n
        WHERE m.package_child <> 0
        UNION ALL
        SELECT m.member,
               m.household,
               m.pregnant,
               m.infant,
               m.pregnant,
               0,
               0,
               0,
               0,
               0,
               coalesce(~p.controlled | p.first_control_missed, -1)
        FROM care_member AS m
        LEFT JOIN prenatal_verdict AS p ON p.member = m.member
        WHERE m.pregnant <> 0
    ) AS c
    LEFT JOIN mark_verdict AS k ON k.member = c.member AND k.condition = 'PACK'
) AS c
CROSS JOIN LATERAL (SELECT c.months & ~(c.review_complied | c.review_not_complied) AS open) AS o
CROSS JOIN LATERAL (
    SELECT 'COMPLETE' AS outcome, 'REVIEWED' AS reason, c.months & c.review_complied AS months
    UNION ALL SELECT 'INCOMPLETE', 'REVIEWED', c.months & c.review_not_complied
    UNION ALL SELECT 'INCOMPLETE', 'CRED', o.open & c.cred
    UNION ALL SELECT 'INCOMPLETE', 'VACCINE', o.open & c.vaccine & ~c.cred
    UNION ALL SELECT 'INCOMPLETE', 'IRON', o.open & c.iron & ~(c.cred | c.vaccine)
    UNION ALL SELECT 'INCOMPLETE', 'HAEMOGLOBIN', o.open & c.haemoglobin & ~(c.cred | c.vaccine | c.iron)
    UNION ALL SELECT 'INCOMPLETE', 'DNI', o.open & c.dni & ~(c.cred | c.vaccine | c.iron | c.haemoglobin)
    UNION ALL SELECT 'INCOMPLETE', 'PRENATAL', o.open & c.prenatal
    UNION ALL SELECT 'COMPLETE', 'OK', o.open & ~(c.cred | c.vaccine | c.iron | c.haemoglobin | c.dni | c.prenatal)
) AS d
WHERE d.months <> 0;
