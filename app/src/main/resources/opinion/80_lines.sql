-- R-BASE, R-TPI, R-TAS, R-TBS, R-VRAEM, R-NEW: what is due for each bimestre to decide. R-STATE comes first: a household that is
-- not paid has no earlier bimestres to decide, and of the period only its zero lines.

-- The months for which something is due, by household, concept and, where it is for one, member.
CREATE UNLOGGED TABLE due_months AS
SELECT household,
       'BASE'::concept AS concept,
       NULL::integer AS member,
       (decided & is_new) | complied | by_default AS months
FROM household_result
WHERE standing = 'OK'
UNION ALL
SELECT household, 'TPI', NULL, (complied | by_default) & package_complete & ~is_new
FROM household_result
WHERE standing = 'OK'
  AND (complied | by_default) & package_complete & ~is_new <> 0
UNION ALL
SELECT h.household, s.concept, d.member, s.months & ~h.is_new
FROM school_decision AS d
JOIN household_result AS h ON h.household = d.household AND h.standing = 'OK'
CROSS JOIN LATERAL (
    SELECT ~d.preschool & (d.exempted | d.reviewed_complied | d.attended | d.format_complied) AS months
) AS c
CROSS JOIN LATERAL (
    VALUES ('TAS'::concept, d.tas & c.months),
           ('TBS', d.tbs & c.months)
) AS s (concept, months)
WHERE (d.tas | d.tbs) <> 0
  AND s.months & ~h.is_new <> 0;

-- R-VRAEM, R-TOP3: each member who counts on 31 December before the first bimestre of a year.
CREATE UNLOGGED TABLE due_for_year AS
SELECT p.household,
       b.bimester_no,
       p.member,
       to_char(y.day, 'YYYY') AS year,
       l.vraem_amount
           + CASE
                 WHEN e.rank > 0
                      AND e.section_size > 0
                      AND e.rank <= (e.section_size + l.vraem_top_divisor - 1) / l.vraem_top_divisor
                     THEN l.vraem_top_amount
                 ELSE 0
             END AS amount
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
JOIN household_result AS h
  ON h.household = p.household
 AND h.decided & b.bits <> 0
 AND h.is_new & b.bits = 0
 AND h.standing = 'OK'
JOIN household_case AS k ON k.household = p.household
WHERE extract(month FROM b.first_day) = 1
  AND EXISTS (
      SELECT
      FROM scope AS s
      WHERE s.transfer = 'VRAEM'
        AND s.ubigeo IN ('*', k.ubigeo)
        AND (s.first_day IS NULL OR s.first_day <= y.day)
        AND (s.last_day IS NULL OR s.last_day >= y.day));

CREATE VIEW due AS
SELECT d.household,
       m.bimester_no,
       d.concept,
       m.name COLLATE "C" AS month,
       d.member,
       CASE d.concept
           WHEN 'BASE' THEN m.base_amount
           WHEN 'TPI' THEN m.tpi_amount
           WHEN 'TAS' THEN m.tas_amount
           WHEN 'TBS' THEN m.tbs_amount
       END AS amount
FROM due_months AS d
JOIN month AS m ON d.months & m.bit <> 0
UNION ALL
SELECT household, bimester_no, 'VRAEM', year, member, amount
FROM due_for_year;

-- R-RETRO: what is computed now for the earlier bimestres against everything liquidated so far for them, concept by concept,
-- month by month, member by member. For most households both are the same ordinary lines; only the others are looked at line
-- by line.
CREATE UNLOGGED TABLE unsettled_household AS
SELECT h.household
FROM household_result AS h
CROSS JOIN (SELECT bit_or(bits) AS bits FROM bimester WHERE NOT is_current) AS earlier
LEFT JOIN liquidated_before AS l ON l.household = h.household
CROSS JOIN LATERAL (SELECT (h.decided & h.is_new) | h.complied | h.by_default AS base) AS d
WHERE h.standing = 'OK'
  AND (coalesce(l.lines, 0) <> bit_count(l.ordinary_base::bit(32)) + bit_count(l.ordinary_tpi::bit(32))
       OR d.base & earlier.bits <> coalesce(l.ordinary_base, 0)
       OR d.base & h.package_complete & ~h.is_new & earlier.bits <> coalesce(l.ordinary_tpi, 0))
UNION
SELECT household FROM due_months WHERE member IS NOT NULL
UNION
SELECT household FROM due_for_year;
ANALYZE unsettled_household;

CREATE UNLOGGED TABLE difference AS
SELECT d.household, d.bimester_no, d.concept, d.month, d.member, sum(d.amount) AS amount
FROM (
    SELECT d.household, d.bimester_no, d.concept, d.month, d.member, d.amount
    FROM unsettled_household AS u
    JOIN due AS d USING (household)
    JOIN bimester AS b USING (bimester_no)
    WHERE NOT b.is_current
    UNION ALL
    SELECT l.household, b.bimester_no, l.concept, l.month, l.member, -l.amount
    FROM liquidated AS l
    JOIN bimester AS b ON b.first_day = l.period AND NOT b.is_current
    JOIN unsettled_household AS u USING (household)
) AS d
GROUP BY d.household, d.bimester_no, d.concept, d.month, d.member
HAVING sum(d.amount) <> 0;

-- Of the period every month has its line of BASE, also when it is zero.
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
    SELECT h.household,
           m.bimester_no,
           'CURRENT' AS kind,
           'BASE'::concept AS concept,
           m.name COLLATE "C" AS month,
           NULL::integer AS member,
           CASE
               WHEN h.standing = 'OK' AND (h.is_new | h.complied | h.by_default) & m.bit <> 0 THEN m.base_amount
               ELSE 0
           END::numeric AS amount,
           CASE
               WHEN h.standing <> 'OK' THEN h.standing
               WHEN h.is_new & m.bit <> 0 THEN 'NEW_HOUSEHOLD'
               WHEN h.complied & m.bit <> 0 THEN 'COMPLIED'
               WHEN h.by_default & m.bit <> 0 THEN 'DEFAULT'
               WHEN h.not_complied & m.bit <> 0 THEN 'NOT_COMPLIED'
               WHEN h.not_verified & m.bit <> 0 THEN 'NOT_VERIFIED'
               ELSE 'NO_TARGET'
           END AS reason
    FROM household_result AS h
    CROSS JOIN month AS m
    WHERE m.is_current
    UNION ALL
    SELECT d.household, d.bimester_no, 'CURRENT', d.concept, d.month, d.member, d.amount, 'OK'
    FROM due AS d
    JOIN bimester AS b USING (bimester_no)
    WHERE b.is_current
      AND d.concept <> 'BASE'
      AND d.amount > 0
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
