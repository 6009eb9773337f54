-- The stored results of the cycle against the recomputed ones, cell by cell. A row that only one side has is one difference,
-- in the column «fila».

CREATE UNLOGGED TABLE cell_difference AS
SELECT coalesce(s.household, c.household_id) AS household,
       'member_months.csv' AS file,
       concat_ws(' ', coalesce(s.member, c.member_id), coalesce(s.month, c.month), coalesce(s.condition, c.condition)) AS row,
       v.name,
       v.stored,
       v.recomputed
FROM (
    SELECT d.*
    FROM verification.member_decision AS d
    WHERE d.period = (SELECT name FROM bimester WHERE is_current)
) AS s
FULL JOIN (
    SELECT r.member_id, r.month, r.condition::text AS condition, r.category, r.outcome, r.reason, h.household_id
    FROM member_months AS r
    JOIN member AS m ON m.member_id = r.member_id
    JOIN household AS h ON h.household = m.household
) AS c ON c.member_id = s.member AND c.month = s.month AND c.condition = s.condition
CROSS JOIN LATERAL (
    VALUES ('fila', CASE WHEN c.member_id IS NULL THEN concat_ws(' ', s.category, s.outcome, s.reason) END,
                    CASE WHEN s.member IS NULL THEN concat_ws(' ', c.category, c.outcome, c.reason) END),
           ('household', s.household, c.household_id),
           ('category', s.category, c.category),
           ('outcome', s.outcome, c.outcome),
           ('reason', s.reason, c.reason)
) AS v (name, stored, recomputed)
WHERE v.stored IS DISTINCT FROM v.recomputed
  AND (v.name = 'fila' OR (s.member IS NOT NULL AND c.member_id IS NOT NULL))
UNION ALL
SELECT coalesce(s.household, c.household_id),
       'household_months.csv',
       coalesce(s.month, c.month),
       v.name,
       v.stored,
       v.recomputed
FROM (
    SELECT d.*
    FROM verification.household_month AS d
    WHERE d.period = (SELECT name FROM bimester WHERE is_current)
) AS s
FULL JOIN household_months AS c ON c.household_id = s.household AND c.month = s.month
CROSS JOIN LATERAL (
    VALUES ('fila', CASE WHEN c.household_id IS NULL THEN s.outcome END, CASE WHEN s.household IS NULL THEN c.outcome END),
           ('outcome', s.outcome, c.outcome)
) AS v (name, stored, recomputed)
WHERE v.stored IS DISTINCT FROM v.recomputed
  AND (v.name = 'fila' OR (s.household IS NOT NULL AND c.household_id IS NOT NULL))
UNION ALL
SELECT coalesce(s.household, c.household_id),
       'lines.csv',
       concat_ws(' ', coalesce(s.about, c.about), coalesce(s.concept, c.concept), coalesce(s.month, c.month),
                 coalesce(s.member, c.member_id)),
       v.name,
       v.stored,
       v.recomputed
FROM (
    SELECT d.*
    FROM liquidation.line AS d
    WHERE d.period = (SELECT name FROM bimester WHERE is_current)
) AS s
FULL JOIN (
    SELECT h.household_id, b.name AS about, l.kind, l.concept::text AS concept, l.month, m.member_id, l.amount, l.reason, l.state
    FROM line AS l
    JOIN bimester AS b USING (bimester_no)
    JOIN household AS h ON h.household = l.household
    LEFT JOIN member AS m ON m.member = l.member
) AS c
  ON c.household_id = s.household
 AND c.about = s.about
 AND c.concept = s.concept
 AND c.month = s.month
 AND coalesce(c.member_id, '') = coalesce(s.member, '')
CROSS JOIN LATERAL (
    VALUES ('fila', CASE WHEN c.household_id IS NULL THEN concat_ws(' ', s.kind, s.amount, s.reason) END,
                    CASE WHEN s.household IS NULL THEN concat_ws(' ', c.kind, c.amount, c.reason) END),
           ('kind', s.kind, c.kind),
           ('amount', s.amount::text, c.amount::text),
           ('reason', s.reason, c.reason),
           ('state', s.state, c.state)
) AS v (name, stored, recomputed)
WHERE v.stored IS DISTINCT FROM v.recomputed
  AND (v.name = 'fila' OR (s.household IS NOT NULL AND c.household_id IS NOT NULL))
UNION ALL
SELECT coalesce(s.household, c.household_id), 'totals.csv', '', v.name, v.stored, v.recomputed
FROM (
    SELECT d.*
    FROM liquidation.total AS d
    WHERE d.period = (SELECT name FROM bimester WHERE is_current)
) AS s
FULL JOIN totals AS c ON c.household_id = s.household
CROSS JOIN LATERAL (
    VALUES ('fila', CASE WHEN c.household_id IS NULL THEN s.payable::text END,
                    CASE WHEN s.household IS NULL THEN c.payable::text END),
           ('current', s.current::text, c.current::text),
           ('reintegro', s.reintegro::text, c.reintegro::text),
           ('recupero', s.recupero::text, c.recupero::text),
           ('balance_before', s.balance_before::text, c.balance_before::text),
           ('balance_after', s.balance_after::text, c.balance_after::text),
           ('payable', s.payable::text, c.payable::text)
) AS v (name, stored, recomputed)
WHERE v.stored IS DISTINCT FROM v.recomputed
  AND (v.name = 'fila' OR (s.household IS NOT NULL AND c.household_id IS NOT NULL));
