import type { Day } from '../../../src/domain/calendar/day'
import type { Database } from '../database/connect'
import { countyScope, inTransaction } from '../database/scope'
import { appendEvents, type NewEvent } from '../events/append-events'
import { countHeld } from './count-held'
import { holdCandidates } from './hold-candidates'
import { MAY_OPEN, openCandidates } from './open-candidates'

interface Settling {
  readonly county: string
  readonly day: Day
  /** ISO instant. */
  readonly at: string
  newId(): string
}

/**
 * The end of a county's night: holds the orders of a storm and opens all others, in slices, each a transaction of its own. Cut
 * off, it is taken up by the next night; what is held is decided anew by each.
 */
export async function settleCandidates(
  db: Database,
  night: Settling,
): Promise<{ readonly opened: number; readonly held: number }> {
  const { county, day, at } = night
  const scope = countyScope(county)
  await inTransaction(db, scope, async (tx) => {
    const causes = await holdCandidates(tx, county)
    const held: readonly NewEvent[] = causes.length === 0 ? [] : [{ type: 'orders.held', payload: { causes } }]
    await appendEvents(tx, county, { day, at, actor: 'timer' }, held)
  })
  let opened = 0
  for (;;) {
    const slice = await inTransaction(db, scope, async (tx) => {
      const events: NewEvent[] = []
      const done = await openCandidates(tx, { ...night, record: (event) => events.push(event) }, MAY_OPEN)
      await appendEvents(tx, county, { day, at, actor: 'timer' }, events)
      return done
    })
    opened += slice.opened
    if (slice.taken === 0) break
  }
  const held = await inTransaction(db, scope, (tx) => countHeld(tx, county), { readOnly: true })
  return { opened, held }
}
