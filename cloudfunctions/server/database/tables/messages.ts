import type { Generated } from 'kysely'
import type { Day } from '../../../../src/domain/calendar/day'
import type { MessageState, SubjectKind, Topic } from '../../../../src/domain/message/topic'

interface MessageOutboxTable {
  county_code: string
  message_id: string
  /** `Actor.id`. */
  recipient: string
  topic: Topic
  subject_kind: SubjectKind
  subject_id: string
  occasion: string
  household_id: string | null
  area_code: string
  written_on: Day
  written_at: string
  state: MessageState
  attempts: Generated<number>
  last_fault: string | null
}

/** What is to be told to whom. */
export interface MessageTables {
  message_outbox: MessageOutboxTable
}
