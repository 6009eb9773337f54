-- R-EDU, R-EXEMPT, R-REVIEW, R-MOVE: the school condition of PRESCHOOL, STUDENT and of PREGNANT who also fits STUDENT.

-- All that the condition depends on, one row for each member, as sets of months.
CREATE UNLOGGED TABLE school_case AS
SELECT t.member,
       t.household,
       t.pregnant_student AS pregnant,
       t.preschool,
       t.preschool | t.student | t.pregnant_student AS months,
       t.exempt | t.school_exempt AS exempt,
       coalesce(k.review_complied | k.review_not_complied, 0) AS reviews,
       coalesce(k.review_complied, 0) AS review_complied,
       t.no_school_days AS calendar_closed,
       t.withdrawn,
       CASE WHEN c.member IS NULL THEN coalesce(a.met, 0) ELSE c.met END AS met,
       CASE WHEN c.member IS NULL THEN coalesce(a.below, 0) ELSE c.below END AS below,
       CASE WHEN c.member IS NULL THEN coalesce(a.no_school_days, 0) ELSE c.no_school_days END AS record_closed,
       coalesce(k.format_complied, 0) AS format_complied,
       coalesce(k.format_not_complied, 0) AS format_not_complied,
       coalesce(k.format_unknown, 0) | t.school_reported AS change_not_reported,
       t.placed,
       t.tas,
       t.tbs
FROM target_member AS t
LEFT JOIN attendance_of_member AS a ON a.member = t.member
LEFT JOIN attendance_chosen AS c ON c.member = t.member
LEFT JOIN mark_verdict AS k ON k.member = t.member AND k.condition = 'EDU'
WHERE (t.preschool | t.student | t.pregnant_student) <> 0;
ANALYZE school_case;

-- One set of months for each outcome and reason. The first line of the rulebook's list that applies decides: it takes its
-- months out of those that are still to verify.
CREATE VIEW school_decision AS
SELECT c.member,
       c.household,
       c.pregnant,
       c.preschool,
       c.months,
       c.months & c.exempt AS exempted,
       c.months & ~c.exempt & c.review_complied AS reviewed_complied,
       c.months & ~c.exempt & c.reviews & ~c.review_complied AS reviewed_not_complied,
       (c.months & ~(c.exempt | c.reviews) & c.calendar_closed)
           | (v.to_verify & ~c.withdrawn & c.record_closed) AS no_school_days,
       v.to_verify & c.withdrawn AS withdrawn,
       v.to_verify & ~c.withdrawn & c.met AS attended,
       v.to_verify & ~c.withdrawn & c.below AS below_minimum,
       v.unrecorded & c.format_complied AS format_complied,
       v.unrecorded & c.format_not_complied AS format_not_complied,
       v.unmarked & c.change_not_reported AS change_not_reported,
       v.unmarked & ~c.change_not_reported & ~c.placed AS not_enrolled,
       v.unmarked & ~c.change_not_reported & c.placed AS school_silent,
       c.tas,
       c.tbs
FROM school_case AS c
CROSS JOIN LATERAL (
    SELECT c.months & ~(c.exempt | c.reviews | c.calendar_closed) AS to_verify,
           c.months & ~(c.exempt | c.reviews | c.calendar_closed | c.withdrawn | c.met | c.below | c.record_closed)
               AS unrecorded,
           c.months & ~(c.exempt | c.reviews | c.calendar_closed | c.withdrawn | c.met | c.below | c.record_closed
                        | c.format_complied | c.format_not_complied) AS unmarked
) AS v;
