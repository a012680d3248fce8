-- What somebody has to be told, written with what happened; who sends it comes later. Nothing in it says who a recipient is to
-- anybody without the register: the id of a person with posts, or the keyed hash of whoever reported.
CREATE TABLE message_outbox (
  county_code text NOT NULL,
  -- Made of recipient, topic, subject and occasion: the same message is not there twice.
  message_id uuid NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  topic text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  -- Number of the event, or the step whose clock it is.
  occasion text NOT NULL,
  household_id uuid,
  -- Village in which it happened, or the county.
  area_code text COLLATE "C" NOT NULL,
  written_on date NOT NULL,
  written_at timestamptz NOT NULL,
  state text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- Code of the last failure, without what was sent.
  last_fault text,
  CONSTRAINT message_outbox_pkey PRIMARY KEY (county_code, message_id),
  CONSTRAINT message_outbox_state CHECK (state IN ('pending', 'sent', 'failed', 'dropped')),
  CONSTRAINT message_outbox_recipient CHECK (recipient ~ '^(staff:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|villager:[A-Za-z0-9_-]{22})$')
)
--;
CREATE INDEX message_outbox_by_recipient ON message_outbox (county_code, recipient, written_at, message_id)
--;
CREATE INDEX message_outbox_pending ON message_outbox (county_code, written_at, message_id) WHERE state = 'pending'
--;
ALTER TABLE message_outbox ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY message_outbox_scope ON message_outbox USING (county_code = current_setting('app.county', true)
  AND (left(area_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(area_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR area_code = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR household_id::text = current_setting('app.household', true)
    OR recipient = 'villager:' || current_setting('app.reporter', true)))
--;
GRANT SELECT, INSERT, UPDATE ON message_outbox TO {{app}}
