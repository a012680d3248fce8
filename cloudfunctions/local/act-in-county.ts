import { countyScope, inTransaction } from '../server/database/scope'
import { appendEvents, type NewEvent } from '../server/events/append-events'
import type { Call } from '../server/handler'
import type { Runtime } from '../server/runtime'
import { OPERATOR } from './command'

/** What the operator changes in a county, with its events: one transaction, and no second try, since `work` may write a file. */
export function actInCounty<T>(
  { db, secrets, clock }: Pick<Runtime, 'db' | 'secrets' | 'clock'>,
  county: string,
  work: (call: Pick<Call, 'tx' | 'county' | 'day' | 'secrets' | 'record'>) => Promise<T>,
): Promise<T> {
  const stamp = { day: clock.today(), at: clock.now(), actor: OPERATOR.id }
  return inTransaction(
    db,
    countyScope(county),
    async (tx) => {
      const events: NewEvent[] = []
      const done = await work({ tx, county, day: stamp.day, secrets, record: (event) => events.push(event) })
      await appendEvents(tx, county, stamp, events)
      return done
    },
    { retry: false },
  )
}
