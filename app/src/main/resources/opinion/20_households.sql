-- R-STATE, R-HOLD, R-RETRO: how each household stands on the closing day, and which of its months are to be decided.

-- A line that is neither more nor less than the law gives a household for a month of an earlier bimestre.
CREATE UNLOGGED TABLE ordinary_line AS
SELECT b.first_day AS period, c.concept, m.name COLLATE "C" AS month, c.amount, m.bit
FROM month AS m
JOIN bimester AS b USING (bimester_no)
CROSS JOIN LATERAL (
    VALUES ('BASE'::concept, m.base_amount),
           ('TPI', m.tpi_amount)
) AS c (concept, amount)
WHERE NOT b.is_current;

-- Of the earlier bimestres: how many lines, and which months have ordinary ones.
CREATE UNLOGGED TABLE liquidated_before AS
SELECT l.household,
       min(l.period) AS first_period,
       coalesce(bit_or(b.bits), 0) AS bits,
       count(b.bits) AS lines,
       coalesce(bit_or(o.bit) FILTER (WHERE o.concept = 'BASE'), 0) AS ordinary_base,
       coalesce(bit_or(o.bit) FILTER (WHERE o.concept = 'TPI'), 0) AS ordinary_tpi
FROM liquidated AS l
LEFT JOIN bimester AS b ON b.first_day = l.period AND NOT b.is_current
LEFT JOIN ordinary_line AS o
  ON o.period = l.period
 AND o.concept = l.concept
 AND o.month = l.month
 AND o.amount = l.amount
 AND l.member IS NULL
GROUP BY l.household;

-- R-EXEMPT by district, and the districts of R-TAS and R-TBS. A household without district lies in none, and only "everywhere"
-- includes it.
CREATE UNLOGGED TABLE district AS
SELECT d.ubigeo,
       coalesce((
           SELECT bit_or(m.bit)
           FROM exemption AS e
           JOIN month AS m
             ON (e.first_day IS NULL OR e.first_day <= m.last_day)
            AND (e.last_day IS NULL OR e.last_day >= m.first_day)
           WHERE e.scope = 'DISTRICT'
             AND e.id = d.ubigeo), 0) AS exempt,
       coalesce((
           SELECT bit_or(m.bit)
           FROM scope AS s
           JOIN month AS m
             ON (s.first_day IS NULL OR s.first_day <= m.last_day)
            AND (s.last_day IS NULL OR s.last_day >= m.last_day)
           WHERE s.transfer = 'TAS'
             AND s.ubigeo IN ('*', d.ubigeo)), 0) AS tas,
       coalesce((
           SELECT bit_or(m.bit)
           FROM scope AS s
           JOIN month AS m
             ON (s.first_day IS NULL OR s.first_day <= m.last_day)
            AND (s.last_day IS NULL OR s.last_day >= m.last_day)
           WHERE s.transfer = 'TBS'
             AND s.ubigeo IN ('*', d.ubigeo)), 0) AS tbs
FROM (SELECT DISTINCT coalesce(ubigeo, '') AS ubigeo FROM household) AS d;

-- The period's months are decided for everybody; earlier bimestres only for households that are paid now, and only those for
-- which something was liquidated.
CREATE UNLOGGED TABLE household_case AS
SELECT h.household,
       s.standing,
       coalesce(h.account, '') <> 'ACTIVE' AS held,
       (SELECT bits FROM bimester WHERE is_current)
           | CASE WHEN s.standing = 'OK' THEN coalesce(b.bits, 0) ELSE 0 END AS decided,
       h.affiliated_on,
       least(b.first_period, f.period) AS first_liquidated,
       coalesce(h.ubigeo, '') AS ubigeo,
       p.centro_poblado IS NOT NULL AS has_inicial,
       d.exempt,
       d.tas,
       d.tbs
FROM household AS h
CROSS JOIN computation AS c
CROSS JOIN LATERAL (
    SELECT CASE
               WHEN h.state = 'SUSPENDED' THEN 'SUSPENDED'
               WHEN h.cse = 'NP' THEN 'NOT_POOR'
               WHEN h.cse IN ('PE', 'PNE') AND h.cse_valid_to >= c.closing_day THEN 'OK'
               ELSE 'CLASSIFICATION_EXPIRED'
           END AS standing
) AS s
JOIN district AS d ON d.ubigeo = coalesce(h.ubigeo, '')
LEFT JOIN (SELECT DISTINCT centro_poblado FROM inicial_place) AS p ON p.centro_poblado = h.centro_poblado
LEFT JOIN liquidated_before AS b ON b.household = h.household
LEFT JOIN first_liquidation AS f ON f.household = h.household;
ANALYZE household_case;
