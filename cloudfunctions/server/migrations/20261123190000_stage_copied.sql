-- COPY refuses a table with row security. What is copied into import_stage is deleted again before its transaction ends, so
-- that no other transaction ever sees a row of it: there is nothing for a second lock to protect.
DROP POLICY import_stage_scope ON import_stage
--;
ALTER TABLE import_stage DISABLE ROW LEVEL SECURITY
--;
-- Whether any row of a file was right is known when it has been read, and that is after its batch was opened.
GRANT UPDATE (is_delivery) ON import_batch TO {{app}}
