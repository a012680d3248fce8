-- Rounds over an area, household by household. A round says nothing of anybody: everybody of the county may see it.
CREATE TABLE sweep_round (
  county_code text NOT NULL,
  round_id uuid NOT NULL,
  area_code text COLLATE "C" NOT NULL,
  from_on date NOT NULL,
  until_on date NOT NULL,
  CONSTRAINT sweep_round_pkey PRIMARY KEY (county_code, round_id),
  CONSTRAINT sweep_round_once UNIQUE (county_code, area_code, from_on)
)
--;
CREATE TABLE sweep_check (
  county_code text NOT NULL,
  round_id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  checked_on date NOT NULL,
  -- Questions answered with yes, as config/policies/sweep-questions.json names them.
  concerns text[] NOT NULL,
  CONSTRAINT sweep_check_pkey PRIMARY KEY (county_code, round_id, household_id),
  CONSTRAINT sweep_check_round_fkey FOREIGN KEY (county_code, round_id) REFERENCES sweep_round (county_code, round_id),
  CONSTRAINT sweep_check_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id)
)
--;
CREATE INDEX sweep_check_by_household ON sweep_check (county_code, household_id)
--;
-- Progress is kept and not counted. Households are those of the day on which the round was called.
CREATE TABLE sweep_tally (
  county_code text NOT NULL,
  round_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  households integer NOT NULL,
  checked integer NOT NULL,
  concerned integer NOT NULL,
  CONSTRAINT sweep_tally_pkey PRIMARY KEY (county_code, round_id, village_code),
  CONSTRAINT sweep_tally_round_fkey FOREIGN KEY (county_code, round_id) REFERENCES sweep_round (county_code, round_id)
)
--;
ALTER TABLE sweep_round ENABLE ROW LEVEL SECURITY
--;
ALTER TABLE sweep_check ENABLE ROW LEVEL SECURITY
--;
ALTER TABLE sweep_tally ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY sweep_round_scope ON sweep_round USING (county_code = current_setting('app.county', true))
--;
CREATE POLICY sweep_check_scope ON sweep_check USING (county_code = current_setting('app.county', true)
  AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR household_id::text = current_setting('app.household', true)))
--;
CREATE POLICY sweep_tally_scope ON sweep_tally USING (county_code = current_setting('app.county', true)
  AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))))
--;
GRANT SELECT, INSERT ON sweep_round, sweep_check TO {{app}}
--;
GRANT SELECT, INSERT, UPDATE ON sweep_tally TO {{app}}
