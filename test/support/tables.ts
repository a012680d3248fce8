/** May the functions' role read, add, change, remove rows: every table of ours, and nothing that is not listed. */
export const PRIVILEGES = {
  // Replicated: small, rarely written, no county of their own.
  area: 'read add change',
  staff: 'read add change',
  // Of one county.
  household: 'read add change remove',
  person: 'read add change remove',
  department_record: 'read add change remove',
  unmatched_row: 'read add change remove',
  import_stage: 'read add change remove',
  household_score: 'read add change remove',
  order_candidate: 'read add change remove',
  score_run: 'read add change',
  score_pass: 'read add change remove',
  work_order: 'read add change',
  order_tally: 'read add change',
  measure: 'read add change',
  quality_finding: 'read add change remove',
  correction: 'read add change',
  household_case: 'read add change',
  case_objection: 'read add change',
  monitored_household: 'read add change',
  result_objection: 'read add change',
  sweep_tally: 'read add change',
  household_code: 'read add change',
  invitation: 'read add change',
  wrong_try: 'read add change remove',
  message_outbox: 'read add change',
  rate_window: 'read add change remove',
  chain_head: 'read add change',
  // Goes along when a person moves to another county.
  person_former: 'read add remove',
  // History: it is added to, and that is all.
  import_batch: 'read add',
  import_fault: 'read add',
  replaced_row: 'read add',
  score_history: 'read add',
  finding: 'read add',
  measure_progress: 'read add',
  order_act: 'read add',
  sweep_round: 'read add',
  sweep_check: 'read add',
  case_step: 'read add',
  case_authorisation: 'read add',
  report: 'read add',
  access_log: 'read add',
  register_correction: 'read add',
  event: 'read add',
  command_receipt: 'read add',
}

/** The tables of one county; the others are replicated. */
export const TENANT = Object.keys(PRIVILEGES).filter((table) => !['area', 'staff'].includes(table))
