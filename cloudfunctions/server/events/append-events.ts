import { sql, type Insertable } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { EventType } from '../../../src/domain/history/event-type'
import { messagesOf } from '../../../src/domain/message/messages-of'
import type { Duty } from '../../../src/domain/message/recipients'
import type { Schema } from '../database/schema'
import type { Tx } from '../database/scope'
import { insertMessages, type ToWrite } from '../messages/outbox'
import { CHAIN_START, eventHash } from './event-hash'

/** What is somebody's turn: these events say whose, for the messages; history does not keep it. */
type OfDuty = Extract<EventType, `order.${string}` | `case.${string}`>

/**
 * What happened. `payload` holds codes, states and numbers; a person's values are in the row it speaks of, not here.
 * An event of a household names its village too: by it row security decides who may read the event.
 */
export type NewEvent = {
  readonly subjectId?: string
  readonly payload: Readonly<Record<string, unknown>>
} & (
  | { readonly type: OfDuty; readonly duty: Duty }
  | { readonly type: Exclude<EventType, OfDuty>; readonly duty?: undefined }
) &
  (
    | { readonly householdId: string; readonly villageCode: string }
    | { readonly householdId?: undefined; readonly villageCode?: string }
  )

interface Stamp {
  readonly day: Day
  /** ISO instant. */
  readonly at: string
  /** `Actor.id`. */
  readonly actor: string
}

/** What is kept of a command, so that it is carried out once. */
export type Receipt = Insertable<Schema['command_receipt']>

/**
 * Appends to the county's chain. It locks the head of the chain until the transaction ends, and so comes last in it: whoever
 * waits for the head waits for a commit and nothing else. The receipt of the command that caused the events is written by the
 * same statement, and so are the messages to whoever has to learn of the events. Fault: throws the database's error when the
 * command has a receipt already.
 */
export async function appendEvents(
  tx: Tx,
  county: string,
  stamp: Stamp,
  events: readonly NewEvent[],
  receipt?: Receipt,
): Promise<void> {
  if (events.length === 0) {
    if (receipt !== undefined) await tx.insertInto('command_receipt').values(receipt).execute()
    return
  }
  const { day, at, actor } = stamp
  const head = await lockHead(tx, county)
  let { seq, hash } = head
  const rows = events.map((event) => {
    const { type, householdId = null, villageCode = null, subjectId = null, payload } = event
    seq += 1
    const previous_hash = hash
    hash = eventHash(previous_hash, { county, seq, type, day, at, actor, householdId, villageCode, subjectId, payload })
    return {
      ...{ county_code: county, seq, type, happened_on: day, happened_at: at, actor, previous_hash, hash },
      ...{
        household_id: householdId,
        village_code: villageCode,
        subject_id: subjectId,
        payload: JSON.stringify(payload),
      },
    }
  })
  const messages = events.flatMap((event, index) => messagesOfEvent(county, actor, event, head.seq + index + 1))
  const moved = tx
    .with('head', (cte) =>
      cte.updateTable('chain_head').set({ seq, hash }).where('county_code', '=', county).returning('seq'),
    )
    .with('told', () => sql`(${insertMessages(county, stamp, messages)})`)
  const appending =
    receipt === undefined
      ? moved.insertInto('event')
      : moved
          .with('receipt', (cte) => cte.insertInto('command_receipt').values(receipt).returning('command_id'))
          .insertInto('event')
  await appending.values(rows).execute()
}

/** What must be told of an event; its number makes a message unlike any other. */
function messagesOfEvent(county: string, actor: string, event: NewEvent, seq: number): readonly ToWrite[] {
  const { type, householdId, villageCode: areaCode = county, subjectId = county, payload, duty } = event
  return messagesOf({ type, actor, areaCode, subjectId, payload, duty }).map((message) => ({
    ...{ message, subjectId, householdId, areaCode, occasion: String(seq) },
  }))
}

/**
 * Takes the county's turn to write history already now, and keeps it until the transaction ends: whoever asks afterwards sees what
 * everybody before has done. For what is rare and has no row of its own yet that could be locked.
 */
export async function takeTurn(tx: Tx, county: string): Promise<void> {
  await lockHead(tx, county)
}

async function lockHead(tx: Tx, county: string): Promise<{ seq: number; hash: string }> {
  const locked = await findHead(tx, county)
  if (locked !== undefined) return locked
  await sql`INSERT INTO chain_head (county_code, seq, hash) VALUES (${county}, 0, ${CHAIN_START}) ON CONFLICT (county_code) DO NOTHING`.execute(
    tx,
  )
  const made = await findHead(tx, county)
  if (made === undefined) throw new Error(`The chain of county ${county} is outside the scope of the transaction.`)
  return made
}

function findHead(tx: Tx, county: string) {
  return tx
    .selectFrom('chain_head')
    .select(['seq', 'hash'])
    .where('county_code', '=', county)
    .forUpdate()
    .executeTakeFirst()
}
