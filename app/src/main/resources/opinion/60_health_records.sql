-- Rulebook §7: what each HIS record is evidence of. A record may be of several kinds (iron is also treatment). Records dated or
-- received after the evidence cut do not exist.

-- Pregnant women and children up to the last control of R-CRED.
CREATE UNLOGGED TABLE care_member AS
SELECT t.member,
       t.household,
       t.birth_date,
       t.dni_issued_on,
       t.low_birth_weight,
       t.pregnant,
       t.infant,
       t.toddler,
       t.infant | t.toddler AS child,
       -- R-PACK: children up to an age that is a parameter; under the present law it is that of INFANT.
       (t.infant | t.toddler) & coalesce(b.package, 0) AS package_child,
       t.infant & coalesce(b.dni_due, 0) AS dni_due,
       t.exempt,
       t.facility_exempt,
       t.facility_reported
FROM target_member AS t
LEFT JOIN birth_day AS b ON b.birth_date = t.birth_date
WHERE (t.pregnant | t.infant | t.toddler) <> 0;
ANALYZE care_member;

CREATE UNLOGGED TABLE health_code AS
SELECT DISTINCT s.schedule, upper(replace(c.parameter, 'codes_', '')) AS kind, c.code, c.dx_types, c.needs_value, c.refused_lab
FROM schedule AS s
JOIN in_force AS f ON f.day = s.law_day
JOIN law_code AS c USING (parameter, valid_from);
ANALYZE health_code;

CREATE VIEW health_event AS
SELECT c.schedule, h.member, c.kind, h.date
FROM health AS h
JOIN care_member AS p ON p.member = h.member
JOIN health_code AS c
  ON c.code = upper(replace(h.code, '.', ''))
 AND (c.dx_types = '' OR strpos(c.dx_types, h.dx_type) > 0)
 AND (NOT c.needs_value OR h.lab IS NOT NULL)
 AND (c.refused_lab = '' OR upper(h.lab) IS DISTINCT FROM upper(c.refused_lab))
CROSS JOIN computation AS e
WHERE h.date <= e.evidence_cut
  AND (h.received_on IS NULL OR h.received_on <= e.evidence_cut);

-- The days of the records of each member and kind: what the windows and the chains of controls and doses look at.
CREATE UNLOGGED TABLE record_days AS
SELECT schedule, member, kind, array_agg(date) AS days
FROM health_event
GROUP BY schedule, member, kind;
ANALYZE record_days;
