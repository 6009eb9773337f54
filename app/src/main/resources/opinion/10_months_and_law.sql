-- R-TIME-1, R-TIME-2, R-RETRO: the months to decide, the earliest first, each with the law of its last day.
--
-- A set of months is a sum of bits, one for each month: "p.decided & m.bit <> 0" reads "m is among the months of p.decided".

CREATE UNLOGGED TABLE bimester AS
SELECT (row_number() OVER (ORDER BY first_day))::integer - 1 AS bimester_no,
       first_day,
       (first_day + INTERVAL '2 months')::date - 1 AS last_day,
       3 << (2 * ((row_number() OVER (ORDER BY first_day))::integer - 1)) AS bits,
       to_char(first_day, 'YYYY-') || (extract(month FROM first_day)::integer + 1) / 2 AS name,
       first_day = c.period AS is_current
FROM computation AS c
CROSS JOIN LATERAL (
    SELECT value
    FROM law_number
    WHERE parameter = 'retro_bimesters'
      AND valid_from <= c.closing_day
    ORDER BY valid_from DESC
    LIMIT 1
) AS earlier
CROSS JOIN LATERAL (
    SELECT (c.period - make_interval(months => 2 * back))::date AS first_day
    FROM generate_series(0, earlier.value::integer) AS back
) AS day;

-- The days on which a parameter is asked for: the last day of each month, and 31 December of the school year (R-VRAEM).
CREATE UNLOGGED TABLE law_day AS
SELECT b.bimester_no, m.day
FROM bimester AS b
CROSS JOIN LATERAL (
    VALUES ((b.first_day + INTERVAL '1 month')::date - 1), (b.last_day)
) AS m (day)
UNION
SELECT bimester_no, first_day - 1
FROM bimester
WHERE extract(month FROM first_day) = 1;

-- Which dated value of each parameter is in force on each of those days.
CREATE UNLOGGED TABLE in_force AS
SELECT DISTINCT ON (d.day, v.parameter) d.day, v.parameter, v.valid_from
FROM (SELECT DISTINCT day FROM law_day) AS d
JOIN (
    SELECT DISTINCT parameter, valid_from FROM law_number
    UNION SELECT parameter, valid_from FROM law_text
    UNION SELECT parameter, valid_from FROM law_window
    UNION SELECT parameter, valid_from FROM law_gap
    UNION SELECT parameter, valid_from FROM law_dose
    UNION SELECT parameter, valid_from FROM law_code
) AS v ON v.valid_from <= d.day
ORDER BY d.day, v.parameter, v.valid_from DESC;

-- Whole numbers of the law, one row for each day.
CREATE UNLOGGED TABLE law_of_day AS
SELECT day,
       max(value) FILTER (WHERE parameter = 'base_amount') AS base_amount,
       max(value) FILTER (WHERE parameter = 'tpi_amount') AS tpi_amount,
       max(value) FILTER (WHERE parameter = 'tas_amount') AS tas_amount,
       max(value) FILTER (WHERE parameter = 'tbs_amount') AS tbs_amount,
       max(value) FILTER (WHERE parameter = 'vraem_amount') AS vraem_amount,
       max(value) FILTER (WHERE parameter = 'vraem_top_amount') AS vraem_top_amount,
       max(value) FILTER (WHERE parameter = 'vraem_top_divisor') AS vraem_top_divisor,
       max(value) FILTER (WHERE parameter = 'attendance_minimum_percent') AS attendance_minimum_percent,
       (max(value) FILTER (WHERE parameter = 'pregnancy_last_day'))::integer AS pregnancy_last_day,
       (max(value) FILTER (WHERE parameter = 'infant_last_day'))::integer AS infant_last_day,
       (max(value) FILTER (WHERE parameter = 'package_child_last_day'))::integer AS package_child_last_day,
       (max(value) FILTER (WHERE parameter = 'toddler_end_months'))::integer AS toddler_end_months,
       (max(value) FILTER (WHERE parameter = 'preschool_end_years'))::integer AS preschool_end_years,
       (max(value) FILTER (WHERE parameter = 'student_end_years'))::integer AS student_end_years,
       (max(value) FILTER (WHERE parameter = 'dni_deadline_days'))::integer AS dni_deadline_days,
       (max(value) FILTER (WHERE parameter = 'package_dni_deadline_days'))::integer AS package_dni_deadline_days,
       (max(value) FILTER (WHERE parameter = 'first_control_deadline_days'))::integer AS first_control_deadline_days,
       (max(value) FILTER (WHERE parameter = 'cred_monthly_gap_days'))::integer AS cred_monthly_gap_days
FROM in_force
JOIN law_number USING (parameter, valid_from)
GROUP BY day;

-- R-TIME-3: the last day of a month completes the months of everybody born in the same month of a year, also on the 31st.
-- So an age in completed months or years at D is a comparison of calendar months, and a limit of age is a first birth date.
--
-- "schedule" is the same for months whose windows, doses, gaps and codes are the same: what a child received is worked out
-- once for each schedule and not once for each month.
CREATE UNLOGGED TABLE month AS
SELECT m.month_no,
       1 << m.month_no AS bit,
       to_char(m.first_day, 'YYYY-MM') AS name,
       m.first_day,
       m.last_day,
       extract(year FROM m.first_day)::integer AS year,
       b.bimester_no,
       b.is_current,
       min(m.month_no) OVER (PARTITION BY s.health_law) AS schedule,
       m.last_day - l.infant_last_day AS infant_born_from,
       m.last_day - l.package_child_last_day AS package_born_from,
       (m.first_day - make_interval(months => l.toddler_end_months - 1))::date AS toddler_born_from,
       (m.first_day - make_interval(months => 12 * l.preschool_end_years - 1))::date AS preschool_born_from,
       (m.first_day - make_interval(months => 12 * l.student_end_years - 1))::date AS student_born_from,
       l.*
FROM bimester AS b
CROSS JOIN LATERAL (
    SELECT 2 * b.bimester_no + n AS month_no,
           (b.first_day + make_interval(months => n))::date AS first_day,
           (b.first_day + make_interval(months => n + 1))::date - 1 AS last_day
    FROM generate_series(0, 1) AS n
) AS m
JOIN law_of_day AS l ON l.day = m.last_day
JOIN (
    SELECT day, string_agg(parameter || ' ' || valid_from, ',' ORDER BY parameter) AS health_law
    FROM in_force
    WHERE parameter LIKE 'cred\_%'
       OR parameter LIKE '%\_windows'
       OR parameter LIKE '%\_window'
       OR parameter LIKE '%\_doses'
       OR parameter LIKE 'codes\_%'
    GROUP BY day
) AS s ON s.day = m.last_day;

CREATE UNLOGGED TABLE schedule AS
SELECT schedule, min(last_day) AS law_day, bit_or(bit) AS bits
FROM month
GROUP BY schedule;

-- The months that end on a day or after it. Those that ended before it are its complement.
CREATE FUNCTION months_from(day date, last_days date[]) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN -1 << width_bucket(day - 1, last_days);

CREATE UNLOGGED TABLE all_months AS
SELECT array_agg(last_day ORDER BY month_no) AS last_days,
       (min(year) - 1)::bigint AS first_school_year,
       max(year)::bigint AS last_school_year
FROM month;

-- R-TARGET by age: what a person born on a day is in each month, for every day on which somebody may be born who is no adult.
-- The months before birth are among them.
CREATE UNLOGGED TABLE birth_day AS
SELECT d.birth_date,
       coalesce(bit_or(m.bit) FILTER (WHERE d.birth_date >= m.infant_born_from), 0) AS infant,
       coalesce(bit_or(m.bit) FILTER (
           WHERE d.birth_date < m.infant_born_from
             AND d.birth_date >= m.toddler_born_from), 0) AS toddler,
       coalesce(bit_or(m.bit) FILTER (
           WHERE d.birth_date < m.infant_born_from
             AND d.birth_date < m.toddler_born_from
             AND d.birth_date >= m.preschool_born_from), 0) AS preschool,
       coalesce(bit_or(m.bit) FILTER (
           WHERE d.birth_date < m.preschool_born_from
             AND d.birth_date >= m.student_born_from), 0) AS student,
       coalesce(bit_or(m.bit) FILTER (WHERE d.birth_date >= m.package_born_from), 0) AS package,
       coalesce(bit_or(m.bit) FILTER (WHERE d.birth_date + m.dni_deadline_days <= m.last_day), 0) AS dni_due
FROM (
    SELECT day::date AS birth_date
    FROM (SELECT min(student_born_from) AS first_day, max(last_day) AS last_day FROM month) AS l
    CROSS JOIN LATERAL generate_series(l.first_day::timestamp, l.last_day::timestamp, INTERVAL '1 day') AS day
) AS d
CROSS JOIN month AS m
GROUP BY d.birth_date;
ANALYZE birth_day;
