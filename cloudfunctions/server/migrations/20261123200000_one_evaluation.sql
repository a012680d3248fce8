-- A result is written once: the history holds every version, the one that stands as well. No statement looks into it.
ALTER TABLE household_score DROP COLUMN evaluation
--;
ALTER TABLE score_history ALTER COLUMN evaluation TYPE json
