-- R-PACK: the integrated package of small children and PREGNANT. A missed item costs the month in which its last day falls.

-- Iron (rulebook §6): (a), and (b) without anaemia diagnosed by D, (c) with it.
CREATE UNLOGGED TABLE iron_missed AS
SELECT w.member, w.month_no
FROM window_result AS w
JOIN child_month AS c ON c.member = w.member AND c.month_no = w.month_no AND c.has_package
LEFT JOIN (
    SELECT c.member, c.month_no, min(h.date) AS first_on
    FROM child_month AS c
    JOIN health_event AS h
      ON h.schedule = c.schedule
     AND h.member = c.member
     AND h.kind = 'ANAEMIA'
     AND h.date BETWEEN c.birth_date AND c.last_day
    WHERE c.has_package
    GROUP BY c.member, c.month_no
) AS a ON a.member = w.member AND a.month_no = w.month_no
WHERE w.parameter IN ('iron_first_window', 'iron_windows', 'micronutrient_windows', 'treatment_windows')
GROUP BY w.member, w.month_no
HAVING bool_or(w.parameter = 'iron_first_window' AND NOT w.served)
    OR (bool_or(w.parameter = 'iron_windows' AND NOT w.served AND (a.first_on IS NULL OR w.last_day < a.first_on))
        AND bool_or(
            w.parameter = 'micronutrient_windows' AND NOT w.served AND (a.first_on IS NULL OR w.last_day < a.first_on)))
    OR bool_or(w.parameter = 'treatment_windows' AND NOT w.served AND w.last_day >= a.first_on);

-- Low weight at birth or preterm, diagnosed by D: no iron and no haemoglobin items.
CREATE UNLOGGED TABLE born_small AS
SELECT c.member, c.month_no
FROM child_month AS c
WHERE c.has_package
  AND c.low_birth_weight
UNION
SELECT c.member, c.month_no
FROM child_month AS c
JOIN health_event AS h
  ON h.schedule = c.schedule
 AND h.member = c.member
 AND h.kind = 'LOW_BIRTH_WEIGHT'
 AND h.date <= c.last_day
WHERE c.has_package;

CREATE UNLOGGED TABLE package_decision AS
SELECT d.member,
       d.household,
       d.month_no,
       d.bit,
       d.category,
       'PACK'::condition AS condition,
       CASE
           WHEN k.review_complied & d.bit <> 0 THEN 'COMPLETE'
           WHEN k.review_not_complied & d.bit <> 0 THEN 'INCOMPLETE'
           WHEN d.missed IS NULL THEN 'COMPLETE'
           ELSE 'INCOMPLETE'
       END AS outcome,
       CASE
           WHEN (k.review_complied | k.review_not_complied) & d.bit <> 0 THEN 'REVIEWED'
           ELSE coalesce(d.missed, 'OK')
       END AS reason
FROM (
    SELECT c.member,
           c.household,
           c.month_no,
           c.bit,
           c.category,
           CASE
               WHEN c.category = 'INFANT' AND w.first_year_missed THEN 'CRED'
               WHEN c.category = 'TODDLER' AND w.cred_missed THEN 'CRED'
               WHEN v.member IS NOT NULL THEN 'VACCINE'
               WHEN i.member IS NOT NULL AND s.member IS NULL THEN 'IRON'
               WHEN w.haemoglobin_missed AND s.member IS NULL THEN 'HAEMOGLOBIN'
               WHEN c.birth_date + m.package_dni_deadline_days BETWEEN m.first_day AND m.last_day
                    AND (c.dni_issued_on IS NULL OR c.dni_issued_on > c.birth_date + m.package_dni_deadline_days)
                   THEN 'DNI'
           END AS missed
    FROM child_month AS c
    JOIN month AS m USING (month_no)
    LEFT JOIN (
        SELECT member,
               month_no,
               bool_or(kind = 'CRED' AND NOT served) AS cred_missed,
               bool_or(parameter IN ('cred_newborn_window', 'cred_monthly_windows') AND NOT served) AS first_year_missed,
               bool_or(kind = 'HAEMOGLOBIN' AND NOT served) AS haemoglobin_missed
        FROM window_result
        GROUP BY member, month_no
    ) AS w ON w.member = c.member AND w.month_no = c.month_no
    LEFT JOIN (
        SELECT DISTINCT d.member, m.month_no
        FROM dose_result AS d
        JOIN month AS m ON m.schedule = d.schedule AND d.due_on BETWEEN m.first_day AND m.last_day
        WHERE NOT d.served
    ) AS v ON v.member = c.member AND v.month_no = c.month_no
    LEFT JOIN iron_missed AS i ON i.member = c.member AND i.month_no = c.month_no
    LEFT JOIN born_small AS s ON s.member = c.member AND s.month_no = c.month_no
    WHERE c.has_package
    UNION ALL
    SELECT c.member,
           c.household,
           c.month_no,
           c.bit,
           c.category,
           CASE
               WHEN p.member IS NULL THEN 'PRENATAL'
               WHEN c.lmp + m.first_control_deadline_days BETWEEN m.first_day AND m.last_day
                    AND (f.first_on IS NULL OR f.first_on > c.lmp + m.first_control_deadline_days) THEN 'PRENATAL'
           END
    FROM care_month AS c
    JOIN month AS m USING (month_no)
    LEFT JOIN controlled AS p ON p.member = c.member AND p.month_no = c.month_no
    LEFT JOIN (
        SELECT c.member, c.month_no, min(h.date) AS first_on
        FROM care_month AS c
        JOIN month AS m USING (month_no)
        JOIN health_event AS h
          ON h.schedule = m.schedule
         AND h.member = c.member
         AND h.kind = 'PRENATAL'
         AND h.date BETWEEN c.lmp AND m.last_day
        WHERE c.category = 'PREGNANT'
        GROUP BY c.member, c.month_no
    ) AS f ON f.member = c.member AND f.month_no = c.month_no
    WHERE c.category = 'PREGNANT'
) AS d
LEFT JOIN mark_verdict AS k ON k.member = d.member AND k.condition = 'PACK';
ANALYZE package_decision;
