import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../../../../src/domain/calendar/day'
import type { FieldValues } from '../../../../src/domain/household/facts'
import type { Json } from './json'

interface ImportBatchTable {
  county_code: string
  batch_id: string
  delivered: number
  feed: string
  file_hash: string
  received_on: Day
  received_at: string
  actor: string
  is_delivery: boolean
  counts: Json<Readonly<Record<string, number>>>
  undone_at: Generated<string | null>
  undone_by: Generated<string | null>
  /** Place in the order of deliveries at which it was taken back. */
  undone_in: Generated<number | null>
}

interface ImportStageTable {
  county_code: string
  batch_id: string
  line_no: number
  record_key: string
  id_hash: string
  person_id: string | null
  household_id: string | null
  village_code: string | null
  record_on: Day | null
  values: Json<FieldValues>
  content: string
  sealed: ColumnType<Readonly<Record<string, string>> | null, string | null | undefined, string | null>
}

interface ReplacedRowTable {
  county_code: string
  batch_id: string
  source: string
  row_key: string
  before: ColumnType<unknown, string | null | undefined, string | null>
}

interface ImportFaultTable {
  county_code: string
  batch_id: string
  line_no: number
  column_name: string
  code: string
  severity: 'rejected' | 'note'
  sentence: string
}

interface DepartmentRecordTable {
  county_code: string
  feed: string
  record_key: string
  person_id: string
  household_id: string
  village_code: string
  record_on: Day
  values: Json<FieldValues>
  content: string
  disputed_content: string | null
  batch_id: string
  delivered: number
}

interface UnmatchedRowTable {
  county_code: string
  feed: string
  record_key: string
  id_hash: string
  id_cipher: string
  record_on: Day
  values: Json<FieldValues>
  content: string
  batch_id: string
  delivered: number
}

/** Delivered files: what came, what it replaced, and what departments say. */
export interface ImportTables {
  import_batch: ImportBatchTable
  import_stage: ImportStageTable
  replaced_row: ReplacedRowTable
  import_fault: ImportFaultTable
  department_record: DepartmentRecordTable
  unmatched_row: UnmatchedRowTable
}
