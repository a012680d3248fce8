-- Hardships that came another way than by a code have nobody's identity; who entered them is in the event.
ALTER TABLE report ADD COLUMN channel text NOT NULL DEFAULT 'code'
--;
ALTER TABLE report ALTER COLUMN reporter_hash DROP NOT NULL
--;
ALTER TABLE report ADD
  CONSTRAINT report_channel CHECK (channel IN ('code', 'proxy', 'window', 'hotline', 'letter', 'sweep'))
--;
ALTER TABLE report ADD
  CONSTRAINT report_of_an_identity CHECK ((channel = 'code') = (reporter_hash IS NOT NULL))
--;
-- Whoever reported does not agree with what was found.
CREATE TABLE result_objection (
  county_code text NOT NULL,
  objection_id uuid NOT NULL,
  report_id uuid NOT NULL,
  order_id uuid NOT NULL,
  -- The closing objected to, as findings name it.
  closing integer NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  state text NOT NULL,
  words_cipher text NOT NULL,
  objected_on date NOT NULL,
  due_on date NOT NULL,
  answer_cipher text,
  answered_on date,
  CONSTRAINT result_objection_pkey PRIMARY KEY (county_code, objection_id),
  CONSTRAINT result_objection_once UNIQUE (county_code, report_id, closing),
  CONSTRAINT result_objection_report_fkey FOREIGN KEY (county_code, report_id) REFERENCES report (county_code, report_id),
  CONSTRAINT result_objection_order_fkey FOREIGN KEY (county_code, order_id) REFERENCES work_order (county_code, order_id),
  CONSTRAINT result_objection_state CHECK (state IN ('open', 'dismissed', 'upheld')),
  CONSTRAINT result_objection_answered CHECK ((state = 'open') = (answer_cipher IS NULL))
)
--;
CREATE INDEX result_objection_open ON result_objection (county_code, due_on, objection_id) WHERE state = 'open'
--;
CREATE INDEX result_objection_by_order ON result_objection (county_code, order_id)
--;
ALTER TABLE result_objection ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY result_objection_scope ON result_objection USING (county_code = current_setting('app.county', true)
  AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR household_id::text = current_setting('app.household', true)))
--;
GRANT SELECT, INSERT, UPDATE ON result_objection TO {{app}}
