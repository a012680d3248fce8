import type { ColumnType } from 'kysely'
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

/** What stood where a command changed facts. */
interface ReplacedFactTable {
  county_code: string
  source: string
  row_key: string
  delivered: number
  after_version: number
  household_id: string
  village_code: string
  before: ColumnType<unknown, string | null, never>
}

/** What happened, chained, the answers that were given, and what was known before. */
export interface HistoryTables {
  event: EventTable
  chain_head: ChainHeadTable
  command_receipt: CommandReceiptTable
  replaced_fact: ReplacedFactTable
}
