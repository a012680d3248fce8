-- What a township has closed is read from the county's index, and the rows of its neighbours are passed over: with the village and
-- the household beside the day, that is done without opening one of them, however long the history is.
DROP INDEX work_order_closed
--;
CREATE INDEX work_order_closed ON work_order (county_code, closed_on, order_id) INCLUDE (village_code, household_id)
  WHERE state = 'closed'
