-- What is done to an order besides its steps: handed over, reopened, urged. Added to, never changed.
CREATE TABLE order_act (
  county_code text NOT NULL,
  act_id uuid NOT NULL,
  order_id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  -- Of the order after it; urging leaves it as it was.
  version integer NOT NULL,
  done_on date NOT NULL,
  done_by text NOT NULL,
  -- Whose the order was before.
  assignee_name text,
  words_cipher text,
  -- What a reopening took off the order: the visit and the result of the closing before.
  closing jsonb,
  CONSTRAINT order_act_pkey PRIMARY KEY (county_code, act_id),
  CONSTRAINT order_act_order_fkey FOREIGN KEY (county_code, order_id) REFERENCES work_order (county_code, order_id),
  CONSTRAINT order_act_kind CHECK (kind IN ('handOver', 'reopen', 'urge'))
)
--;
CREATE INDEX order_act_by_order ON order_act (county_code, order_id, version)
--;
-- An order is urged once a day, however many are impatient.
CREATE UNIQUE INDEX order_act_urged_once ON order_act (county_code, order_id, done_on) WHERE kind = 'urge'
--;
ALTER TABLE order_act ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY order_act_scope ON order_act USING (county_code = current_setting('app.county', true)
  AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR household_id::text = current_setting('app.household', true)))
--;
GRANT SELECT, INSERT ON order_act TO {{app}}
--;
ALTER TABLE work_order ADD COLUMN reopenings integer NOT NULL DEFAULT 0
--;
-- Which closing of its order a finding belongs to. It stands while the order is closed and has not been reopened since.
ALTER TABLE finding ADD COLUMN closing integer NOT NULL DEFAULT 0
--;
ALTER TABLE finding DROP CONSTRAINT finding_pkey, ADD
  CONSTRAINT finding_pkey PRIMARY KEY (county_code, order_id, closing, rule, evidence_key)
