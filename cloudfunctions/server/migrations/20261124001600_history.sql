-- What was known when, so that a past result can be made again from the facts that it knew: docs/decisions/0015-history.md.
-- The last delivery that a result knew, and the instant of the run that made it. NULL: made before this was kept.
ALTER TABLE score_history ADD COLUMN delivered bigint, ADD COLUMN scored_at timestamptz
--;
-- The place in the order of deliveries at which a batch was taken back: until then it was known.
ALTER TABLE import_batch ADD COLUMN undone_in bigint
--;
GRANT UPDATE (undone_in) ON import_batch TO {{app}}
--;
-- The last delivery known to a correction: a batch that is taken back and came before it does not take it along.
ALTER TABLE register_correction ADD COLUMN delivered bigint
--;
-- What stood where a command changed the facts of a household, as `replaced_row` keeps it of deliveries. Sealed values are left
-- out: no score sees them. NULL: nothing stood there.
CREATE TABLE replaced_fact (
  county_code text NOT NULL,
  source text NOT NULL,
  row_key text NOT NULL,
  -- The last delivery and the last result of the household before the change: by them it is placed among both.
  delivered bigint NOT NULL,
  after_version integer NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  before jsonb,
  CONSTRAINT replaced_fact_pkey PRIMARY KEY (county_code, source, row_key, delivered, after_version)
)
--;
-- Every rulebook by which a county was scored, with the income lines that it counted with.
CREATE TABLE kept_rulebook (
  county_code text NOT NULL,
  rulebook text NOT NULL,
  book json NOT NULL,
  income_lines json NOT NULL,
  first_on date NOT NULL,
  CONSTRAINT kept_rulebook_pkey PRIMARY KEY (county_code, rulebook)
)
--;
ALTER TABLE replaced_fact ENABLE ROW LEVEL SECURITY
--;
ALTER TABLE kept_rulebook ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY replaced_fact_scope ON replaced_fact USING (county_code = current_setting('app.county', true)
  AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR household_id::text = current_setting('app.household', true)))
--;
CREATE POLICY kept_rulebook_scope ON kept_rulebook USING (county_code = current_setting('app.county', true))
--;
GRANT SELECT, INSERT ON replaced_fact, kept_rulebook TO {{app}}
