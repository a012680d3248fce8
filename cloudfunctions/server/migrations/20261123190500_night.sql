-- What a night needs to cost no more than what changed.
-- Hash of the evaluation: tells whether a new one differs without reading the old one.
ALTER TABLE household_score ADD COLUMN fingerprint text
--;
-- Only ever written and read as a whole: PostgreSQL need not look into it.
ALTER TABLE household_score ALTER COLUMN facts TYPE text
--;
-- Pages of households whose day has come are read in the order of this index, from where the page before ended.
DROP INDEX household_score_due
--;
CREATE INDEX household_score_due ON household_score (county_code, next_change_on, household_id) WHERE next_change_on IS NOT NULL
--;
-- A pass over every household that has begun and not ended: who is asked for it again goes on with it.
CREATE TABLE score_pass (
  county_code text NOT NULL,
  run_on date NOT NULL,
  CONSTRAINT score_pass_pkey PRIMARY KEY (county_code)
)
--;
ALTER TABLE score_pass ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY score_pass_scope ON score_pass USING (county_code = current_setting('app.county', true))
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON score_pass TO {{app}}
