-- Households whose score asks for an order that none is open for yet: written by the slices of a night, opened or held at its
-- end (docs/decisions/0008). Between two nights only those stand here that wait for a person.
CREATE TABLE order_candidate (
  county_code text NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  found_on date NOT NULL,
  -- Rules with evidence that nobody has verified, and the deliveries of each: src/domain/order/storm-brake.ts.
  grounds jsonb NOT NULL,
  -- Causes that it waits for: rule:<rule> or batch:<batch id>. Empty: it may open. NULL: not decided, so that of two nights at
  -- once none opens what the other has only found.
  held_for text[],
  CONSTRAINT order_candidate_pkey PRIMARY KEY (county_code, household_id),
  CONSTRAINT order_candidate_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id)
)
--;
ALTER TABLE order_candidate ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY order_candidate_scope ON order_candidate USING (county_code = current_setting('app.county', true)
  AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR household_id::text = current_setting('app.household', true)))
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON order_candidate TO {{app}}
