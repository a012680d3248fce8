-- What departments are asked to mend: records that a visit found wrong. src/domain/feedback/correction.ts
CREATE TABLE correction (
  county_code text NOT NULL,
  correction_id uuid NOT NULL,
  order_id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  person_id uuid,
  feed text NOT NULL,
  record_key text NOT NULL,
  -- What it read when it was found wrong.
  content text NOT NULL,
  says text NOT NULL,
  rules text[] NOT NULL,
  found_cipher text NOT NULL,
  opened_on date NOT NULL,
  state text NOT NULL,
  closed_on date,
  -- The delivery in which the record reads otherwise.
  batch_id uuid,
  answer_cipher text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT correction_pkey PRIMARY KEY (county_code, correction_id),
  CONSTRAINT correction_order_fkey FOREIGN KEY (county_code, order_id) REFERENCES work_order (county_code, order_id),
  CONSTRAINT correction_state CHECK (state IN ('open', 'mended', 'answered', 'withdrawn')),
  CONSTRAINT correction_closed CHECK ((state = 'open') = (closed_on IS NULL))
)
--;
-- Whatever an import asks about the open items of its feed costs nothing while there are none.
CREATE UNIQUE INDEX correction_one_open ON correction (county_code, feed, record_key) WHERE state = 'open'
--;
CREATE INDEX correction_by_day ON correction (county_code, state, opened_on, correction_id)
--;
CREATE INDEX correction_by_order ON correction (county_code, order_id)
--;
CREATE INDEX correction_by_batch ON correction (county_code, batch_id) WHERE batch_id IS NOT NULL
--;
ALTER TABLE correction ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY correction_scope ON correction USING (county_code = current_setting('app.county', true)
  AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR household_id::text = current_setting('app.household', true)))
--;
GRANT SELECT, INSERT, UPDATE ON correction TO {{app}}
