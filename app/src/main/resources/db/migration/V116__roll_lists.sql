-- Ways into the roll for its lists. Under row-level security only comparisons that cannot leak use an index: equality of
-- texts and dates, order of numbers. Each begins with what is filtered and goes on in the order of the pages.

CREATE INDEX household_place_by_province_in_order ON registry.household_place (province, household);
CREATE INDEX household_place_by_ubigeo_in_order ON registry.household_place (ubigeo, household);
DROP INDEX registry.household_place_by_province;
DROP INDEX registry.household_place_by_ubigeo;
CREATE INDEX household_state_in_order ON registry.household_state (state, household) WHERE upper_inf(recorded);
CREATE INDEX household_state_by_household ON registry.household_state (household) WHERE upper_inf(recorded);
CREATE INDEX residence_by_household ON registry.residence (household) WHERE upper_inf(recorded);
CREATE INDEX residence_by_centro_poblado ON registry.residence (centro_poblado, household) WHERE upper_inf(recorded);
CREATE INDEX classification_by_household ON registry.classification (household) WHERE upper_inf(recorded);
CREATE INDEX account_in_order ON registry.account (status, household) WHERE upper_inf(recorded);
CREATE INDEX account_by_household ON registry.account (household) WHERE upper_inf(recorded);
CREATE INDEX holder_by_household ON registry.holder (household) WHERE upper_inf(recorded);

-- What a pasted list of DNIs may learn of people elsewhere: how many there are, and nothing else.
CREATE FUNCTION registry.people_with_dni(dnis text[]) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT count(DISTINCT person.dni)
  FROM unnest(dnis) AS asked (dni)
  JOIN registry.person_record AS person
    ON person.dni = asked.dni
      AND upper_inf(person.recorded)
      AND upper_inf(person.valid)
  JOIN registry.membership AS belongs
    ON belongs.person = person.person
      AND upper_inf(belongs.recorded)
      AND upper_inf(belongs.valid)
$$;
COMMENT ON FUNCTION registry.people_with_dni(text[]) IS 'How many of these DNIs belong to a person of the roll, in the whole nation. Tells no more than the number.';
REVOKE ALL ON FUNCTION registry.people_with_dni(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry.people_with_dni(text[]) TO ayni_app, ayni_console;
