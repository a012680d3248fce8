-- Runs after every migration: spreads the tables over the servers of a Citus cluster, and does nothing on plain PostgreSQL or
-- when nothing is left to do. docs/decisions/0009 says how a city is laid out. A new table is added to one of the two lists.
DO $$
DECLARE
  replicated text[] := ARRAY['area', 'staff'];
  -- All of a county on one server; a table that another refers to stands before it.
  of_county text[] := ARRAY['household', 'person', 'person_former', 'import_batch', 'import_stage', 'replaced_row', 'replaced_fact', 'kept_rulebook',
    'import_fault', 'department_record', 'unmatched_row', 'household_score', 'score_history', 'score_run', 'score_pass', 'work_order',
    'order_act', 'order_candidate', 'order_tally', 'finding', 'household_case', 'case_step', 'case_authorisation', 'case_objection', 'notice_code', 'monitored_household', 'correction', 'measure', 'measure_progress', 'quality_finding', 'report', 'result_objection', 'sweep_round', 'sweep_check', 'sweep_tally',
    'household_code', 'invitation', 'rate_window', 'message_outbox', 'access_log', 'register_correction', 'event', 'chain_head', 'command_receipt'];
  t text;
BEGIN
  IF to_regproc('create_distributed_table') IS NULL THEN
    RETURN;
  END IF;
  -- Else foreign keys of tables that are not spread yet are refused.
  SET LOCAL citus.enable_local_reference_table_foreign_keys TO off;
  -- Else a table cannot follow one that it refers to within the same transaction.
  SET LOCAL citus.multi_shard_modify_mode TO 'sequential';
  FOREACH t IN ARRAY replicated LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = t::regclass) THEN
      PERFORM create_reference_table(t);
    END IF;
  END LOOP;
  FOREACH t IN ARRAY of_county LOOP
    IF EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = t::regclass) THEN
      CONTINUE;
    ELSIF t = 'household' THEN
      PERFORM create_distributed_table(t, 'county_code', shard_count := 32);
    ELSE
      PERFORM create_distributed_table(t, 'county_code', colocate_with := 'household');
    END IF;
  END LOOP;
END
$$
