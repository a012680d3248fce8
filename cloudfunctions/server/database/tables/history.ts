import type { Day } from '../../../../src/domain/calendar/day'
import type { Json } from './json'

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

/** What happened, chained, and the answers that were given. */
export interface HistoryTables {
  event: EventTable
  chain_head: ChainHeadTable
  command_receipt: CommandReceiptTable
}
