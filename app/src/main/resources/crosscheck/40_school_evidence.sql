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

-- R-EDU, R-EVIDENCE: the SIAGIE record that counts is the latest received, of the same day the later line. The verdict on each
-- record travels in the two lowest bits below its rank (day of receipt, line), so that the greatest number is the record that
-- counts together with its verdict: 2 = attended enough, 1 = too little, 0 = a month without school days.
CREATE UNLOGGED TABLE attendance_verdict AS
SELECT member,
       coalesce(bit_or(bit) FILTER (WHERE verdict & 3 = 2), 0) AS met,
       coalesce(bit_or(bit) FILTER (WHERE verdict & 3 = 1), 0) AS below,
       coalesce(bit_or(bit) FILTER (WHERE verdict & 3 = 0), 0) AS no_school_days
FROM (
    SELECT a.member,
           m.bit,
           max((coalesce(a.received_on - DATE '0001-01-01' + 1, 0)::bigint << 34)
               | (a.line::bigint << 2)
               | CASE
                     WHEN a.days = 0 THEN 0
                     WHEN (a.days::numeric - coalesce(a.absences, 0) + coalesce(a.justified, 0)) * 100
                          >= m.attendance_minimum_percent * a.days::numeric THEN 2
                     ELSE 1
                 END) AS verdict
    FROM attendance AS a
    JOIN month AS m ON m.first_day = a.month
    CROSS JOIN computation AS c
    WHERE a.received_on IS NULL OR a.received_on <= c.evidence_cut
    GROUP BY a.member, m.bit
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
