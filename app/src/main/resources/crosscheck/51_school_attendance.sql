-- R-EDU, R-EXEMPT, R-REVIEW, R-MOVE: the school condition of PRESCHOOL, STUDENT and of PREGNANT who also fits STUDENT. The first
-- line of the rulebook's list that applies decides; here it is a CASE in the same order. With it, the grade of R-TAS and R-TBS.

-- R-TAS, R-TBS: the grades that each pays, by month.
CREATE UNLOGGED TABLE paid_grade AS
SELECT t.value AS grade,
       coalesce(bit_or(m.bit) FILTER (WHERE t.parameter = 'tas_grades'), 0) AS tas,
       coalesce(bit_or(m.bit) FILTER (WHERE t.parameter = 'tbs_grades'), 0) AS tbs
FROM month AS m
JOIN in_force AS f ON f.day = m.last_day
JOIN law_text AS t USING (parameter, valid_from)
WHERE f.parameter IN ('tas_grades', 'tbs_grades')
GROUP BY t.value;

CREATE UNLOGGED TABLE school_decision AS
SELECT d.member,
       d.household,
       d.month_no,
       d.bit,
       d.category,
       CASE d.reason
           WHEN 'EXEMPTED' THEN 'EXEMPT'
           WHEN 'REVIEWED' THEN CASE WHEN d.review_complied THEN 'COMPLIED' ELSE 'NOT_COMPLIED' END
           WHEN 'NO_SCHOOL_DAYS' THEN 'NOT_APPLICABLE'
           WHEN 'OK' THEN 'COMPLIED'
           WHEN 'FIELD_FORMAT' THEN CASE WHEN d.format_complied THEN 'COMPLIED' ELSE 'NOT_COMPLIED' END
           WHEN 'SCHOOL_SILENT' THEN 'NOT_VERIFIED'
           ELSE 'NOT_COMPLIED'
       END AS outcome,
       d.reason,
       d.level = 'SECUNDARIA' AND d.tas & g.tas & d.bit <> 0 AS is_tas,
       d.level = 'SECUNDARIA' AND d.tbs & g.tbs & d.bit <> 0 AS is_tbs
FROM (
    SELECT t.member,
           t.household,
           t.month_no,
           t.bit,
           t.category,
           t.level,
           t.grade,
           t.tas,
           t.tbs,
           coalesce(k.review_complied, 0) & t.bit <> 0 AS review_complied,
           coalesce(k.format_complied, 0) & t.bit <> 0 AS format_complied,
           CASE
               WHEN (t.exempt | t.school_exempt) & t.bit <> 0 THEN 'EXEMPTED'
               WHEN (k.review_complied | k.review_not_complied) & t.bit <> 0 THEN 'REVIEWED'
               WHEN t.no_school_days & t.bit <> 0 THEN 'NO_SCHOOL_DAYS'
               WHEN t.enrolment_status IN ('WITHDRAWN', 'NOT_ENROLLED') THEN 'WITHDRAWN'
               WHEN a.met & t.bit <> 0 THEN 'OK'
               WHEN a.below & t.bit <> 0 THEN 'ATTENDANCE_BELOW_MINIMUM'
               WHEN a.no_school_days & t.bit <> 0 THEN 'NO_SCHOOL_DAYS'
               WHEN (k.format_complied | k.format_not_complied) & t.bit <> 0 THEN 'FIELD_FORMAT'
               WHEN k.format_unknown & t.bit <> 0 THEN 'CHANGE_NOT_REPORTED'
               WHEN t.school_reported & t.bit <> 0 THEN 'CHANGE_NOT_REPORTED'
               WHEN NOT t.has_school AND t.enrolment_status IS NULL THEN 'NOT_ENROLLED'
               ELSE 'SCHOOL_SILENT'
           END AS reason
    FROM target_member AS t
    LEFT JOIN attendance_verdict AS a ON a.member = t.member
    LEFT JOIN mark_verdict AS k ON k.member = t.member AND k.condition = 'EDU'
    WHERE t.category IN ('PRESCHOOL', 'STUDENT')
       OR (t.category = 'PREGNANT' AND t.fits_student)
) AS d
LEFT JOIN paid_grade AS g ON g.grade = d.grade;
ANALYZE school_decision;
