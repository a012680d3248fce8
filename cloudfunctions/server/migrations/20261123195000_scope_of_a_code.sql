-- The scope of whoever holds a household's code: looked up where the scope is set, so that a scan or a report sets it once.
DROP FUNCTION set_scope(text, text, text, text)
--;
CREATE FUNCTION set_scope(county text, areas text, household text, reporter text, code text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- EXECUTE, not set_config: only this form reaches the workers of a distributed database.
  EXECUTE format('SET LOCAL app.county = %L', county);
  EXECUTE format('SET LOCAL app.areas = %L', areas);
  EXECUTE format('SET LOCAL app.reporter = %L', reporter);
  -- After the county, within which row security lets a code be found.
  IF code <> '' THEN
    SELECT household_id INTO household FROM household_code
    WHERE county_code = county AND code_hash = code AND revoked_on IS NULL;
  END IF;
  EXECUTE format('SET LOCAL app.household = %L', coalesce(household, ''));
END
$$
