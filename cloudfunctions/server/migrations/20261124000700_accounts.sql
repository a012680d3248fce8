-- Posts limited in time and given by invitation; who looked at whose data; what was corrected on request. src/domain/access
-- Both days are included. NULL: since ever, until it is ended.
ALTER TABLE staff ADD COLUMN valid_from date, ADD COLUMN valid_until date
--;
CREATE TABLE invitation (
  county_code text NOT NULL,
  invitation_id uuid NOT NULL,
  code_hash text NOT NULL,
  name text NOT NULL,
  phone_cipher text NOT NULL,
  role text NOT NULL,
  area_code text COLLATE "C" NOT NULL,
  valid_from date NOT NULL,
  valid_until date NOT NULL,
  expires_on date NOT NULL,
  state text NOT NULL,
  invited_on date NOT NULL,
  invited_by text NOT NULL,
  -- Keyed hash of the identity that took it up: the same one may ask again.
  accepted_by text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT invitation_pkey PRIMARY KEY (county_code, invitation_id),
  CONSTRAINT invitation_code_key UNIQUE (county_code, code_hash),
  CONSTRAINT invitation_state CHECK (state IN ('open', 'accepted', 'revoked')),
  CONSTRAINT invitation_taken_up CHECK ((state = 'accepted') = (accepted_by IS NOT NULL)),
  CONSTRAINT invitation_county_form CHECK (county_code = left(area_code, 6))
)
--;
-- Wrong codes and phone numbers in a row, by keyed hash of who tried or of the code that was tried.
CREATE TABLE wrong_try (
  county_code text NOT NULL,
  key_hash text NOT NULL,
  tries integer NOT NULL,
  last_at timestamptz NOT NULL,
  CONSTRAINT wrong_try_pkey PRIMARY KEY (county_code, key_hash)
)
--;
-- Who opened a household's page or saw a masked value whole: never the value. Added to, never changed.
CREATE TABLE access_log (
  county_code text NOT NULL,
  look_id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  person_id uuid,
  what text NOT NULL,
  field text,
  reason text,
  words_cipher text,
  actor text NOT NULL,
  actor_name text NOT NULL,
  role text,
  looked_on date NOT NULL,
  looked_at timestamptz NOT NULL,
  CONSTRAINT access_log_pkey PRIMARY KEY (county_code, look_id)
)
--;
CREATE INDEX access_log_by_time ON access_log (county_code, looked_at, look_id)
--;
CREATE INDEX access_log_by_household ON access_log (county_code, household_id, looked_at, look_id)
--;
-- Values of the register that were replaced on a person's request. Added to, never changed.
CREATE TABLE register_correction (
  county_code text NOT NULL,
  correction_id uuid NOT NULL,
  household_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  -- NULL: a value of the household.
  person_id uuid,
  field text NOT NULL,
  -- Of the row after it.
  version integer NOT NULL,
  -- JSON of {before, after, reason, guardian}.
  words_cipher text NOT NULL,
  corrected_on date NOT NULL,
  corrected_by text NOT NULL,
  CONSTRAINT register_correction_pkey PRIMARY KEY (county_code, correction_id),
  CONSTRAINT register_correction_household_fkey FOREIGN KEY (county_code, household_id) REFERENCES household (county_code, household_id)
)
--;
CREATE INDEX register_correction_by_household ON register_correction (county_code, household_id, corrected_on)
--;
DO $$
DECLARE
  t text;
  in_county text := $p$county_code = current_setting('app.county', true)$p$;
BEGIN
  FOREACH t IN ARRAY ARRAY['invitation', 'wrong_try', 'access_log', 'register_correction'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  END LOOP;
  -- Whoever holds a code has no area yet.
  FOREACH t IN ARRAY ARRAY['invitation', 'wrong_try'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I USING (%s)', t || '_scope', t, in_county);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['access_log', 'register_correction'] LOOP
    EXECUTE format($p$CREATE POLICY %I ON %I USING (%s
      AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
        OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
        OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))
        OR household_id::text = current_setting('app.household', true)))$p$, t || '_scope', t, in_county);
  END LOOP;
END
$$
--;
GRANT SELECT, INSERT, UPDATE ON invitation TO {{app}}
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON wrong_try TO {{app}}
--;
GRANT SELECT, INSERT ON access_log, register_correction TO {{app}}
