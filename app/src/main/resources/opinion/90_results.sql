-- R-CARRY and the four result files of the exchange format, as views in the columns of the files.

CREATE UNLOGGED TABLE total AS
SELECT h.household,
       coalesce(l.current, 0) AS current,
       coalesce(l.reintegro, 0) AS reintegro,
       coalesce(l.recupero, 0) AS recupero,
       b.balance_before,
       greatest(0, b.balance_before - s.sum) AS balance_after,
       greatest(0, s.sum - b.balance_before) AS payable
FROM household AS h
LEFT JOIN (
    SELECT household,
           sum(amount) FILTER (WHERE kind = 'CURRENT') AS current,
           sum(amount) FILTER (WHERE kind = 'REINTEGRO') AS reintegro,
           sum(amount) FILTER (WHERE kind = 'RECUPERO') AS recupero
    FROM line
    GROUP BY household
) AS l ON l.household = h.household
CROSS JOIN LATERAL (SELECT coalesce(h.open_balance, 0) AS balance_before) AS b
CROSS JOIN LATERAL (
    SELECT coalesce(l.current, 0) + coalesce(l.reintegro, 0) + coalesce(l.recupero, 0) AS sum
) AS s;

CREATE VIEW member_months AS
SELECT p.member_id COLLATE "C" AS member_id,
       d.month COLLATE "C" AS month,
       d.category,
       d.condition,
       d.outcome,
       d.reason
FROM (
    SELECT d.member,
           m.name AS month,
           CASE
               WHEN d.pregnant & m.bit <> 0 THEN 'PREGNANT'
               WHEN d.preschool & m.bit <> 0 THEN 'PRESCHOOL'
               ELSE 'STUDENT'
           END AS category,
           'EDU'::condition AS condition,
           CASE
               WHEN (d.attended | d.reviewed_complied | d.format_complied) & m.bit <> 0 THEN 'COMPLIED'
               WHEN d.exempted & m.bit <> 0 THEN 'EXEMPT'
               WHEN d.no_school_days & m.bit <> 0 THEN 'NOT_APPLICABLE'
               WHEN d.school_silent & m.bit <> 0 THEN 'NOT_VERIFIED'
               ELSE 'NOT_COMPLIED'
           END AS outcome,
           CASE
               WHEN d.attended & m.bit <> 0 THEN 'OK'
               WHEN d.exempted & m.bit <> 0 THEN 'EXEMPTED'
               WHEN (d.reviewed_complied | d.reviewed_not_complied) & m.bit <> 0 THEN 'REVIEWED'
               WHEN d.no_school_days & m.bit <> 0 THEN 'NO_SCHOOL_DAYS'
               WHEN d.withdrawn & m.bit <> 0 THEN 'WITHDRAWN'
               WHEN d.below_minimum & m.bit <> 0 THEN 'ATTENDANCE_BELOW_MINIMUM'
               WHEN (d.format_complied | d.format_not_complied) & m.bit <> 0 THEN 'FIELD_FORMAT'
               WHEN d.change_not_reported & m.bit <> 0 THEN 'CHANGE_NOT_REPORTED'
               WHEN d.not_enrolled & m.bit <> 0 THEN 'NOT_ENROLLED'
               ELSE 'SCHOOL_SILENT'
           END AS reason
    FROM school_decision AS d
    JOIN month AS m ON m.is_current AND d.months & m.bit <> 0
    UNION ALL
    SELECT d.member,
           m.name,
           CASE
               WHEN d.pregnant & m.bit <> 0 THEN 'PREGNANT'
               WHEN d.infant & m.bit <> 0 THEN 'INFANT'
               ELSE 'TODDLER'
           END,
           d.condition,
           d.outcome,
           d.reason
    FROM (
        SELECT * FROM health_decision
        UNION ALL
        SELECT * FROM package_decision
    ) AS d
    JOIN month AS m ON m.is_current AND d.months & m.bit <> 0
) AS d
JOIN member AS p ON p.member = d.member;

CREATE VIEW household_months AS
SELECT h.household_id COLLATE "C" AS household_id,
       m.name COLLATE "C" AS month,
       CASE
           WHEN r.complied & m.bit <> 0 THEN 'COMPLIED'
           WHEN r.by_default & m.bit <> 0 THEN 'DEFAULT'
           WHEN r.not_complied & m.bit <> 0 THEN 'NOT_COMPLIED'
           WHEN r.not_verified & m.bit <> 0 THEN 'NOT_VERIFIED'
           ELSE 'NO_TARGET'
       END AS outcome
FROM household_result AS r
CROSS JOIN month AS m
JOIN household AS h USING (household)
WHERE m.is_current;

CREATE VIEW lines AS
SELECT h.household_id COLLATE "C" AS household_id,
       l.kind COLLATE "C" AS kind,
       l.concept,
       l.month,
       p.member_id COLLATE "C" AS member_id,
       l.amount,
       l.reason,
       l.state
FROM line AS l
JOIN household AS h ON h.household = l.household
LEFT JOIN member AS p ON p.member = l.member;

CREATE VIEW totals AS
SELECT h.household_id COLLATE "C" AS household_id,
       t.current,
       t.reintegro,
       t.recupero,
       t.balance_before,
       t.balance_after,
       t.payable
FROM total AS t
JOIN household AS h USING (household);
