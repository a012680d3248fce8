import policy from '../../../config/policies/freshness.json'
import { freshnessOf, type Freshness, type Rhythm } from '../../../src/domain/feedback/freshness'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'

const rhythm: Rhythm = policy.days

/** How old what the county knows from a feed is. @param lastOn `lastDeliveries` */
export function freshnessIn(lastOn: ReadonlyMap<string, Day>, feed: string, day: Day): Freshness {
  return freshnessOf(feed, lastOn.get(feed) ?? null, rhythm, day)
}

/** The last delivery of each feed that the county has had; one that was taken back never came. */
export async function lastDeliveries(tx: Tx, county: string): Promise<ReadonlyMap<string, Day>> {
  const rows = await tx
    .selectFrom('import_batch')
    .select(({ fn }) => ['feed', fn.max('received_on').as('last_on')])
    .where('county_code', '=', county)
    .where('is_delivery', '=', true)
    .where('undone_at', 'is', null)
    .groupBy('feed')
    .execute()
  return new Map(rows.map(({ feed, last_on }) => [feed, last_on]))
}
