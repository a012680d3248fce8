-- Households are found by how their number or their head's name begins: ranges by bytes, whatever the collation of the database.
CREATE INDEX household_by_number ON household (county_code, household_no COLLATE "C")
--;
CREATE INDEX household_by_name ON household (county_code, head_name COLLATE "C", household_no COLLATE "C")
--;
-- Whoever has one village reads that village, and not the county's namesakes.
CREATE INDEX household_by_name_in_village ON household (county_code, village_code, head_name COLLATE "C", household_no COLLATE "C")
--;
CREATE INDEX household_by_number_in_village ON household (county_code, village_code, household_no COLLATE "C")
--;
DROP INDEX household_by_village
