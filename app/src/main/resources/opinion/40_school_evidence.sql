-- Enrolment in force, SIAGIE records and marks: what schools, managers and reviews said, as far as it was received by the
-- evidence cut.

-- The enrolment in force at a day (rulebook §2): a row is in force from its status_on (empty = first) until the next row of
-- that school year; of the same day, the later line.
CREATE VIEW enrolment_in_force AS
SELECT *
FROM (
    SELECT member,
           school_year,
           level,
           grade,
           status,
           rank,
           section_size,
           coalesce(status_on, '-infinity') AS first_day,
           lead(coalesce(status_on, '-infinity'), 1, 'infinity') OVER (
               PARTITION BY member, school_year
               ORDER BY coalesce(status_on, '-infinity'), line) AS before_day
    FROM enrolment
) AS e
WHERE first_day < before_day;

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

-- What the enrolments in force say of each member, as sets of months.
CREATE UNLOGGED TABLE enrolment_verdict AS
SELECT e.member,
       bit_or(e.months) AS known,
       coalesce(bit_or(e.months) FILTER (WHERE e.status IN ('ENROLLED', 'PROMOTED', 'REPEATS')), 0) AS enrolled,
       coalesce(bit_or(e.months) FILTER (WHERE e.status IN ('WITHDRAWN', 'NOT_ENROLLED')), 0) AS withdrawn,
       coalesce(bit_or(e.months & g.tas), 0) AS tas_grade,
       coalesce(bit_or(e.months & g.tbs), 0) AS tbs_grade
FROM (
    SELECT e.member,
           e.level,
           e.grade,
           e.status,
           months_from(e.first_day, a.last_days) & ~months_from(e.before_day, a.last_days) & y.bits AS months
    FROM enrolment_in_force AS e
    JOIN (SELECT year::bigint AS school_year, bit_or(bit) AS bits FROM month GROUP BY year) AS y USING (school_year)
    CROSS JOIN all_months AS a
    WHERE e.status IS NOT NULL
) AS e
LEFT JOIN paid_grade AS g ON g.grade = e.grade AND e.level = 'SECUNDARIA'
GROUP BY e.member;

-- R-EDU: what each received SIAGIE record says of its month. Numbers beyond any school are multiplied as numeric.
CREATE VIEW attendance_received AS
SELECT a.member,
       m.bit,
       a.received_on,
       a.line,
       a.days = 0 AS no_school_days,
       CASE
           WHEN a.days = 0 THEN false
           WHEN greatest(a.days, a.absences, a.justified) < 1000000000
               THEN (a.days - coalesce(a.absences, 0) + coalesce(a.justified, 0)) * 100
                    >= m.attendance_minimum_percent * a.days
           ELSE (a.days::numeric - coalesce(a.absences, 0) + coalesce(a.justified, 0)) * 100
                >= m.attendance_minimum_percent * a.days::numeric
       END AS met
FROM attendance AS a
JOIN month AS m ON m.first_day = a.month
CROSS JOIN computation AS c
WHERE a.received_on IS NULL OR a.received_on <= c.evidence_cut;

-- Records of most members agree on each month, however many there are: then there is nothing to choose from.
CREATE UNLOGGED TABLE attendance_of_member AS
SELECT member,
       coalesce(bit_or(bit) FILTER (WHERE met), 0) AS met,
       coalesce(bit_or(bit) FILTER (WHERE NOT met AND NOT no_school_days), 0) AS below,
       coalesce(bit_or(bit) FILTER (WHERE no_school_days), 0) AS no_school_days
FROM attendance_received
GROUP BY member;

CREATE UNLOGGED TABLE attendance_contradicted AS
SELECT member
FROM attendance_of_member
WHERE met & below <> 0
   OR (met | below) & no_school_days <> 0;
ANALYZE attendance_of_member, attendance_contradicted;

-- R-EVIDENCE: of several records of one member and month the latest received counts; of the same day the later line.
CREATE UNLOGGED TABLE attendance_chosen AS
SELECT member,
       coalesce(bit_or(bit) FILTER (WHERE met), 0) AS met,
       coalesce(bit_or(bit) FILTER (WHERE NOT met AND NOT no_school_days), 0) AS below,
       coalesce(bit_or(bit) FILTER (WHERE no_school_days), 0) AS no_school_days
FROM (
    SELECT DISTINCT ON (a.member, a.bit) a.member, a.bit, a.met, a.no_school_days
    FROM attendance_received AS a
    JOIN attendance_contradicted AS d ON d.member = a.member
    ORDER BY a.member, a.bit, a.received_on DESC NULLS LAST, a.line DESC
) AS a
GROUP BY member;
ANALYZE attendance_chosen;

-- Marks that count, by member and condition, as sets of months.
CREATE UNLOGGED TABLE mark_verdict AS
SELECT member,
       condition,
       coalesce(bit_or(bit) FILTER (WHERE source = 'REVIEW' AND mark = 'COMPLIED'), 0) AS review_complied,
       coalesce(bit_or(bit) FILTER (WHERE source = 'REVIEW' AND mark = 'NOT_COMPLIED'), 0) AS review_not_complied,
       coalesce(bit_or(bit) FILTER (WHERE source = 'FORMAT' AND mark = 'COMPLIED'), 0) AS format_complied,
       coalesce(bit_or(bit) FILTER (WHERE source = 'FORMAT' AND mark = 'NOT_COMPLIED'), 0) AS format_not_complied,
       coalesce(bit_or(bit) FILTER (WHERE source = 'FORMAT' AND mark = 'UNKNOWN'), 0) AS format_unknown
FROM (
    SELECT DISTINCT ON (k.member, k.condition, k.source, m.bit) k.member, k.condition, k.source, m.bit, k.mark
    FROM mark AS k
    JOIN month AS m ON m.first_day = k.month
    CROSS JOIN computation AS c
    WHERE k.received_on IS NULL OR k.received_on <= c.evidence_cut
    ORDER BY k.member, k.condition, k.source, m.bit, k.received_on DESC NULLS LAST, k.line DESC
) AS k
GROUP BY member, condition;
ANALYZE enrolment_verdict, mark_verdict;
