-- Enrolment in force, SIAGIE records and marks: what schools, managers and reviews said, as far as it was received by the
-- evidence cut.

-- The enrolment in force at a day (rulebook §2): a row is in force from its status_on (empty = first) until the next row of
-- that school year; of the same day, the later line.
CREATE UNLOGGED TABLE enrolment_in_force AS
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
    WHERE school_year BETWEEN (SELECT min(year) - 1 FROM month) AND (SELECT max(year) FROM month)
) AS e
WHERE first_day < before_day;

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

-- Most members have one record for each month: then as many records as months, and nothing to choose from.
CREATE UNLOGGED TABLE attendance_of_member AS
SELECT member,
       count(*) AS records,
       bit_or(bit) AS months,
       coalesce(bit_or(bit) FILTER (WHERE met), 0) AS met,
       coalesce(bit_or(bit) FILTER (WHERE no_school_days), 0) AS no_school_days
FROM attendance_received
GROUP BY member;

-- R-EVIDENCE: of several records of one member and month the latest received counts; of the same day the later line.
CREATE UNLOGGED TABLE attendance_verdict AS
SELECT member, met, months & ~met & ~no_school_days AS below, no_school_days
FROM attendance_of_member
WHERE records = bit_count(months::bit(32))
UNION ALL
SELECT member,
       coalesce(bit_or(bit) FILTER (WHERE met), 0),
       coalesce(bit_or(bit) FILTER (WHERE NOT met AND NOT no_school_days), 0),
       coalesce(bit_or(bit) FILTER (WHERE no_school_days), 0)
FROM (
    SELECT DISTINCT ON (a.member, a.bit) a.member, a.bit, a.met, a.no_school_days
    FROM attendance_received AS a
    JOIN attendance_of_member AS o ON o.member = a.member
    WHERE o.records > bit_count(o.months::bit(32))
    ORDER BY a.member, a.bit, a.received_on DESC NULLS LAST, a.line DESC
) AS a
GROUP BY member;

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
ANALYZE enrolment_in_force, attendance_verdict, mark_verdict;
