-- Evidence: what schools, health facilities and field staff told us, exactly as told, for ever.
--
-- Rows are only added. A correction is a later row; the rules say which of several counts. Attendance, health records,
-- marks and reports are partitioned by the bimestre they are about, so that a closing reads its own bimestres and not the
-- history; days outside 2010-2039 (somebody's mistake) share the last partition.

CREATE SCHEMA evidence;
COMMENT ON SCHEMA evidence IS 'Evidence as it was received: attendance, health records, marks, reports, school calendar, earlier liquidations. Append-only. Owner: UVCC.';

CREATE TABLE evidence.attendance (
  record      integer GENERATED ALWAYS AS IDENTITY,
  person      integer NOT NULL,
  month       date    NOT NULL CHECK (extract(day FROM month) = 1),
  school_id   text,
  days        bigint  NOT NULL CHECK (days >= 0),
  absences    bigint  CHECK (absences >= 0),
  justified   bigint  CHECK (justified >= 0),
  received_on date,
  copy        integer NOT NULL CHECK (copy > 0),
  load        integer NOT NULL,
  line        integer NOT NULL
) PARTITION BY RANGE (month);
COMMENT ON TABLE  evidence.attendance IS 'School attendance of a person in a month (SIAGIE).';
COMMENT ON COLUMN evidence.attendance.record IS 'Number of the record, in the order of arrival; decisions cite it.';
COMMENT ON COLUMN evidence.attendance.person IS 'registry.person; checked when it was loaded, people are never deleted.';
COMMENT ON COLUMN evidence.attendance.month IS 'The month, as its first day.';
COMMENT ON COLUMN evidence.attendance.school_id IS 'School that reported; it need not be the registered one.';
COMMENT ON COLUMN evidence.attendance.days IS 'School days of the month.';
COMMENT ON COLUMN evidence.attendance.absences IS 'Days absent; empty counts as 0.';
COMMENT ON COLUMN evidence.attendance.justified IS 'Justified ones among them; empty counts as 0.';
COMMENT ON COLUMN evidence.attendance.received_on IS 'Day of receipt (evidence cut); empty = before every cut.';
COMMENT ON COLUMN evidence.attendance.copy IS 'First, second, ... of rows that are equal in everything.';
COMMENT ON COLUMN evidence.attendance.load IS 'registry.load that brought it; its recorded_at says since when we know it.';
COMMENT ON COLUMN evidence.attendance.line IS 'Line in the file attendance.csv of that load.';

CREATE TABLE evidence.health (
  record      integer GENERATED ALWAYS AS IDENTITY,
  person      integer NOT NULL,
  date        date    NOT NULL,
  facility_id text,
  code        text    NOT NULL,
  dx_type     text    CHECK (dx_type IN ('D', 'R', 'P')),
  lab         text,
  received_on date,
  copy        integer NOT NULL CHECK (copy > 0),
  load        integer NOT NULL,
  line        integer NOT NULL
) PARTITION BY RANGE (date);
COMMENT ON TABLE  evidence.health IS 'Health events of a person (HIS): each row is an event of its own.';
COMMENT ON COLUMN evidence.health.record IS 'Number of the record, in the order of arrival; decisions cite it.';
COMMENT ON COLUMN evidence.health.person IS 'registry.person; checked when it was loaded, people are never deleted.';
COMMENT ON COLUMN evidence.health.date IS 'Day of the event.';
COMMENT ON COLUMN evidence.health.facility_id IS 'Facility that reported; it need not be the registered one.';
COMMENT ON COLUMN evidence.health.code IS 'HIS code, as written (rulebook §7).';
COMMENT ON COLUMN evidence.health.dx_type IS 'Diagnosis type: D definitive, R repeated, P presumptive; empty = none.';
COMMENT ON COLUMN evidence.health.lab IS 'LAB field, as written.';
COMMENT ON COLUMN evidence.health.received_on IS 'Day of receipt (evidence cut); empty = before every cut.';
COMMENT ON COLUMN evidence.health.copy IS 'First, second, ... of rows that are equal in everything.';
COMMENT ON COLUMN evidence.health.load IS 'registry.load that brought it; its recorded_at says since when we know it.';
COMMENT ON COLUMN evidence.health.line IS 'Line in the file health.csv of that load.';

CREATE TABLE evidence.mark (
  record      integer GENERATED ALWAYS AS IDENTITY,
  person      integer NOT NULL,
  month       date    NOT NULL CHECK (extract(day FROM month) = 1),
  condition   text    NOT NULL CHECK (condition IN ('APN', 'CRED', 'DNI', 'EDU', 'PACK')),
  mark        text    NOT NULL CHECK (mark IN ('COMPLIED', 'NOT_COMPLIED', 'UNKNOWN')),
  source      text    NOT NULL CHECK (source IN ('FORMAT', 'REVIEW')),
  received_on date,
  copy        integer NOT NULL CHECK (copy > 0),
  load        integer NOT NULL,
  line        integer NOT NULL,
  CHECK (source <> 'REVIEW' OR mark <> 'UNKNOWN')
) PARTITION BY RANGE (month);
COMMENT ON TABLE  evidence.mark IS 'Marks of field formats and of approved reviews.';
COMMENT ON COLUMN evidence.mark.record IS 'Number of the mark, in the order of arrival; decisions cite it.';
COMMENT ON COLUMN evidence.mark.person IS 'registry.person; checked when it was loaded, people are never deleted.';
COMMENT ON COLUMN evidence.mark.month IS 'The month, as its first day.';
COMMENT ON COLUMN evidence.mark.condition IS 'Condition marked, or PACK for the integrated package.';
COMMENT ON COLUMN evidence.mark.mark IS 'What was marked; UNKNOWN = the member is not known there (R-MOVE).';
COMMENT ON COLUMN evidence.mark.source IS 'FORMAT of the field, or approved REVIEW.';
COMMENT ON COLUMN evidence.mark.received_on IS 'Day of receipt (evidence cut); empty = before every cut.';
COMMENT ON COLUMN evidence.mark.copy IS 'First, second, ... of rows that are equal in everything.';
COMMENT ON COLUMN evidence.mark.load IS 'registry.load that brought it; its recorded_at says since when we know it.';
COMMENT ON COLUMN evidence.mark.line IS 'Line in the file marks.csv of that load.';

CREATE TABLE evidence.report (
  record      integer GENERATED ALWAYS AS IDENTITY,
  kind        text    NOT NULL CHECK (kind IN ('SCHOOL', 'FACILITY')),
  subject     text    NOT NULL,
  month       date    NOT NULL CHECK (extract(day FROM month) = 1),
  received_on date,
  copy        integer NOT NULL CHECK (copy > 0),
  load        integer NOT NULL,
  line        integer NOT NULL
) PARTITION BY RANGE (month);
COMMENT ON TABLE  evidence.report IS 'Schools and facilities that did report for a month: the others are silent.';
COMMENT ON COLUMN evidence.report.record IS 'Number of the report, in the order of arrival.';
COMMENT ON COLUMN evidence.report.kind IS 'What the subject is.';
COMMENT ON COLUMN evidence.report.subject IS 'Code of the school or facility.';
COMMENT ON COLUMN evidence.report.month IS 'The month, as its first day.';
COMMENT ON COLUMN evidence.report.received_on IS 'Day of receipt (evidence cut); empty = before every cut.';
COMMENT ON COLUMN evidence.report.copy IS 'First, second, ... of rows that are equal in everything.';
COMMENT ON COLUMN evidence.report.load IS 'registry.load that brought it; its recorded_at says since when we know it.';
COMMENT ON COLUMN evidence.report.line IS 'Line in the file reports.csv of that load.';

CREATE TABLE evidence.school_day (
  record    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  month     date    NOT NULL CHECK (extract(day FROM month) = 1),
  days      bigint  NOT NULL CHECK (days >= 0),
  school_id text,
  copy      integer NOT NULL CHECK (copy > 0),
  load      integer NOT NULL,
  line      integer NOT NULL
);
COMMENT ON TABLE  evidence.school_day IS 'School days of a month: the national calendar, and schools'' own. Of several rows the later counts.';
COMMENT ON COLUMN evidence.school_day.record IS 'Number of the row, in the order of arrival.';
COMMENT ON COLUMN evidence.school_day.month IS 'The month, as its first day.';
COMMENT ON COLUMN evidence.school_day.days IS 'School days in it.';
COMMENT ON COLUMN evidence.school_day.school_id IS 'School whose own calendar it is; empty = national.';
COMMENT ON COLUMN evidence.school_day.copy IS 'First, second, ... of rows that are equal in everything.';
COMMENT ON COLUMN evidence.school_day.load IS 'registry.load that brought it; its recorded_at says since when we know it.';
COMMENT ON COLUMN evidence.school_day.line IS 'Line in the file school_days.csv of that load.';

CREATE TABLE evidence.opening_liquidation (
  record    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  household integer NOT NULL,
  period    text    NOT NULL CHECK (period ~ '^[0-9]{4}-[1-6]$'),
  concept   text    NOT NULL CHECK (concept IN ('BASE', 'TPI', 'TAS', 'TBS', 'VRAEM')),
  month     text    NOT NULL CHECK (month ~ '^[0-9]{4}(-[0-9]{2})?$'),
  person    integer,
  amount    bigint  NOT NULL,
  copy      integer NOT NULL CHECK (copy > 0),
  load      integer NOT NULL,
  line      integer NOT NULL
);
COMMENT ON TABLE  evidence.opening_liquidation IS 'What was liquidated for earlier bimestres before this installation liquidated: the opening side of R-RETRO.';
COMMENT ON COLUMN evidence.opening_liquidation.record IS 'Number of the row, in the order of arrival.';
COMMENT ON COLUMN evidence.opening_liquidation.household IS 'registry.household.';
COMMENT ON COLUMN evidence.opening_liquidation.period IS 'Bimestre that the money is about.';
COMMENT ON COLUMN evidence.opening_liquidation.concept IS 'Transfer.';
COMMENT ON COLUMN evidence.opening_liquidation.month IS 'Month YYYY-MM, or school year YYYY.';
COMMENT ON COLUMN evidence.opening_liquidation.person IS 'registry.person, for the transfers paid per student.';
COMMENT ON COLUMN evidence.opening_liquidation.amount IS 'Céntimos of sol; negative for a recupero.';
COMMENT ON COLUMN evidence.opening_liquidation.copy IS 'First, second, ... of rows that are equal in everything.';
COMMENT ON COLUMN evidence.opening_liquidation.load IS 'registry.load that brought it.';
COMMENT ON COLUMN evidence.opening_liquidation.line IS 'Line in the file liquidated.csv of that load.';

-- Rights on a table are its owner's to give and a partition is a table: so the load asks this function, which does
-- nothing else, instead of being allowed to create tables.
CREATE FUNCTION evidence.open_partition(of_table text, of_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  first_day date;
  name      text;
BEGIN
  IF of_table NOT IN ('attendance', 'health', 'mark', 'report') THEN
    RAISE EXCEPTION 'evidence.% is not partitioned', of_table USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF of_day < DATE '2010-01-01' OR of_day >= DATE '2040-01-01' THEN
    RETURN;
  END IF;
  first_day := make_date(
    extract(year FROM of_day)::integer, (extract(month FROM of_day)::integer - 1) / 2 * 2 + 1, 1);
  name := format('%s_%s_%s', of_table, extract(year FROM first_day), (extract(month FROM first_day)::integer + 1) / 2);
  IF to_regclass(format('evidence.%I', name)) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format(
    'CREATE TABLE evidence.%I PARTITION OF evidence.%I FOR VALUES FROM (%L) TO (%L)',
    name, of_table, first_day, (first_day + INTERVAL '2 months')::date);
  EXECUTE format(
    'CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence.%I '
    'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name);
  EXECUTE format('GRANT MAINTAIN ON evidence.%I TO ayni_app', name);
END
$$;
COMMENT ON FUNCTION evidence.open_partition(text, date) IS 'Makes sure that a table of evidence has a partition for the bimestre of a day; days outside 2010-2039 need none.';
REVOKE ALL ON FUNCTION evidence.open_partition(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evidence.open_partition(text, date) TO ayni_app;

CREATE TABLE evidence.attendance_other PARTITION OF evidence.attendance DEFAULT;
CREATE TABLE evidence.health_other PARTITION OF evidence.health DEFAULT;
CREATE TABLE evidence.mark_other PARTITION OF evidence.mark DEFAULT;
CREATE TABLE evidence.report_other PARTITION OF evidence.report DEFAULT;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'attendance', 'health', 'mark', 'report', 'school_day', 'opening_liquidation',
    'attendance_other', 'health_other', 'mark_other', 'report_other'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name);
  END LOOP;
END
$$;
GRANT MAINTAIN ON ALL TABLES IN SCHEMA evidence TO ayni_app;
