-- Rulebook §6: the windows whose last day falls in a month to decide, and whether a record served each.

CREATE UNLOGGED TABLE law_of_windows AS
SELECT s.schedule, k.kind, w.*
FROM schedule AS s
JOIN in_force AS f ON f.day = s.law_day
JOIN law_window AS w USING (parameter, valid_from)
JOIN (
    VALUES ('cred_newborn_window', 'CRED'),
           ('cred_monthly_windows', 'CRED'),
           ('cred_second_year_windows', 'CRED'),
           ('cred_third_year_windows', 'CRED'),
           ('iron_first_window', 'IRON'),
           ('iron_windows', 'IRON'),
           ('micronutrient_windows', 'MICRONUTRIENT'),
           ('treatment_windows', 'TREATMENT'),
           ('haemoglobin_window', 'HAEMOGLOBIN')
) AS k (parameter, kind) USING (parameter);

-- The windows that end in each month, for every day on which a child of that month may be born.
CREATE UNLOGGED TABLE birth_window AS
SELECT b.birth_date,
       m.bit,
       w.schedule,
       w.parameter,
       w.kind,
       w.position,
       b.birth_date + w.first_age AS first_day,
       b.birth_date + w.last_age AS last_day
FROM birth_day AS b
CROSS JOIN law_of_windows AS w
JOIN month AS m
  ON m.schedule = w.schedule
 AND b.birth_date + w.last_age BETWEEN m.first_day AND m.last_day
WHERE (b.infant | b.toddler) & m.bit <> 0;
ANALYZE birth_window;

CREATE UNLOGGED TABLE due_window AS
SELECT c.member,
       c.birth_date,
       w.bit,
       w.schedule,
       w.parameter,
       w.kind,
       w.position,
       w.first_day,
       w.last_day
FROM care_member AS c
JOIN birth_window AS w ON w.birth_date = c.birth_date AND c.child & w.bit <> 0;
ANALYZE due_window;

-- R-CRED, newborn: each control takes the earliest record that lies far enough from the one before it.
CREATE UNLOGGED TABLE newborn_served AS
WITH RECURSIVE gap AS (
    SELECT s.schedule, g.position, g.days
    FROM schedule AS s
    JOIN in_force AS f ON f.day = s.law_day AND f.parameter = 'cred_newborn_gaps'
    JOIN law_gap AS g USING (parameter, valid_from)
),
control AS (
    SELECT d.schedule,
           d.member,
           d.last_day,
           r.days,
           0 AS position,
           (SELECT min(day) FROM unnest(r.days) AS day WHERE day BETWEEN d.first_day AND d.last_day) AS served_on
    FROM (
        SELECT DISTINCT schedule, member, first_day, last_day
        FROM due_window
        WHERE parameter = 'cred_newborn_window'
    ) AS d
    JOIN record_days AS r ON r.schedule = d.schedule AND r.member = d.member AND r.kind = 'CRED'
    UNION ALL
    SELECT c.schedule,
           c.member,
           c.last_day,
           c.days,
           g.position,
           (SELECT min(day) FROM unnest(c.days) AS day WHERE day BETWEEN c.served_on + g.days AND c.last_day)
    FROM control AS c
    JOIN gap AS g ON g.schedule = c.schedule AND g.position = c.position + 1
    WHERE c.served_on IS NOT NULL
)
SELECT c.schedule, c.member
FROM control AS c
WHERE c.served_on IS NOT NULL
  AND c.position = (SELECT coalesce(max(g.position), 0) FROM gap AS g WHERE g.schedule = c.schedule);

-- R-CRED, monthly: the control of a window must lie some days after the one that served the last satisfied window.
CREATE UNLOGGED TABLE monthly_served AS
WITH RECURSIVE control AS (
    SELECT r.schedule,
           r.member,
           b.birth_date,
           b.last_position,
           r.days,
           0 AS position,
           DATE '-infinity' AS last_served,
           false AS served
    FROM record_days AS r
    JOIN (
        SELECT schedule, member, birth_date, max(position) AS last_position
        FROM due_window
        WHERE parameter = 'cred_monthly_windows'
        GROUP BY schedule, member, birth_date
    ) AS b USING (schedule, member)
    WHERE r.kind = 'CRED'
    UNION ALL
    SELECT c.schedule,
           c.member,
           c.birth_date,
           c.last_position,
           c.days,
           w.position,
           coalesce(n.served_on, c.last_served),
           n.served_on IS NOT NULL
    FROM control AS c
    JOIN (
        SELECT w.schedule, w.position, w.first_age, w.last_age, l.cred_monthly_gap_days
        FROM law_of_windows AS w
        JOIN schedule AS s USING (schedule)
        JOIN law_of_day AS l ON l.day = s.law_day
        WHERE w.parameter = 'cred_monthly_windows'
    ) AS w ON w.schedule = c.schedule AND w.position = c.position + 1
    CROSS JOIN LATERAL (
        SELECT min(day) AS served_on
        FROM unnest(c.days) AS day
        WHERE day BETWEEN c.birth_date + w.first_age AND c.birth_date + w.last_age
          AND day >= c.last_served + w.cred_monthly_gap_days
    ) AS n
    WHERE c.position < c.last_position
)
SELECT schedule, member, position
FROM control
WHERE served;

-- All other windows only ask for a record of their kind between their days.
CREATE UNLOGGED TABLE window_result AS
SELECT d.member,
       d.bit,
       d.schedule,
       d.parameter,
       d.kind,
       d.last_day,
       CASE d.parameter
           WHEN 'cred_newborn_window' THEN n.member IS NOT NULL
           WHEN 'cred_monthly_windows' THEN c.member IS NOT NULL
           ELSE EXISTS (SELECT FROM unnest(r.days) AS day WHERE day BETWEEN d.first_day AND d.last_day)
       END AS served
FROM due_window AS d
LEFT JOIN newborn_served AS n ON n.schedule = d.schedule AND n.member = d.member
LEFT JOIN monthly_served AS c ON c.schedule = d.schedule AND c.member = d.member AND c.position = d.position
LEFT JOIN record_days AS r ON r.schedule = d.schedule AND r.member = d.member AND r.kind = d.kind;

-- Vaccines: each dose counts from the one before it; when that is missing, the last day of its own window stands for it and no
-- later dose can be satisfied.
CREATE UNLOGGED TABLE dose_verdict AS
WITH RECURSIVE dose_law AS (
    SELECT s.schedule, upper(replace(d.parameter, '_doses', '')) AS kind, d.*
    FROM schedule AS s
    JOIN in_force AS f ON f.day = s.law_day
    JOIN law_dose AS d USING (parameter, valid_from)
),
dose AS (
    SELECT b.schedule,
           b.member,
           b.birth_date,
           k.kind,
           r.days,
           0 AS position,
           b.birth_date AS anchor,
           true AS served,
           NULL::date AS due_on
    FROM (
        SELECT s.schedule, c.member, c.birth_date
        FROM care_member AS c
        JOIN schedule AS s ON c.package_child & s.bits <> 0
        WHERE c.package_child <> 0
    ) AS b
    JOIN (SELECT DISTINCT schedule, kind FROM dose_law) AS k ON k.schedule = b.schedule
    LEFT JOIN record_days AS r ON r.schedule = b.schedule AND r.member = b.member AND r.kind = k.kind
    UNION ALL
    SELECT d.schedule,
           d.member,
           d.birth_date,
           d.kind,
           d.days,
           l.position,
           coalesce(n.served_on, w.due_on),
           n.served_on IS NOT NULL,
           w.due_on
    FROM dose AS d
    JOIN dose_law AS l ON l.schedule = d.schedule AND l.kind = d.kind AND l.position = d.position + 1
    CROSS JOIN LATERAL (
        SELECT greatest(d.anchor + l.after, d.birth_date + l.not_before) AS first_day,
               least(d.anchor + l.within, d.birth_date + l.not_after) AS due_on
    ) AS w
    CROSS JOIN LATERAL (
        SELECT min(day) AS served_on
        FROM unnest(d.days) AS day
        WHERE d.served
          AND day BETWEEN w.first_day AND w.due_on
    ) AS n
)
SELECT d.member, bit_or(m.bit) AS missed
FROM dose AS d
JOIN month AS m ON m.schedule = d.schedule AND d.due_on BETWEEN m.first_day AND m.last_day
WHERE NOT d.served
GROUP BY d.member;
ANALYZE window_result, dose_verdict;
