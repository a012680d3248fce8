import type { ColumnType, Generated } from 'kysely'
import type { OrderActView } from '../../../../src/contract/views'
import type { Day } from '../../../../src/domain/calendar/day'
import type { Hardship, OrderLevel, OrderState, Outcome, Visit, WorkOrder } from '../../../../src/domain/order/order'
import type { Channel } from '../../../../src/domain/order/channel'
import type { ObjectionState } from '../../../../src/domain/order/result-objection'
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
  /** What was written down of the visit and of the result, sealed. */
  note_cipher: Generated<string | null>
  reason_cipher: Generated<string | null>
  reopenings: Generated<number>
  version: Generated<number>
}

/** What is done to an order besides its steps. */
interface OrderActTable {
  county_code: string
  act_id: string
  order_id: string
  household_id: string
  village_code: string
  kind: OrderActView['kind']
  /** Of the order after it. */
  version: number
  done_on: Day
  done_by: string
  assignee_name: string | null
  words_cipher: string | null
  /** JSON of the visit and the result that a reopening took off the order, sealed. */
  closing_cipher: string | null
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
  /** Closings of the order before that of the finding. */
  closing: Generated<number>
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
  /** Null unless the channel is `code`. */
  reporter_hash: string | null
  channel: Generated<Channel>
  reported_on: Day
  reported_at: string
}

/** Whoever reported does not agree with a result. */
interface ResultObjectionTable {
  county_code: string
  objection_id: string
  report_id: string
  order_id: string
  /** The closing objected to, as findings name it. */
  closing: number
  household_id: string
  village_code: string
  state: ObjectionState
  words_cipher: string
  objected_on: Day
  due_on: Day
  answer_cipher: string | null
  answered_on: Day | null
}

/** Work orders: what opens them, and what came of them. */
export interface OrderTables {
  work_order: WorkOrderTable
  order_act: OrderActTable
  order_candidate: OrderCandidateTable
  order_tally: OrderTallyTable
  finding: FindingTable
  report: ReportTable
  result_objection: ResultObjectionTable
}
