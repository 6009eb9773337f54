-- R-TARGET: who is a target member in which months, and why. Categories exclude each other; the first that fits wins.

-- Everybody who may be one: the months in which they belong to a household to decide, those in which each category would fit,
-- and what their school and facility have to do with it.
CREATE UNLOGGED TABLE person AS
SELECT p.member,
       p.household,
       p.birth_date,
       p.dni_issued_on,
       p.low_birth_weight IS NOT DISTINCT FROM '1' AS low_birth_weight,
       h.decided
           & coalesce(months_from(p.birth_date, a.last_days), -1)
           & coalesce(months_from(p.joined_on, a.last_days), -1)
           & ~coalesce(months_from(p.left_on, a.last_days), 0)
           & ~coalesce(months_from(p.died_on, a.last_days), 0) AS present,
       coalesce(g.months, 0) AS expecting,
       coalesce(b.infant, 0) AS infant_age,
       coalesce(b.toddler, 0) AS toddler_age,
       coalesce(b.preschool, 0) AS preschool_age,
       coalesce(b.student, 0) & ~coalesce(months_from(p.secondary_finished_on, a.last_days), 0) AS student_age,
       h.exempt | coalesce(e.exempt, 0) AS exempt,
       coalesce(s.exempt, 0) AS school_exempt,
       coalesce(s.reported, 0) AS school_reported,
       coalesce(s.no_school_days, 0) | (y.no_school_days & ~coalesce(s.own_calendar, 0)) AS no_school_days,
       coalesce(f.exempt, 0) AS facility_exempt,
       coalesce(f.reported, 0) AS facility_reported,
       CASE WHEN h.has_inicial THEN -1 ELSE coalesce(n.enrolled, 0) END AS may_attend_preschool,
       CASE WHEN p.school_id IS NOT NULL THEN -1 ELSE coalesce(n.known, 0) END AS placed,
       coalesce(n.withdrawn, 0) AS withdrawn,
       h.tas & coalesce(n.tas_grade, 0) AS tas,
       h.tbs & coalesce(n.tbs_grade, 0) AS tbs
FROM member AS p
CROSS JOIN all_months AS a
CROSS JOIN (
    SELECT coalesce(bit_or(bit), 0) AS no_school_days
    FROM calendar
    WHERE school_id = ''
      AND days = 0
) AS y
JOIN household_case AS h ON h.household = p.household
LEFT JOIN birth_day AS b ON b.birth_date = p.birth_date
LEFT JOIN (SELECT member, bit_or(1 << month_no) AS months FROM pregnancy_in_force GROUP BY member) AS g ON g.member = p.member
LEFT JOIN exempt_member AS e ON e.member = p.member
LEFT JOIN school AS s ON s.school_id = p.school_id
LEFT JOIN facility AS f ON f.facility_id = p.facility_id
LEFT JOIN enrolment_verdict AS n ON n.member = p.member
WHERE b.birth_date IS NOT NULL
   OR g.member IS NOT NULL;
ANALYZE person;

CREATE VIEW target_member AS
SELECT p.*,
       present & expecting AS pregnant,
       present & ~expecting & infant_age AS infant,
       present & ~expecting & toddler_age AS toddler,
       present & ~expecting & preschool_age & may_attend_preschool AS preschool,
       present & ~expecting & student_age & ~(infant_age | toddler_age) AS student,
       present & expecting & student_age AS pregnant_student
FROM person AS p;
