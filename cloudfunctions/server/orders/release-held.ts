import { sql } from 'kysely'
import { ok } from '../../../src/domain/result'
import { inTransaction, type Tx } from '../database/scope'
import { appendEvents, type NewEvent } from '../events/append-events'
import type { Job, JobCall } from '../handler'
import { openCandidates } from './open-candidates'

/**
 * Opens the orders held for one cause, in slices. What is done stays done when it is cut off, and a second try goes on with the
 * rest; each slice leaves an event that says who released how many.
 */
export const releaseHeld: Job<'releaseHeld'> = {
  county: ({ county }) => county,
  async work(call, { cause }) {
    let opened = 0
    for (;;) {
      const slice = await inTransaction(call.db, call.scope, (tx) => releaseSlice(tx, call, cause))
      opened += slice.opened
      if (slice.taken === 0) return ok({ opened })
    }
  },
}

async function releaseSlice(tx: Tx, call: JobCall, cause: string) {
  const { county, day, at, actor } = call
  const events: NewEvent[] = []
  const slice = await openCandidates(
    tx,
    { ...call, record: (event) => events.push(event) },
    sql<boolean>`held_for @> ARRAY[${cause}]`,
  )
  if (slice.taken > 0) events.push({ type: 'orders.released', payload: { cause, orders: slice.opened } })
  await appendEvents(tx, county, { day, at, actor: actor.id }, events)
  return slice
}
