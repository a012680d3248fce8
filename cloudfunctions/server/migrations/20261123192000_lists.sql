-- Lists of orders that cost the same however long the history grows: what is open is read, what is closed is kept as a number.
CREATE TABLE order_tally (
  county_code text NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  level text NOT NULL,
  closed integer NOT NULL,
  CONSTRAINT order_tally_pkey PRIMARY KEY (county_code, village_code, level),
  CONSTRAINT order_tally_level CHECK (level IN ('village', 'township'))
)
--;
INSERT INTO order_tally (county_code, village_code, level, closed)
SELECT county_code, village_code, level, count(*) FROM work_order WHERE state = 'closed' GROUP BY county_code, village_code, level
--;
ALTER TABLE order_tally ENABLE ROW LEVEL SECURITY
--;
CREATE POLICY order_tally_scope ON order_tally USING (county_code = current_setting('app.county', true)
  AND (left(village_code, 6) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR left(village_code, 9) = ANY (string_to_array(current_setting('app.areas', true), ','))
    OR village_code = ANY (string_to_array(current_setting('app.areas', true), ','))))
--;
GRANT SELECT, INSERT, UPDATE ON order_tally TO {{app}}
--;
-- Pages begin where the one before ended: in a county by day, in a village by village and day.
CREATE INDEX work_order_open ON work_order (county_code, due_on, order_id) WHERE state <> 'closed'
--;
CREATE INDEX work_order_closed ON work_order (county_code, closed_on, order_id) WHERE state = 'closed'
--;
CREATE INDEX work_order_closed_in_village ON work_order (county_code, village_code, closed_on, order_id) WHERE state = 'closed'
--;
DROP INDEX work_order_by_area
