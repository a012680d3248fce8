-- How often something was asked within a window of time. The key is a keyed hash of who or what was counted, made for this table
-- alone: it can be joined with nothing. The night deletes what is old.
CREATE TABLE rate_window (
  county_code text NOT NULL,
  key_hash text NOT NULL,
  begun_at timestamptz NOT NULL,
  calls integer NOT NULL,
  CONSTRAINT rate_window_pkey PRIMARY KEY (county_code, key_hash, begun_at)
)
--;
CREATE INDEX rate_window_by_age ON rate_window (county_code, begun_at)
--;
ALTER TABLE rate_window ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY rate_window_scope ON rate_window USING (county_code = current_setting('app.county', true))
--;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_window TO {{app}}
--;
-- Counts a call that names a household's code, and answers how often each key was counted in its window; NULL for a county that
-- is not there, which has no codes and no night. A transaction of its own and one round trip: a call that is refused or fails
-- afterwards was made all the same, and nobody waits for another's report to be written because both come from one address.
CREATE FUNCTION count_call(county text, code text, keys text[], begun timestamptz[], only_wrong boolean[]) RETURNS integer[]
LANGUAGE plpgsql AS $$
DECLARE
  wrong boolean;
  counts integer[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM area WHERE area.code = county) THEN
    RETURN NULL;
  END IF;
  EXECUTE format('SET LOCAL app.county = %L', county);
  -- A count that a crash loses is no harm.
  SET LOCAL synchronous_commit TO off;
  wrong := NOT EXISTS (SELECT 1 FROM household_code WHERE county_code = county AND code_hash = code);
  WITH counted AS (
    INSERT INTO rate_window (county_code, key_hash, begun_at, calls)
    SELECT county, key, since, 1 FROM unnest(keys, begun, only_wrong) AS asked (key, since, if_wrong) WHERE wrong OR NOT if_wrong
    ON CONFLICT (county_code, key_hash, begun_at) DO UPDATE SET calls = rate_window.calls + 1
    RETURNING key_hash, calls
  )
  SELECT array_agg(coalesce(counted.calls, standing.calls, 0) ORDER BY place) INTO counts
  FROM unnest(keys, begun) WITH ORDINALITY AS asked (key, since, place)
  LEFT JOIN counted ON counted.key_hash = key
  LEFT JOIN rate_window AS standing ON standing.county_code = county AND standing.key_hash = key AND standing.begun_at = since;
  RETURN counts;
END
$$
