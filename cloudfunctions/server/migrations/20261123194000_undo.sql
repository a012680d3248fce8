-- A batch that is taken back takes along the households that it registered, unless anything hangs on them by then: what was
-- found about a household is never deleted, and the foreign keys of its history hold it.
GRANT DELETE ON household, household_score TO {{app}}
