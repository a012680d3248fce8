-- What is noted down wrongly about a household, as of the last time it was looked at: made again by every scoring, so that what
-- was mended goes away by itself. src/domain/quality
CREATE TABLE quality_finding (
  county_code text NOT NULL,
  household_id uuid NOT NULL,
  check_id text NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  -- The day on which it was found first.
  found_on date NOT NULL,
  evidence jsonb NOT NULL,
  CONSTRAINT quality_finding_pkey PRIMARY KEY (county_code, household_id, check_id),
  CONSTRAINT quality_finding_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id)
)
--;
CREATE INDEX quality_finding_by_village ON quality_finding (county_code, village_code, household_id, check_id)
--;
ALTER TABLE quality_finding ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY quality_finding_scope ON quality_finding USING (county_code = current_setting('app.county', true)
  AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR household_id::text = current_setting('app.household', true)))
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON quality_finding TO {{app}}
