-- What a computation reads: the tables of the exchange format, one row for each accepted row, and the law as dated rows.
--
-- Households and members are known by their place in their file (household, member); their codes stay beside. A month or a
-- bimestre is its first day. Columns that no rule reads (the school on an attendance record, documents) are left out. "line"
-- is the line of the file or the number of the stored record: it grows with arrival.

CREATE TYPE condition AS ENUM ('APN', 'CRED', 'DNI', 'EDU', 'PACK');
CREATE TYPE concept AS ENUM ('BASE', 'TAS', 'TBS', 'TPI', 'VRAEM');

CREATE UNLOGGED TABLE computation (
    period date,
    closing_day date,
    evidence_cut date
);

CREATE UNLOGGED TABLE law_number (parameter text, valid_from date, value bigint);
CREATE UNLOGGED TABLE law_text (parameter text, valid_from date, value text);
CREATE UNLOGGED TABLE law_window (parameter text, valid_from date, position integer, first_age integer, last_age integer);
CREATE UNLOGGED TABLE law_gap (parameter text, valid_from date, position integer, days integer);
CREATE UNLOGGED TABLE law_dose (
    parameter text, valid_from date, position integer, after integer, within integer, not_before integer, not_after integer);
CREATE UNLOGGED TABLE law_code (
    parameter text, valid_from date, code text, dx_types text, needs_value boolean, refused_lab text);

CREATE UNLOGGED TABLE household (
    household integer,
    household_id text,
    ubigeo text,
    centro_poblado text,
    state text,
    affiliated_on date,
    cse text,
    cse_valid_to date,
    account text,
    open_balance bigint
);

CREATE UNLOGGED TABLE member (
    member integer,
    member_id text,
    household integer,
    birth_date date,
    joined_on date,
    left_on date,
    died_on date,
    dni_issued_on date,
    school_id text,
    facility_id text,
    secondary_finished_on date,
    low_birth_weight text
);

CREATE UNLOGGED TABLE pregnancy (member integer, lmp date, ended_on date);

CREATE UNLOGGED TABLE enrolment (
    member integer,
    school_year bigint,
    level text,
    grade text,
    status text,
    status_on date,
    rank bigint,
    section_size bigint,
    line integer
);

CREATE UNLOGGED TABLE attendance (
    member integer,
    month date,
    days bigint,
    absences bigint,
    justified bigint,
    received_on date,
    line integer
);

CREATE UNLOGGED TABLE health (
    member integer,
    date date,
    code text,
    dx_type text,
    lab text,
    received_on date
);

CREATE UNLOGGED TABLE mark (
    member integer,
    month date,
    condition condition,
    mark text,
    source text,
    received_on date,
    line integer
);

CREATE UNLOGGED TABLE report (kind text, id text, month date, received_on date);

CREATE UNLOGGED TABLE exemption (scope text, id text, member integer, first_day date, last_day date);

CREATE UNLOGGED TABLE school_days (month date, days bigint, school_id text, line integer);

CREATE UNLOGGED TABLE inicial_place (centro_poblado text);

CREATE UNLOGGED TABLE scope (transfer text, ubigeo text, first_day date, last_day date);

CREATE UNLOGGED TABLE liquidated (
    household integer,
    period date,
    concept concept,
    month text COLLATE "C",
    member integer,
    amount bigint,
    line integer
);

-- The first bimestre liquidated for a household by this installation, where the rows above do not reach so far back (R-NEW).
CREATE UNLOGGED TABLE first_liquidation (household integer, period date);
