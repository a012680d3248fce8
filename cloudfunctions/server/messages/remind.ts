import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import { messagesOf } from '../../../src/domain/message/messages-of'
import type { ClockOccasion, Duty } from '../../../src/domain/message/recipients'
import { clockSign, type ClockSign } from '../../../src/domain/order/clock-sign'
import { isRunningCase } from '../cases/case-repository'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import { isOpen } from '../orders/is-open'
import { orderContext } from '../orders/order-context'
import { insertMessages } from './outbox'

const SLICE = 500

interface Reminding {
  readonly county: string
  readonly day: Day
  /** ISO instant. */
  readonly at: string
}

/** A clock that somebody should hear of, and the step that it belongs to: of each step people are told once. */
interface Clock {
  readonly type: ClockOccasion
  readonly subjectId: string
  readonly householdId: string
  readonly villageCode: string
  readonly step: string
  readonly duty: Duty
}

const OCCASIONS = {
  onTime: null,
  soon: 'order.dueSoon',
  late: 'order.late',
  twiceLate: 'order.late',
} as const satisfies Record<ClockSign, ClockOccasion | null>

/** Tells whoever has an order or a case, and the township, that its clock is about to run out, or has; in slices, each a transaction. */
export async function remind(db: Database, night: Reminding): Promise<void> {
  const { county, day } = night
  const inCounty = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, countyScope(county), work)
  const clocks = [
    ...(await inCounty((tx) => findOrders(tx, county, day))),
    ...(await inCounty((tx) => findLateCases(tx, county, day))),
  ]
  for (let done = 0; done < clocks.length; done += SLICE) {
    const messages = clocks.slice(done, done + SLICE).flatMap(messagesOfClock)
    await inCounty((tx) => insertMessages(county, night, messages).execute(tx))
  }
}

function messagesOfClock({ type, subjectId, householdId, villageCode: areaCode, step, duty }: Clock) {
  return messagesOf({ type, actor: 'timer', areaCode, subjectId, payload: {}, duty }).map((message) => ({
    ...{ message, subjectId, householdId, areaCode, occasion: `${type} ${step}` },
  }))
}

async function findOrders(tx: Tx, county: string, day: Day): Promise<readonly Clock[]> {
  const context = orderContext(day)
  const rows = await tx
    .selectFrom('work_order')
    .select(['order_id as subjectId', 'household_id as householdId', 'village_code as villageCode', 'state'])
    .select(['level', 'assignee_id as holder', 'reopenings', 'due_on as dueOn'])
    .select(['opened_on as openedOn', 'accepted_on as acceptedOn', 'visited_on as visitedOn'])
    .where('county_code', '=', county)
    .where(isOpen)
    .execute()
  return rows.flatMap(({ subjectId, householdId, villageCode, level, holder, reopenings, ...clock }) => {
    const sign = clockSign(clock, context)
    const type = sign && OCCASIONS[sign]
    if (type === null) return []
    const step = `${clock.state} ${reopenings}`
    return [{ type, subjectId, householdId, villageCode, step, duty: { level, holder } }]
  })
}

/** Every step of a case is a version of it. */
async function findLateCases(tx: Tx, county: string, day: Day): Promise<readonly Clock[]> {
  const rows = await tx
    .selectFrom('household_case')
    .select(['case_id as subjectId', 'household_id as householdId', 'village_code as villageCode', 'version'])
    .select(['level', 'kind', 'state'])
    .where('county_code', '=', county)
    .where(isRunningCase)
    .where(sql<boolean>`(due_on < ${day}::date OR hard_due_on < ${day}::date)`)
    .execute()
  return rows.map(({ version, level, kind, state, ...named }) => ({
    ...{ type: 'case.late', ...named, step: String(version) },
    duty: { level, holder: null, stage: { kind, state } },
  }))
}
