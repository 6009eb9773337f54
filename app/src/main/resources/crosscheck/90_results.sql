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
       m.name COLLATE "C" AS month,
       d.category,
       d.condition,
       d.outcome,
       d.reason
FROM (
    SELECT member, month_no, category, 'EDU'::condition AS condition, outcome, reason FROM school_decision
    UNION ALL
    SELECT member, month_no, category, condition, outcome, reason FROM health_decision
    UNION ALL
    SELECT member, month_no, category, condition, outcome, reason FROM package_decision
) AS d
JOIN month AS m ON m.month_no = d.month_no AND m.is_current
JOIN member AS p ON p.member = d.member;

CREATE VIEW household_months AS
SELECT h.household_id COLLATE "C" AS household_id, m.month COLLATE "C" AS month, m.outcome
FROM household_month AS m
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
