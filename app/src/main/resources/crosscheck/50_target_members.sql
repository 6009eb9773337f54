-- R-TARGET: who is a target member in which month, and why. Categories exclude each other; the first that fits wins.

CREATE VIEW target_member AS
SELECT p.*,
       m.month_no,
       m.bit,
       m.first_day,
       m.last_day,
       g.lmp,
       e.status AS enrolment_status,
       e.level,
       e.grade,
       p.birth_date >= m.student_born_from
           AND p.birth_date < m.preschool_born_from
           AND (p.secondary_finished_on IS NULL OR p.secondary_finished_on > m.last_day) AS fits_student,
       CASE
           WHEN g.member IS NOT NULL THEN 'PREGNANT'
           WHEN p.birth_date >= m.infant_born_from THEN 'INFANT'
           WHEN p.birth_date >= m.toddler_born_from THEN 'TODDLER'
           WHEN p.birth_date >= m.preschool_born_from THEN
               CASE WHEN p.has_inicial OR e.status IN ('ENROLLED', 'PROMOTED', 'REPEATS') THEN 'PRESCHOOL' END
           WHEN p.birth_date >= m.student_born_from
                AND (p.secondary_finished_on IS NULL OR p.secondary_finished_on > m.last_day) THEN 'STUDENT'
       END AS category
FROM person AS p
JOIN month AS m
  ON p.decided & m.bit <> 0
 AND (p.joined_on IS NULL OR p.joined_on <= m.last_day)
 AND (p.left_on IS NULL OR p.left_on > m.last_day)
 AND (p.died_on IS NULL OR p.died_on > m.last_day)
 AND (p.birth_date IS NULL OR p.birth_date <= m.last_day)
LEFT JOIN pregnancy_in_force AS g ON g.member = p.member AND g.month_no = m.month_no
LEFT JOIN enrolment_in_force AS e
  ON e.member = p.member
 AND e.school_year = m.year
 AND e.first_day <= m.last_day
 AND e.before_day > m.last_day;
