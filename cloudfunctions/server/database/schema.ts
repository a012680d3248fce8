import type { ColumnType, Generated } from 'kysely'
import type { StaffRole } from '../../../src/domain/access/role'
import type { Day } from '../../../src/domain/calendar/day'
import type { FieldValues } from '../../../src/domain/household/facts'
import type { Hardship, OrderLevel, OrderState, Outcome, Visit, WorkOrder } from '../../../src/domain/order/order'
import type { Ground } from '../../../src/domain/order/storm-brake'
import type { Evaluation, Hit } from '../../../src/domain/scoring/evaluation'

/**
 * The tables of `migrations/` as Kysely sees them. Days are text, instants ISO text, bigint a number (`connect.ts`).
 * jsonb is written as JSON text: the driver would turn a bare array into a PostgreSQL array.
 */
type Json<T> = ColumnType<T, string, string>

interface AreaTable {
  code: string
  name: string
  parent_code: string | null
}

interface StaffTable {
  staff_id: string
  name: string
  phone_hash: string
  phone_cipher: string
  role: StaffRole
  area_code: string
  openid: string | null
  active: Generated<boolean>
}

interface HouseholdTable {
  county_code: string
  household_id: string
  household_no: string
  village_code: string
  group_name: string | null
  head_name: string
  head_id_hash: string
  address_cipher: string | null
  phone_cipher: string | null
  values: Json<FieldValues>
  content: string
  /** Register values found wrong: evidence key → content that is silent. */
  disputed: ColumnType<Readonly<Record<string, string>>, string | undefined, string>
  in_case_since: Day | null
  batch_id: string | null
  version: Generated<number>
}

interface PersonTable {
  county_code: string
  person_id: string
  household_id: string
  village_code: string
  id_hash: string
  id_cipher: string
  name: string
  birth_on: Day
  relation: string
  values: Json<FieldValues>
  content: string
  known_on: Day
  batch_id: string | null
  version: Generated<number>
}

interface PersonFormerTable {
  county_code: string
  person_id: string
  until_on: Day
  household_id: string
  village_code: string
  values: Json<FieldValues>
}

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

interface HouseholdScoreTable {
  county_code: string
  household_id: string
  village_code: string
  dirty: Generated<boolean>
  score: Generated<number>
  lamps: Generated<number>
  evaluation: ColumnType<Evaluation | null, string | null | undefined, string | null>
  scored_on: Day | null
  next_change_on: Day | null
  rulebook: string | null
  version: Generated<number>
  fingerprint: string | null
  /** JSON of `PackedFacts`. */
  facts: string | null
}

interface ScoreHistoryTable {
  county_code: string
  household_id: string
  version: number
  village_code: string
  from_on: Day
  score: number
  lamps: number
  evaluation: Json<Evaluation>
  rulebook: string
}

interface ScoreRunTable {
  county_code: string
  run_on: Day
  rulebook: string
  counts: Json<Readonly<Record<string, number>>>
  finished_at: string
}

interface ScorePassTable {
  county_code: string
  run_on: Day
}

interface WorkOrderTable {
  county_code: string
  order_id: string
  order_no: string
  household_id: string
  village_code: string
  level: OrderLevel
  state: OrderState
  opened_on: Day
  opened_by: WorkOrder['openedBy']
  due_on: Day
  accepted_on: Day | null
  visited_on: Day | null
  closed_on: Day | null
  assignee_id: string | null
  assignee_name: string | null
  score: number
  lamps: number
  reported: boolean
  hits: Json<readonly Hit[]>
  unknown: Json<readonly string[]>
  visit: ColumnType<Visit | null, string | null | undefined, string | null>
  outcome: Outcome | null
  reason: string | null
  version: Generated<number>
}

interface OrderCandidateTable {
  county_code: string
  household_id: string
  village_code: string
  found_on: Day
  grounds: Json<readonly Ground[]>
  /** Storm causes; empty = may open, null = not decided yet. */
  held_for: Generated<readonly string[] | null>
}

interface OrderTallyTable {
  county_code: string
  village_code: string
  level: OrderLevel
  closed: number
}

interface FindingTable {
  county_code: string
  order_id: string
  rule: string
  evidence_key: string
  household_id: string
  village_code: string
  content: string
  finding: Outcome
  found_on: Day
  silent_until: Day | null
}

interface ReportTable {
  county_code: string
  report_id: string
  report_no: string
  household_id: string
  village_code: string
  order_id: string
  kind: Hardship
  for_whom: 'own' | 'other'
  words_cipher: string | null
  phone_cipher: string | null
  reporter_hash: string
  reported_on: Day
  reported_at: string
}

interface HouseholdCodeTable {
  county_code: string
  code_hash: string
  household_id: string
  village_code: string
  issued_on: Day
  revoked_on: Day | null
}

interface EventTable {
  county_code: string
  seq: number
  type: string
  happened_on: Day
  happened_at: string
  actor: string
  household_id: string | null
  village_code: string | null
  subject_id: string | null
  payload: Json<Readonly<Record<string, unknown>>>
  previous_hash: string
  hash: string
}

interface ChainHeadTable {
  county_code: string
  seq: number
  hash: string
}

interface CommandReceiptTable {
  county_code: string
  command_id: string
  actor: string
  request_hash: string
  answer_cipher: string
  answered_at: string
}

export interface Schema {
  area: AreaTable
  staff: StaffTable
  household: HouseholdTable
  person: PersonTable
  person_former: PersonFormerTable
  import_batch: ImportBatchTable
  import_stage: ImportStageTable
  replaced_row: ReplacedRowTable
  import_fault: ImportFaultTable
  department_record: DepartmentRecordTable
  unmatched_row: UnmatchedRowTable
  household_score: HouseholdScoreTable
  score_history: ScoreHistoryTable
  score_run: ScoreRunTable
  score_pass: ScorePassTable
  work_order: WorkOrderTable
  order_candidate: OrderCandidateTable
  order_tally: OrderTallyTable
  finding: FindingTable
  report: ReportTable
  household_code: HouseholdCodeTable
  event: EventTable
  chain_head: ChainHeadTable
  command_receipt: CommandReceiptTable
}
