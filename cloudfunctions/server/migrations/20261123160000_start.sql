-- The first schema. One schema serves a single server and Citus alike: county_code comes first in every key, every
-- constraint has a name, there are no triggers, and history is append-only by privilege. docs/decisions/0002 says why.
-- Statements are separated by a line that is exactly "--;". {{app}} is the application's role.

CREATE FUNCTION set_scope(county text, areas text, household text, reporter text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- EXECUTE, not set_config: only this form reaches the workers of a distributed database.
  EXECUTE format('SET LOCAL app.county = %L', county);
  EXECUTE format('SET LOCAL app.areas = %L', areas);
  EXECUTE format('SET LOCAL app.household = %L', household);
  EXECUTE format('SET LOCAL app.reporter = %L', reporter);
END
$$
--;
CREATE TABLE area (
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  parent_code text COLLATE "C",
  CONSTRAINT area_pkey PRIMARY KEY (code),
  CONSTRAINT area_code_form CHECK (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$')
)
--;
CREATE TABLE staff (
  staff_id uuid NOT NULL,
  name text NOT NULL,
  phone_hash text NOT NULL,
  phone_cipher text NOT NULL,
  role text NOT NULL,
  area_code text COLLATE "C" NOT NULL,
  openid text,
  active boolean NOT NULL DEFAULT true,
  CONSTRAINT staff_pkey PRIMARY KEY (staff_id),
  CONSTRAINT staff_natural_key UNIQUE (phone_hash, role, area_code),
  CONSTRAINT staff_role_known CHECK (role IN ('villageCadre', 'gridWorker', 'workTeam', 'townshipOfficer', 'countyOfficer'))
)
--;
CREATE INDEX staff_by_openid ON staff (openid)
--;
CREATE INDEX staff_by_area ON staff (area_code)
--;
CREATE TABLE household (
  county_code text NOT NULL,
  household_id uuid NOT NULL,
  household_no text NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  group_name text,
  head_name text NOT NULL,
  head_id_hash text NOT NULL,
  address_cipher text,
  phone_cipher text,
  "values" jsonb NOT NULL,
  content text NOT NULL,
  disputed jsonb NOT NULL DEFAULT '{}',
  in_case_since date,
  batch_id uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT household_pkey PRIMARY KEY (county_code, household_id),
  CONSTRAINT household_no_key UNIQUE (county_code, household_no),
  CONSTRAINT household_county_form CHECK (county_code = left(village_code, 6))
)
--;
CREATE INDEX household_by_village ON household (county_code, village_code, household_no)
--;
CREATE TABLE person (
  county_code text NOT NULL,
  person_id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  id_hash text NOT NULL,
  id_cipher text NOT NULL,
  name text NOT NULL,
  birth_on date NOT NULL,
  relation text NOT NULL,
  "values" jsonb NOT NULL,
  content text NOT NULL,
  known_on date NOT NULL,
  batch_id uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT person_pkey PRIMARY KEY (county_code, person_id),
  CONSTRAINT person_id_hash_key UNIQUE (county_code, id_hash),
  CONSTRAINT person_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id)
)
--;
CREATE INDEX person_by_household ON person (county_code, household_id)
--;
CREATE TABLE person_former (
  county_code text NOT NULL,
  person_id uuid NOT NULL,
  until_on date NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  "values" jsonb NOT NULL,
  CONSTRAINT person_former_pkey PRIMARY KEY (county_code, person_id, until_on),
  CONSTRAINT person_former_person_fkey FOREIGN KEY (county_code, person_id) REFERENCES person (county_code, person_id)
)
--;
CREATE INDEX person_former_by_household ON person_former (county_code, household_id)
--;
CREATE TABLE import_batch (
  county_code text NOT NULL,
  batch_id uuid NOT NULL,
  delivered bigint NOT NULL,
  feed text NOT NULL,
  file_hash text NOT NULL,
  received_on date NOT NULL,
  received_at timestamptz NOT NULL,
  actor text NOT NULL,
  -- Silence about a feed means something once the county itself has delivered it, with a right row: what comes over from
  -- another county's file is none of its deliveries.
  is_delivery boolean NOT NULL,
  counts jsonb NOT NULL,
  undone_at timestamptz,
  undone_by text,
  CONSTRAINT import_batch_pkey PRIMARY KEY (county_code, batch_id),
  CONSTRAINT import_batch_delivered_key UNIQUE (county_code, delivered)
)
--;
CREATE INDEX import_batch_by_feed ON import_batch (county_code, feed, delivered)
--;
-- Rows of a file on their way in, within the transaction of their county: nothing stands here when it has ended.
CREATE TABLE import_stage (
  county_code text NOT NULL,
  batch_id uuid NOT NULL,
  line_no integer NOT NULL,
  record_key text NOT NULL,
  id_hash text NOT NULL,
  person_id uuid,
  household_id uuid,
  village_code text COLLATE "C",
  record_on date,
  "values" jsonb NOT NULL,
  content text NOT NULL,
  -- Sealed values (ID number, address, phone) of the rows that keep them.
  sealed jsonb,
  CONSTRAINT import_stage_pkey PRIMARY KEY (county_code, batch_id, line_no)
)
--;
-- What stood where a batch wrote: it gives back what an undone batch replaced. NULL: nothing stood there.
CREATE TABLE replaced_row (
  county_code text NOT NULL,
  batch_id uuid NOT NULL,
  source text NOT NULL,
  row_key text NOT NULL,
  before jsonb,
  CONSTRAINT replaced_row_pkey PRIMARY KEY (county_code, batch_id, source, row_key)
)
--;
CREATE TABLE import_fault (
  county_code text NOT NULL,
  batch_id uuid NOT NULL,
  line_no integer NOT NULL,
  column_name text NOT NULL,
  code text NOT NULL,
  severity text NOT NULL,
  sentence text NOT NULL,
  CONSTRAINT import_fault_pkey PRIMARY KEY (county_code, batch_id, line_no, column_name, code),
  CONSTRAINT import_fault_severity CHECK (severity IN ('rejected', 'note'))
)
--;
CREATE TABLE department_record (
  county_code text NOT NULL,
  feed text NOT NULL,
  record_key text NOT NULL,
  person_id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  record_on date NOT NULL,
  "values" jsonb NOT NULL,
  content text NOT NULL,
  disputed_content text,
  batch_id uuid NOT NULL,
  delivered bigint NOT NULL,
  CONSTRAINT department_record_pkey PRIMARY KEY (county_code, feed, record_key),
  CONSTRAINT department_record_person_fkey FOREIGN KEY (county_code, person_id) REFERENCES person (county_code, person_id)
) PARTITION BY LIST (feed)
-- A part of the table for each feed (migrate.ts makes them): the first load of a feed builds the keys of its part after the
-- rows, whatever the other feeds hold. The application has no privilege on a part, only on the whole.
--;
CREATE INDEX department_record_by_household ON department_record (county_code, household_id)
--;
CREATE INDEX department_record_by_person ON department_record (county_code, person_id)
--;
-- Rows lie in the order of their deliveries, so this index is a few pages: it finds the rows of one batch.
CREATE INDEX department_record_by_delivery ON department_record USING brin (delivered)
--;
CREATE TABLE unmatched_row (
  county_code text NOT NULL,
  feed text NOT NULL,
  record_key text NOT NULL,
  id_hash text NOT NULL,
  id_cipher text NOT NULL,
  record_on date NOT NULL,
  "values" jsonb NOT NULL,
  content text NOT NULL,
  batch_id uuid NOT NULL,
  delivered bigint NOT NULL,
  CONSTRAINT unmatched_row_pkey PRIMARY KEY (county_code, feed, record_key)
)
--;
CREATE INDEX unmatched_row_by_id ON unmatched_row (county_code, id_hash)
--;
CREATE TABLE household_score (
  county_code text NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  dirty boolean NOT NULL DEFAULT true,
  score integer NOT NULL DEFAULT 0,
  lamps integer NOT NULL DEFAULT 0,
  evaluation jsonb,
  scored_on date,
  next_change_on date,
  rulebook text,
  version integer NOT NULL DEFAULT 0,
  -- The projection: all that the evaluator needs of the household, packed from register and records. NULL: the next scoring packs it.
  facts json,
  CONSTRAINT household_score_pkey PRIMARY KEY (county_code, household_id),
  CONSTRAINT household_score_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id)
)
-- Facts and evaluation lie beside the row, so that marking it dirty does not write them again.
WITH (toast_tuple_target = 128, fillfactor = 90)
--;
CREATE INDEX household_score_dirty ON household_score (county_code, household_id) WHERE dirty
--;
CREATE INDEX household_score_due ON household_score (county_code, next_change_on) WHERE next_change_on IS NOT NULL
--;
CREATE INDEX household_score_by_village ON household_score (county_code, village_code, household_id)
--;
CREATE TABLE score_history (
  county_code text NOT NULL,
  household_id uuid NOT NULL,
  version integer NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  from_on date NOT NULL,
  score integer NOT NULL,
  lamps integer NOT NULL,
  evaluation jsonb NOT NULL,
  rulebook text NOT NULL,
  CONSTRAINT score_history_pkey PRIMARY KEY (county_code, household_id, version),
  CONSTRAINT score_history_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id)
)
--;
CREATE TABLE score_run (
  county_code text NOT NULL,
  run_on date NOT NULL,
  rulebook text NOT NULL,
  counts jsonb NOT NULL,
  finished_at timestamptz NOT NULL,
  CONSTRAINT score_run_pkey PRIMARY KEY (county_code, run_on)
)
--;
CREATE TABLE work_order (
  county_code text NOT NULL,
  order_id uuid NOT NULL,
  order_no text NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  level text NOT NULL,
  state text NOT NULL,
  opened_on date NOT NULL,
  opened_by text NOT NULL,
  due_on date NOT NULL,
  accepted_on date,
  visited_on date,
  closed_on date,
  assignee_id uuid,
  assignee_name text,
  score integer NOT NULL,
  lamps integer NOT NULL,
  reported boolean NOT NULL,
  hits jsonb NOT NULL,
  unknown jsonb NOT NULL,
  visit jsonb,
  outcome text,
  reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT work_order_pkey PRIMARY KEY (county_code, order_id),
  CONSTRAINT work_order_no_key UNIQUE (county_code, order_no),
  CONSTRAINT work_order_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id),
  CONSTRAINT work_order_state CHECK (state IN ('issued', 'accepted', 'visited', 'closed')),
  CONSTRAINT work_order_level CHECK (level IN ('village', 'township')),
  CONSTRAINT work_order_opened_by CHECK (opened_by IN ('score', 'report')),
  CONSTRAINT work_order_outcome_when_closed CHECK ((state = 'closed') = (outcome IS NOT NULL))
)
--;
CREATE UNIQUE INDEX work_order_one_open ON work_order (county_code, household_id) WHERE state <> 'closed'
--;
CREATE INDEX work_order_inbox ON work_order (county_code, village_code, due_on, order_id) WHERE state <> 'closed'
--;
CREATE INDEX work_order_by_area ON work_order (county_code, village_code, state, due_on, order_id)
--;
CREATE TABLE finding (
  county_code text NOT NULL,
  order_id uuid NOT NULL,
  rule text NOT NULL,
  evidence_key text NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  content text NOT NULL,
  finding text NOT NULL,
  found_on date NOT NULL,
  silent_until date,
  CONSTRAINT finding_pkey PRIMARY KEY (county_code, order_id, rule, evidence_key),
  CONSTRAINT finding_order_fkey FOREIGN KEY (county_code, order_id) REFERENCES work_order (county_code, order_id)
)
--;
CREATE INDEX finding_by_household ON finding (county_code, household_id)
--;
CREATE INDEX finding_by_end_of_silence ON finding (county_code, silent_until) WHERE silent_until IS NOT NULL
--;
CREATE TABLE report (
  county_code text NOT NULL,
  report_id uuid NOT NULL,
  report_no text NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  order_id uuid NOT NULL,
  kind text NOT NULL,
  for_whom text NOT NULL,
  words_cipher text,
  phone_cipher text,
  reporter_hash text NOT NULL,
  reported_on date NOT NULL,
  reported_at timestamptz NOT NULL,
  CONSTRAINT report_pkey PRIMARY KEY (county_code, report_id),
  CONSTRAINT report_no_key UNIQUE (county_code, report_no),
  CONSTRAINT report_order_fkey FOREIGN KEY (county_code, order_id) REFERENCES work_order (county_code, order_id)
)
--;
CREATE INDEX report_by_reporter ON report (county_code, reporter_hash, reported_at)
--;
CREATE INDEX report_by_order ON report (county_code, order_id)
--;
CREATE TABLE household_code (
  county_code text NOT NULL,
  code_hash text NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  issued_on date NOT NULL,
  revoked_on date,
  CONSTRAINT household_code_pkey PRIMARY KEY (county_code, code_hash),
  CONSTRAINT household_code_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id)
)
--;
CREATE INDEX household_code_by_household ON household_code (county_code, household_id)
--;
CREATE TABLE event (
  county_code text NOT NULL,
  seq bigint NOT NULL,
  type text NOT NULL,
  happened_on date NOT NULL,
  happened_at timestamptz NOT NULL,
  actor text NOT NULL,
  household_id uuid,
  village_code text COLLATE "C",
  subject_id text,
  payload jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT event_pkey PRIMARY KEY (county_code, seq)
)
--;
CREATE INDEX event_by_household ON event (county_code, household_id, seq)
--;
CREATE TABLE chain_head (
  county_code text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  CONSTRAINT chain_head_pkey PRIMARY KEY (county_code)
)
--;
CREATE TABLE command_receipt (
  county_code text NOT NULL,
  command_id text NOT NULL,
  actor text NOT NULL,
  request_hash text NOT NULL,
  -- Sealed: an answer may hold a household code, of which nothing but the hash is kept elsewhere.
  answer_cipher text NOT NULL,
  answered_at timestamptz NOT NULL,
  CONSTRAINT command_receipt_pkey PRIMARY KEY (county_code, command_id)
)
--;
-- Second lock. Households and what hangs on them: the scope's areas, or the one household, or the reporter's own reports.
DO $$
DECLARE
  t text;
  in_area text := $p$(left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR household_id::text = current_setting('app.household', true))$p$;
  in_county text := $p$county_code = current_setting('app.county', true)$p$;
BEGIN
  FOREACH t IN ARRAY ARRAY['household', 'person', 'person_former', 'department_record', 'household_score', 'score_history', 'work_order', 'finding', 'household_code'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['household', 'person', 'person_former', 'department_record', 'household_score', 'score_history', 'work_order', 'finding'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I USING (%s AND %s)', t || '_scope', t, in_county, in_area);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['report', 'event', 'unmatched_row', 'import_batch', 'import_stage', 'replaced_row', 'import_fault', 'score_run', 'chain_head', 'command_receipt'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  END LOOP;
  -- A code is only its hash: whoever holds the code may find the household it stands for.
  FOREACH t IN ARRAY ARRAY['household_code', 'unmatched_row', 'import_batch', 'import_stage', 'replaced_row', 'import_fault', 'score_run', 'chain_head', 'command_receipt'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I USING (%s)', t || '_scope', t, in_county);
  END LOOP;
  EXECUTE format('CREATE POLICY report_scope ON report USING (%s AND (%s OR reporter_hash = current_setting(''app.reporter'', true)))', in_county, in_area);
  EXECUTE format('CREATE POLICY event_scope ON event FOR SELECT USING (%s AND (household_id IS NULL OR %s))', in_county, in_area);
  EXECUTE format('CREATE POLICY event_append ON event FOR INSERT WITH CHECK (%s)', in_county);
END
$$
--;
GRANT SELECT, INSERT, UPDATE ON area, staff, household, person, department_record, household_score, score_run, work_order, household_code, chain_head TO {{app}}
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON unmatched_row, import_stage TO {{app}}
--;
-- A row that turns out to be about somebody else leaves the wrong person, and who moves to another county leaves with all
-- records: the batch and an event stay.
GRANT DELETE ON person, person_former, department_record TO {{app}}
--;
GRANT SELECT, INSERT ON person_former, import_batch, replaced_row, import_fault, score_history, finding, report, event, command_receipt TO {{app}}
--;
GRANT UPDATE (household_id, village_code) ON person_former TO {{app}}
--;
-- A batch is written first, so that deliveries to one county wait for each other, and its counts are known last.
GRANT UPDATE (counts, undone_at, undone_by) ON import_batch TO {{app}}
