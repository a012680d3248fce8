-- What the statistics of a month count, as it stood on the day of the announcement: a household moves, splits and loses people, and
-- a month that is over keeps its figures.
ALTER TABLE monitored_household ADD COLUMN from_village text COLLATE "C", ADD COLUMN from_people integer,
  ADD COLUMN until_village text COLLATE "C", ADD COLUMN until_people integer
--;
-- Of what was announced before this was kept, the register knows best.
UPDATE monitored_household AS followed SET from_village = village_code, from_people = home.people,
  until_village = CASE WHEN until_on IS NOT NULL THEN village_code END, until_people = CASE WHEN until_on IS NOT NULL THEN home.people END
FROM (SELECT household.county_code, household.household_id, count(person.person_id) AS people FROM household LEFT JOIN person
  ON person.county_code = household.county_code AND person.household_id = household.household_id GROUP BY 1, 2) AS home
WHERE home.county_code = followed.county_code AND home.household_id = followed.household_id
--;
ALTER TABLE monitored_household ALTER COLUMN from_village SET NOT NULL, ALTER COLUMN from_people SET NOT NULL
--;
ALTER TABLE monitored_household ADD
  CONSTRAINT monitored_household_cleared_people CHECK ((until_on IS NULL) = (until_people IS NULL) AND (until_on IS NULL) = (until_village IS NULL))
--;
-- What an inclusion said is never written again.
REVOKE UPDATE ON monitored_household FROM {{app}}
--;
GRANT UPDATE (village_code, until_on, until_village, until_people, clearance_id, way) ON monitored_household TO {{app}}
