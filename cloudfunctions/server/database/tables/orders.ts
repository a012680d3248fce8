import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../../../../src/domain/calendar/day'
import type { Hardship, OrderLevel, OrderState, Outcome, Visit, WorkOrder } from '../../../../src/domain/order/order'
import type { Ground } from '../../../../src/domain/order/storm-brake'
import type { Hit } from '../../../../src/domain/scoring/evaluation'
import type { Json } from './json'

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

/** Work orders: what opens them, and what came of them. */
export interface OrderTables {
  work_order: WorkOrderTable
  order_candidate: OrderCandidateTable
  order_tally: OrderTallyTable
  finding: FindingTable
  report: ReportTable
}
