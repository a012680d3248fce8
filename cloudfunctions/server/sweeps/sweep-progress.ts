import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { villageNames } from '../orders/village-names'
import { findRound } from './sweep-rounds'
import { addSweepCounts, readTally } from './sweep-tally'

/** How far a round is in each village of the person's areas, in the order of codes, never by performance. */
export const sweepProgress: Handler<'sweepProgress'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run({ tx, county, day }, { roundId }) {
    if ((await findRound(tx, county, roundId)) === undefined) return refuse('sweep.unknown')
    const tally = await readTally(tx, county, [roundId])
    const names = await villageNames(
      tx,
      tally.map(({ villageCode }) => villageCode),
    )
    return ok({
      today: day,
      totals: addSweepCounts(tally),
      rows: tally.map(({ villageCode: code, households, checked, concerned }) => ({
        ...{ code, name: names.get(code) ?? code, counts: { households, checked, concerned } },
      })),
    })
  },
}
