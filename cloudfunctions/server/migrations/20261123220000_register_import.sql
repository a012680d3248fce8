-- Numbers are compared by bytes, so that the index that keeps them apart finds how they begin as well.
ALTER TABLE household ALTER COLUMN household_no TYPE text COLLATE "C"
--;
DROP INDEX household_by_number
