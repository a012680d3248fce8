-- Help for a household: what is planned, what is in force, what has ended. src/domain/support/measure.ts
CREATE TABLE measure (
  county_code text NOT NULL,
  measure_id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  -- Class and item of the catalogue, and the rules that it answered by the catalogue of that day.
  class_code text NOT NULL,
  item text NOT NULL,
  answers text[] NOT NULL,
  department text NOT NULL,
  state text NOT NULL,
  planned_on date NOT NULL,
  start_by date NOT NULL,
  until_on date,
  started_on date,
  ended_on date,
  reason_cipher text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT measure_pkey PRIMARY KEY (county_code, measure_id),
  CONSTRAINT measure_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id),
  CONSTRAINT measure_state CHECK (state IN ('planned', 'inForce', 'ended', 'cancelled')),
  CONSTRAINT measure_begun CHECK ((state IN ('inForce', 'ended')) = (started_on IS NOT NULL))
)
--;
CREATE INDEX measure_by_household ON measure (county_code, household_id)
--;
-- The same help once at a time, however many plan it at once.
CREATE UNIQUE INDEX measure_one_open ON measure (county_code, household_id, class_code, item) WHERE state IN ('planned', 'inForce')
--;
-- What was done under a measure. Added to, never changed.
CREATE TABLE measure_progress (
  county_code text NOT NULL,
  measure_id uuid NOT NULL,
  -- Of the measure after it.
  version integer NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  done_on date NOT NULL,
  done_by text NOT NULL,
  note_cipher text NOT NULL,
  fen bigint,
  CONSTRAINT measure_progress_pkey PRIMARY KEY (county_code, measure_id, version),
  CONSTRAINT measure_progress_measure_fkey FOREIGN KEY (county_code, measure_id) REFERENCES measure (county_code, measure_id)
)
--;
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['measure', 'measure_progress'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %I ON %I USING (county_code = current_setting('app.county', true)
      AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
        OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
        OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
        OR household_id::text = current_setting('app.household', true)))$p$, t || '_scope', t);
  END LOOP;
END
$$
--;
GRANT SELECT, INSERT, UPDATE ON measure TO {{app}}
--;
GRANT SELECT, INSERT ON measure_progress TO {{app}}
