-- Codes on notices: whoever reads one may object to it from a phone. Added to, never changed; a notice that was taken down has its
-- code still, so that whoever objected can read the answer.
CREATE TABLE notice_code (
  county_code text NOT NULL,
  code_hash text NOT NULL,
  case_id uuid NOT NULL,
  -- Version of the case that the notice hangs with.
  notice_version integer NOT NULL,
  household_id uuid NOT NULL,
  CONSTRAINT notice_code_pkey PRIMARY KEY (county_code, code_hash),
  CONSTRAINT notice_code_case_fkey FOREIGN KEY (county_code, case_id) REFERENCES household_case (county_code, case_id)
)
--;
ALTER TABLE notice_code ENABLE ROW LEVEL SECURITY
--;
-- Like that of a household, the code is found by whoever holds it, from wherever.
CREATE POLICY notice_code_scope ON notice_code USING (county_code = current_setting('app.county', true))
--;
GRANT SELECT, INSERT ON notice_code TO {{app}}
--;
-- Keyed hash of the identity that objected from a phone; NULL when somebody wrote it down for them.
ALTER TABLE case_objection ADD COLUMN objector_hash text
--;
-- As before, and codes on notices are given out as well.
CREATE OR REPLACE FUNCTION count_call(county text, code text, keys text[], begun timestamptz[], only_wrong boolean[]) RETURNS integer[]
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
  wrong := NOT EXISTS (SELECT 1 FROM household_code WHERE county_code = county AND code_hash = code)
    AND NOT EXISTS (SELECT 1 FROM invitation WHERE county_code = county AND code_hash = code)
    AND NOT EXISTS (SELECT 1 FROM notice_code WHERE county_code = county AND code_hash = code);
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
