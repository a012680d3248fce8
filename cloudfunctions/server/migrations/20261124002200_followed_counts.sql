-- What runs, is monitored and is helped now is counted by ranges of these; what is over stands in none of them.
CREATE INDEX household_case_running_in_village ON household_case (county_code, village_code, kind, state) INCLUDE (due_on, hard_due_on)
  WHERE state NOT IN ('announced', 'declined')
--;
CREATE INDEX monitored_household_in_village ON monitored_household (county_code, village_code) WHERE until_on IS NULL
--;
CREATE INDEX measure_open_in_village ON measure (county_code, village_code, state) INCLUDE (until_on)
  WHERE state IN ('planned', 'inForce')
