-- R-APN, R-CRED, R-DNI: the conditions of PREGNANT, INFANT and TODDLER, each a CASE in the order of the rulebook's list.

CREATE UNLOGGED TABLE controlled AS
SELECT DISTINCT c.member, c.month_no
FROM care_month AS c
JOIN month AS m USING (month_no)
JOIN health_event AS h
  ON h.schedule = m.schedule
 AND h.member = c.member
 AND h.kind = 'PRENATAL'
 AND h.date BETWEEN m.first_day AND m.last_day
WHERE c.category = 'PREGNANT';

CREATE UNLOGGED TABLE health_decision AS
SELECT d.member,
       d.household,
       d.month_no,
       d.bit,
       d.category,
       d.condition,
       CASE d.reason
           WHEN 'EXEMPTED' THEN 'EXEMPT'
           WHEN 'REVIEWED' THEN CASE WHEN d.review_complied THEN 'COMPLIED' ELSE 'NOT_COMPLIED' END
           WHEN 'NO_WINDOW_DUE' THEN 'NOT_APPLICABLE'
           WHEN 'OK' THEN 'COMPLIED'
           WHEN 'FIELD_FORMAT' THEN CASE WHEN d.format_complied THEN 'COMPLIED' ELSE 'NOT_COMPLIED' END
           WHEN 'FACILITY_SILENT' THEN 'NOT_VERIFIED'
           ELSE 'NOT_COMPLIED'
       END AS outcome,
       d.reason
FROM (
    SELECT c.member,
           c.household,
           c.month_no,
           c.bit,
           c.category,
           'APN'::condition AS condition,
           coalesce(k.review_complied, 0) & c.bit <> 0 AS review_complied,
           coalesce(k.format_complied, 0) & c.bit <> 0 AS format_complied,
           CASE
               WHEN (c.exempt | c.facility_exempt) & c.bit <> 0 THEN 'EXEMPTED'
               WHEN (k.review_complied | k.review_not_complied) & c.bit <> 0 THEN 'REVIEWED'
               WHEN p.member IS NOT NULL THEN 'OK'
               WHEN (k.format_complied | k.format_not_complied) & c.bit <> 0 THEN 'FIELD_FORMAT'
               WHEN k.format_unknown & c.bit <> 0 THEN 'CHANGE_NOT_REPORTED'
               WHEN c.facility_reported & c.bit <> 0 THEN 'NO_PRENATAL_CONTROL'
               ELSE 'FACILITY_SILENT'
           END AS reason
    FROM care_month AS c
    LEFT JOIN controlled AS p ON p.member = c.member AND p.month_no = c.month_no
    LEFT JOIN mark_verdict AS k ON k.member = c.member AND k.condition = 'APN'
    WHERE c.category = 'PREGNANT'
    UNION ALL
    SELECT c.member,
           c.household,
           c.month_no,
           c.bit,
           c.category,
           'CRED',
           coalesce(k.review_complied, 0) & c.bit <> 0,
           coalesce(k.format_complied, 0) & c.bit <> 0,
           CASE
               WHEN (c.exempt | c.facility_exempt) & c.bit <> 0 THEN 'EXEMPTED'
               WHEN (k.review_complied | k.review_not_complied) & c.bit <> 0 THEN 'REVIEWED'
               WHEN w.all_served IS NULL THEN 'NO_WINDOW_DUE'
               WHEN w.all_served THEN 'OK'
               WHEN (k.format_complied | k.format_not_complied) & c.bit <> 0 THEN 'FIELD_FORMAT'
               WHEN k.format_unknown & c.bit <> 0 THEN 'CHANGE_NOT_REPORTED'
               WHEN c.facility_reported & c.bit <> 0 THEN 'CRED_MISSING'
               ELSE 'FACILITY_SILENT'
           END
    FROM child_month AS c
    LEFT JOIN (
        SELECT member, month_no, bool_and(served) AS all_served
        FROM window_result
        WHERE kind = 'CRED'
        GROUP BY member, month_no
    ) AS w ON w.member = c.member AND w.month_no = c.month_no
    LEFT JOIN mark_verdict AS k ON k.member = c.member AND k.condition = 'CRED'
    UNION ALL
    SELECT c.member,
           c.household,
           c.month_no,
           c.bit,
           c.category,
           'DNI',
           coalesce(k.review_complied, 0) & c.bit <> 0,
           false,
           CASE
               WHEN c.exempt & c.bit <> 0 THEN 'EXEMPTED'
               WHEN (k.review_complied | k.review_not_complied) & c.bit <> 0 THEN 'REVIEWED'
               WHEN c.dni_issued_on IS NULL OR c.dni_issued_on > m.last_day THEN 'DNI_MISSING'
               WHEN c.birth_date + m.dni_deadline_days >= m.first_day
                    AND c.dni_issued_on > c.birth_date + m.dni_deadline_days THEN 'DNI_LATE'
               ELSE 'OK'
           END
    FROM care_month AS c
    JOIN month AS m USING (month_no)
    LEFT JOIN mark_verdict AS k ON k.member = c.member AND k.condition = 'DNI'
    WHERE c.category = 'INFANT'
      AND c.birth_date + m.dni_deadline_days <= m.last_day
) AS d;
ANALYZE health_decision;
