/** Where sealed texts are kept. */
export interface SealedTable {
  readonly table: string
  /** The primary key, without the county. */
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** The jsonb column whose fields those are, in rows that have them. */
  readonly within?: string
}

/** Every sealed column of a county, for who changes keys. A new one is added here: test/functions/crypto/reseal.test.ts tells. */
export const SEALED: readonly SealedTable[] = [
  { table: 'household', key: ['household_id'], columns: ['address_cipher', 'phone_cipher'] },
  { table: 'person', key: ['person_id'], columns: ['id_cipher'] },
  { table: 'unmatched_row', key: ['feed', 'record_key'], columns: ['id_cipher'] },
  {
    table: 'replaced_row',
    key: ['batch_id', 'source', 'row_key'],
    columns: ['address_cipher', 'phone_cipher', 'id_cipher'],
    within: 'before',
  },
  { table: 'report', key: ['report_id'], columns: ['words_cipher', 'phone_cipher'] },
  { table: 'result_objection', key: ['objection_id'], columns: ['words_cipher', 'answer_cipher'] },
  { table: 'work_order', key: ['order_id'], columns: ['note_cipher', 'reason_cipher'] },
  { table: 'order_act', key: ['act_id'], columns: ['words_cipher', 'closing_cipher'] },
  { table: 'case_step', key: ['case_id', 'version'], columns: ['record_cipher'] },
  { table: 'case_objection', key: ['objection_id'], columns: ['words_cipher', 'answer_cipher'] },
  { table: 'measure', key: ['measure_id'], columns: ['reason_cipher'] },
  { table: 'measure_progress', key: ['measure_id', 'version'], columns: ['note_cipher'] },
  { table: 'correction', key: ['correction_id'], columns: ['found_cipher', 'answer_cipher'] },
  { table: 'invitation', key: ['invitation_id'], columns: ['phone_cipher'] },
  { table: 'access_log', key: ['look_id'], columns: ['words_cipher'] },
  { table: 'register_correction', key: ['correction_id'], columns: ['words_cipher'] },
  { table: 'command_receipt', key: ['command_id'], columns: ['answer_cipher'] },
]

/** The same of the tables that belong to no county. */
export const SEALED_EVERYWHERE: readonly SealedTable[] = [
  { table: 'staff', key: ['staff_id'], columns: ['phone_cipher'] },
]

/** Sealed, and gone before the transaction ends that wrote it: nothing to change there. */
export const SEALED_IN_PASSING: readonly string[] = ['import_stage.sealed']
