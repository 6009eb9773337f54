-- R-TARGET 1 (pregnancies), R-EXEMPT, reports and the school calendar: what is known of a member's pregnancy, school and
-- facility, month by month, as sets of months.

-- R-TARGET 1: the pregnancy in force in a month; of several, the one with the latest LMP.
CREATE UNLOGGED TABLE pregnancy_in_force AS
SELECT p.member, m.month_no, max(p.lmp) AS lmp
FROM pregnancy AS p
JOIN month AS m
  ON p.lmp <= m.last_day
 AND m.last_day <= p.lmp + m.pregnancy_last_day
 AND (p.ended_on IS NULL OR p.ended_on > m.last_day)
GROUP BY p.member, m.month_no;

-- The calendar of each month: the national row, and a school's own where it has one; of several rows the later line.
CREATE UNLOGGED TABLE calendar AS
SELECT DISTINCT ON (d.school_id, m.bit) coalesce(d.school_id, '') AS school_id, m.bit, d.days
FROM school_days AS d
JOIN month AS m ON m.first_day = d.month
ORDER BY d.school_id, m.bit, d.line DESC;

CREATE UNLOGGED TABLE school AS
SELECT s.school_id,
       bit_or(s.reported) AS reported,
       bit_or(s.exempt) AS exempt,
       bit_or(s.own_calendar) AS own_calendar,
       bit_or(s.no_school_days) AS no_school_days
FROM (
    SELECT r.id AS school_id, m.bit AS reported, 0 AS exempt, 0 AS own_calendar, 0 AS no_school_days
    FROM report AS r
    CROSS JOIN computation AS c
    JOIN month AS m ON m.first_day = r.month
    WHERE r.kind = 'SCHOOL'
      AND (r.received_on IS NULL OR r.received_on <= c.evidence_cut)
    UNION ALL
    SELECT e.id, 0, m.bit, 0, 0
    FROM exemption AS e
    JOIN month AS m
      ON (e.first_day IS NULL OR e.first_day <= m.last_day)
     AND (e.last_day IS NULL OR e.last_day >= m.first_day)
    WHERE e.scope = 'SCHOOL'
    UNION ALL
    SELECT school_id, 0, 0, bit, CASE WHEN days = 0 THEN bit ELSE 0 END
    FROM calendar
    WHERE school_id <> ''
) AS s
GROUP BY s.school_id;

CREATE UNLOGGED TABLE facility AS
SELECT f.facility_id, bit_or(f.reported) AS reported, bit_or(f.exempt) AS exempt
FROM (
    SELECT r.id AS facility_id, m.bit AS reported, 0 AS exempt
    FROM report AS r
    CROSS JOIN computation AS c
    JOIN month AS m ON m.first_day = r.month
    WHERE r.kind = 'FACILITY'
      AND (r.received_on IS NULL OR r.received_on <= c.evidence_cut)
    UNION ALL
    SELECT e.id, 0, m.bit
    FROM exemption AS e
    JOIN month AS m
      ON (e.first_day IS NULL OR e.first_day <= m.last_day)
     AND (e.last_day IS NULL OR e.last_day >= m.first_day)
    WHERE e.scope = 'FACILITY'
) AS f
GROUP BY f.facility_id;

CREATE UNLOGGED TABLE exempt_member AS
SELECT e.member, bit_or(m.bit) AS exempt
FROM exemption AS e
JOIN month AS m
  ON (e.first_day IS NULL OR e.first_day <= m.last_day)
 AND (e.last_day IS NULL OR e.last_day >= m.first_day)
WHERE e.scope = 'MEMBER'
GROUP BY e.member;

ANALYZE pregnancy_in_force, school, facility, exempt_member;
