import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { feeds } from '../import/feeds'
import { countyOfAsked } from '../orders/asked-area'
import { freshnessIn, lastDeliveries } from './last-deliveries'

/** How old the data of each feed about people is. */
export const freshness: Handler<'freshness'> = {
  county: ({ county }, actor) => countyOfAsked(county, actor),
  async run({ tx, county, day }) {
    const lastOn = await lastDeliveries(tx, county)
    return ok({
      today: day,
      feeds: feeds
        .filter(({ person }) => person !== null)
        .map(({ id, name, department }) => ({ feed: id, name, department, ...freshnessIn(lastOn, id, day) })),
    })
  },
}
