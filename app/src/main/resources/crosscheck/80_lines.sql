-- R-BASE, R-TPI, R-TAS, R-TBS, R-VRAEM, R-NEW: what is due for each bimestre to decide. R-STATE comes first: a household that is
-- not paid has no earlier bimestres to decide, and of the period only its zero lines.

CREATE UNLOGGED TABLE due AS
SELECT h.household,
       h.bimester_no,
       'BASE'::concept AS concept,
       h.month COLLATE "C" AS month,
       NULL::integer AS member,
       CASE
           WHEN h.standing <> 'OK' THEN 0
           WHEN h.is_new IS TRUE OR h.outcome IN ('COMPLIED', 'DEFAULT') THEN h.base_amount
           ELSE 0
       END AS amount,
       CASE
           WHEN h.standing <> 'OK' THEN h.standing
           WHEN h.is_new IS TRUE THEN 'NEW_HOUSEHOLD'
           ELSE h.outcome
       END AS reason
FROM household_month AS h
UNION ALL
SELECT h.household, h.bimester_no, 'TPI', h.month, NULL, h.tpi_amount, 'OK'
FROM household_month AS h
WHERE h.standing = 'OK'
  AND h.is_new IS NOT TRUE
  AND h.outcome IN ('COMPLIED', 'DEFAULT')
  AND h.package_complete
UNION ALL
SELECT h.household, h.bimester_no, s.concept, h.month, d.member, s.amount, 'OK'
FROM school_decision AS d
JOIN household_month AS h ON h.household = d.household AND h.month_no = d.month_no
JOIN month AS m ON m.month_no = d.month_no
CROSS JOIN LATERAL (
    SELECT 'TAS'::concept AS concept, m.tas_amount AS amount
    WHERE d.is_tas
    UNION ALL
    SELECT 'TBS', m.tbs_amount
    WHERE d.is_tbs
) AS s
WHERE (d.is_tas OR d.is_tbs)
  AND d.category IN ('STUDENT', 'PREGNANT')
  AND d.outcome IN ('COMPLIED', 'EXEMPT')
  AND h.standing = 'OK'
  AND h.is_new IS NOT TRUE
UNION ALL
-- R-VRAEM, R-TOP3: each member who counts on 31 December before the first bimestre of a year.
SELECT p.household,
       b.bimester_no,
       'VRAEM',
       to_char(y.day, 'YYYY'),
       p.member,
       l.vraem_amount
           + CASE
                 WHEN e.rank > 0
                      AND e.section_size > 0
                      AND e.rank <= (e.section_size + l.vraem_top_divisor - 1) / l.vraem_top_divisor
                     THEN l.vraem_top_amount
                 ELSE 0
             END,
       'OK'
FROM bimester AS b
CROSS JOIN LATERAL (SELECT b.first_day - 1 AS day) AS y
JOIN law_of_day AS l ON l.day = y.day
CROSS JOIN computation AS c
JOIN enrolment_in_force AS e
  ON e.school_year = extract(year FROM y.day)
 AND e.first_day <= c.evidence_cut
 AND e.before_day > c.evidence_cut
 AND e.status = 'PROMOTED'
JOIN member AS p
  ON p.member = e.member
 AND (p.joined_on IS NULL OR p.joined_on <= y.day)
 AND (p.left_on IS NULL OR p.left_on > y.day)
 AND (p.died_on IS NULL OR p.died_on > y.day)
 AND (p.birth_date IS NULL OR p.birth_date <= y.day)
JOIN household_month AS h
  ON h.household = p.household
 AND h.month_no = 2 * b.bimester_no
 AND h.standing = 'OK'
 AND h.is_new IS NOT TRUE
JOIN household_case AS k ON k.household = p.household
WHERE extract(month FROM b.first_day) = 1
  AND EXISTS (
      SELECT
      FROM scope AS s
      WHERE s.transfer = 'VRAEM'
        AND s.ubigeo IN ('*', k.ubigeo)
        AND (s.first_day IS NULL OR s.first_day <= y.day)
        AND (s.last_day IS NULL OR s.last_day >= y.day));

-- R-RETRO: what is computed now for the earlier bimestres against everything liquidated so far for them, concept by concept,
-- month by month, member by member.
CREATE UNLOGGED TABLE difference AS
SELECT d.household, d.bimester_no, d.concept, d.month, d.member, sum(d.amount) AS amount
FROM (
    SELECT d.household, d.bimester_no, d.concept, d.month, d.member, d.amount
    FROM due AS d
    JOIN bimester AS b USING (bimester_no)
    WHERE NOT b.is_current
    UNION ALL
    SELECT l.household, b.bimester_no, l.concept, l.month, l.member, -l.amount
    FROM liquidated AS l
    JOIN bimester AS b ON b.first_day = l.period AND NOT b.is_current
    JOIN household_case AS h ON h.household = l.household AND h.standing = 'OK'
) AS d
GROUP BY d.household, d.bimester_no, d.concept, d.month, d.member
HAVING sum(d.amount) <> 0;

CREATE UNLOGGED TABLE line AS
SELECT l.household,
       l.bimester_no,
       l.kind,
       l.concept,
       l.month,
       l.member,
       l.amount,
       l.reason,
       CASE WHEN h.held THEN 'HELD' ELSE 'PAYABLE' END AS state
FROM (
    SELECT d.household, d.bimester_no, 'CURRENT' AS kind, d.concept, d.month, d.member, d.amount::numeric AS amount, d.reason
    FROM due AS d
    JOIN bimester AS b USING (bimester_no)
    WHERE b.is_current
      AND (d.concept = 'BASE' OR d.amount > 0)
    UNION ALL
    SELECT household,
           bimester_no,
           CASE WHEN amount > 0 THEN 'REINTEGRO' ELSE 'RECUPERO' END,
           concept,
           month,
           member,
           amount,
           'LATE_EVIDENCE'
    FROM difference
) AS l
JOIN household_case AS h USING (household);
ANALYZE line;
