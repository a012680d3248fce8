-- Cases: how a household becomes monitored, and how it is cleared. src/domain/case/
CREATE TABLE household_case (
  county_code text NOT NULL,
  case_id uuid NOT NULL,
  case_no text NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  level text NOT NULL,
  kind text NOT NULL,
  variant text NOT NULL,
  state text NOT NULL,
  -- Codes of the county's lists, which change: no constraint knows them.
  category text,
  risks text[] NOT NULL,
  opened_on date NOT NULL,
  reached_on date NOT NULL,
  due_on date NOT NULL,
  hard_due_on date NOT NULL,
  notice_from date,
  notice_until date,
  included_on date,
  way text,
  announced_on date,
  -- The order that was closed as 属实，启动识别.
  order_id uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT household_case_pkey PRIMARY KEY (county_code, case_id),
  CONSTRAINT household_case_no_key UNIQUE (county_code, case_no),
  CONSTRAINT household_case_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id),
  CONSTRAINT household_case_order_fkey FOREIGN KEY (county_code, order_id) REFERENCES work_order (county_code, order_id),
  CONSTRAINT household_case_kind CHECK (kind IN ('inclusion', 'clearance')),
  CONSTRAINT household_case_variant CHECK (variant IN ('ordinary', 'urgent')),
  CONSTRAINT household_case_state CHECK (state IN ('opened', 'authorised', 'compared', 'proposed', 'visited', 'assembled',
    'noticed', 'reviewed', 'approved', 'announced', 'declined')),
  CONSTRAINT household_case_announced CHECK ((state = 'announced') = (announced_on IS NOT NULL)),
  CONSTRAINT household_case_notice CHECK ((notice_from IS NULL) = (notice_until IS NULL))
)
--;
-- One at a time, however many begin at once.
CREATE UNIQUE INDEX household_case_one_running ON household_case (county_code, household_id) WHERE state NOT IN ('announced', 'declined')
--;
CREATE INDEX household_case_by_household ON household_case (county_code, household_id)
--;
CREATE INDEX household_case_by_order ON household_case (county_code, order_id) WHERE order_id IS NOT NULL
--;
CREATE INDEX household_case_running ON household_case (county_code, due_on, case_id) WHERE state NOT IN ('announced', 'declined')
--;
CREATE INDEX household_case_by_village ON household_case (county_code, village_code, due_on, case_id)
--;
-- What was done, and the paper that it left, sealed. A step that was sent back stays.
CREATE TABLE case_step (
  county_code text NOT NULL,
  case_id uuid NOT NULL,
  -- Of the case after it.
  version integer NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  action text NOT NULL,
  state text NOT NULL,
  done_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor text NOT NULL,
  actor_name text NOT NULL,
  record_cipher text NOT NULL,
  CONSTRAINT case_step_pkey PRIMARY KEY (county_code, case_id, version),
  CONSTRAINT case_step_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES household_case (county_code, case_id)
)
--;
-- Who signed what, and when. The image lies in the file store; its hash says whether it is still the same.
CREATE TABLE case_authorisation (
  county_code text NOT NULL,
  case_id uuid NOT NULL,
  -- Of the step that it belongs to.
  version integer NOT NULL,
  person_id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  signed_by text NOT NULL,
  text_version text NOT NULL,
  signed_on date NOT NULL,
  signature_hash text NOT NULL,
  signature_file text NOT NULL,
  CONSTRAINT case_authorisation_pkey PRIMARY KEY (county_code, case_id, version, person_id),
  CONSTRAINT case_authorisation_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES household_case (county_code, case_id),
  CONSTRAINT case_authorisation_signed_by CHECK (signed_by IN ('self', 'guardian', 'other'))
)
--;
CREATE TABLE case_objection (
  county_code text NOT NULL,
  objection_id uuid NOT NULL,
  case_id uuid NOT NULL,
  -- Version of the case whose notice it is against.
  notice_version integer NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  raised_on date NOT NULL,
  due_on date NOT NULL,
  words_cipher text NOT NULL,
  answered_on date,
  upheld boolean,
  answer_cipher text,
  CONSTRAINT case_objection_pkey PRIMARY KEY (county_code, objection_id),
  CONSTRAINT case_objection_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES household_case (county_code, case_id),
  CONSTRAINT case_objection_answered CHECK ((answered_on IS NULL) = (upheld IS NULL) AND (upheld IS NULL) = (answer_cipher IS NULL))
)
--;
CREATE INDEX case_objection_by_case ON case_objection (county_code, case_id)
--;
-- The list of those who are followed, from the announcement of an inclusion to that of the clearance.
CREATE TABLE monitored_household (
  county_code text NOT NULL,
  household_id uuid NOT NULL,
  from_on date NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  case_id uuid NOT NULL,
  category text,
  risks text[] NOT NULL,
  -- Last day; null while it is followed.
  until_on date,
  clearance_id uuid,
  way text,
  CONSTRAINT monitored_household_pkey PRIMARY KEY (county_code, household_id, from_on),
  CONSTRAINT monitored_household_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES household_case (county_code, case_id),
  CONSTRAINT monitored_household_clearance_fkey FOREIGN KEY (county_code, clearance_id) REFERENCES household_case (county_code, case_id),
  CONSTRAINT monitored_household_cleared CHECK ((until_on IS NULL) = (clearance_id IS NULL))
)
--;
CREATE UNIQUE INDEX monitored_household_once ON monitored_household (county_code, household_id) WHERE until_on IS NULL
--;
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['household_case', 'case_step', 'case_authorisation', 'case_objection', 'monitored_household'] LOOP
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
GRANT SELECT, INSERT, UPDATE ON household_case, case_objection, monitored_household TO {{app}}
--;
GRANT SELECT, INSERT ON case_step, case_authorisation TO {{app}}
--;
-- A household that moves to another village takes its case along: nothing else of what was done changes.
GRANT UPDATE (village_code) ON case_step, case_authorisation TO {{app}}
