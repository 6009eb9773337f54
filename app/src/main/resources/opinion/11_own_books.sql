-- R-RETRO, R-CARRY, R-NEW for a closed roll: what this installation itself liquidated before the period.
--
-- Its own books come before whatever was loaded with a household. Of the loaded rows only those count that are about a bimestre
-- before the household's first one here and were known when that was closed: a reintegro paid here that comes back in a file
-- must not count twice.

CREATE UNLOGGED TABLE own_cycle AS
SELECT l.period,
       make_date(left(l.period, 4)::integer, 2 * right(l.period, 1)::integer - 1, 1) AS first_day,
       coalesce((
           SELECT max(o.record)
           FROM evidence.opening_liquidation AS o
           JOIN registry.load AS d USING (load)
           WHERE d.recorded_at <= l.known_at), 0) AS last_known_row
FROM liquidation.liquidation AS l
JOIN bimester AS b ON b.is_current
WHERE l.period < b.name;

INSERT INTO first_liquidation (household, period)
SELECT h.household, c.first_day
FROM liquidation.first_liquidation AS f
JOIN own_cycle AS c USING (period)
JOIN household AS h ON h.household_id = f.household;
ANALYZE first_liquidation;

DELETE FROM liquidated AS l
USING first_liquidation AS f
JOIN own_cycle AS c ON c.first_day = f.period
WHERE f.household = l.household
  AND (l.period >= f.period OR l.line > c.last_known_row);

INSERT INTO liquidated (household, period, concept, month, member, amount, line)
SELECT h.household, b.first_day, l.concept::concept, l.month, m.member, l.amount, 0
FROM liquidation.line AS l
JOIN own_cycle AS c ON c.period = l.period
JOIN bimester AS b ON b.name = l.about AND NOT b.is_current
JOIN household AS h ON h.household_id = l.household
LEFT JOIN member AS m ON m.member_id = l.member;
ANALYZE liquidated;

UPDATE household AS h
SET open_balance = t.balance_after
FROM (
    SELECT DISTINCT ON (t.household) t.household, t.balance_after
    FROM liquidation.total AS t
    JOIN own_cycle AS c ON c.period = t.period
    ORDER BY t.household, c.first_day DESC
) AS t
WHERE h.household_id = t.household;
