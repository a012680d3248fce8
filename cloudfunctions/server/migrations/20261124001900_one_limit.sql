-- Codes of invitations are counted like those of households, by the one mechanism for everything that is guessed or asked too often.
DROP TABLE wrong_try
--;
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
    AND NOT EXISTS (SELECT 1 FROM invitation WHERE county_code = county AND code_hash = code);
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
