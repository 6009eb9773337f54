-- Pages show what was simulated: sums by UT, nothing of a household.
GRANT USAGE ON SCHEMA whatif TO ayni_console;
GRANT SELECT ON ALL TABLES IN SCHEMA whatif TO ayni_console;
