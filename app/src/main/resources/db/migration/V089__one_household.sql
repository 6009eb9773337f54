-- One household's facts are found by its keys: an explanation must not get slower with the number of households, nor with
-- the years of evidence. What the roll believed before counts too, so these indexes are not only of what is believed now.

CREATE INDEX attendance_by_person ON evidence.attendance (person);
CREATE INDEX health_by_person ON evidence.health (person);
CREATE INDEX mark_by_person ON evidence.mark (person);
CREATE INDEX report_by_subject ON evidence.report (subject);
CREATE INDEX school_day_by_school ON evidence.school_day (school_id);
CREATE INDEX opening_liquidation_by_household ON evidence.opening_liquidation (household);
CREATE INDEX opening_liquidation_by_load ON evidence.opening_liquidation (load, record);

CREATE INDEX pregnancy_by_person ON registry.pregnancy (person);
CREATE INDEX enrolment_by_person ON registry.enrolment (person);
CREATE INDEX exemption_by_subject ON registry.exemption (subject);
CREATE INDEX inicial_place_by_place ON registry.inicial_place (centro_poblado);
