-- Rulebook §7: what each HIS record is evidence of. A record may be of several kinds (iron is also treatment). Records dated or
-- received after the evidence cut do not exist.

-- Pregnant women and children up to the last control of R-CRED, in the months to decide.
CREATE UNLOGGED TABLE care_month AS
SELECT t.member,
       t.household,
       t.month_no,
       t.bit,
       t.category,
       t.birth_date,
       t.lmp,
       t.dni_issued_on,
       t.low_birth_weight,
       t.exempt,
       t.facility_exempt,
       t.facility_reported
FROM target_member AS t
WHERE (t.is_pregnant OR t.birth_date >= (SELECT min(toddler_born_from) FROM month))
  AND t.category IN ('PREGNANT', 'INFANT', 'TODDLER');
ANALYZE care_month;

CREATE UNLOGGED TABLE health_code AS
SELECT DISTINCT s.schedule, upper(replace(c.parameter, 'codes_', '')) AS kind, c.code, c.dx_types, c.needs_value, c.refused_lab
FROM schedule AS s
JOIN in_force AS f ON f.day = s.law_day
JOIN law_code AS c USING (parameter, valid_from);

CREATE UNLOGGED TABLE health_event AS
SELECT c.schedule, h.member, c.kind, h.date
FROM health AS h
JOIN (SELECT DISTINCT member FROM care_month) AS p ON p.member = h.member
JOIN health_code AS c
  ON c.code = upper(replace(h.code, '.', ''))
 AND (c.dx_types = '' OR strpos(c.dx_types, h.dx_type) > 0)
 AND (NOT c.needs_value OR h.lab IS NOT NULL)
 AND (c.refused_lab = '' OR h.lab IS DISTINCT FROM c.refused_lab)
CROSS JOIN computation AS e
WHERE h.date <= e.evidence_cut
  AND (h.received_on IS NULL OR h.received_on <= e.evidence_cut);
ANALYZE health_event;
