import { covers } from '../../../src/domain/access/area'
import { ok } from '../../../src/domain/result'
import { roundState } from '../../../src/domain/sweep/sweep-round'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { villageNames } from '../orders/village-names'
import { findRounds } from './sweep-rounds'
import { addSweepCounts, readTally } from './sweep-tally'

/** Rounds that touch the person's areas, with what they have done there. */
export const sweeps: Handler<'sweeps'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run({ tx, scope, county, day }) {
    const rounds = (await findRounds(tx, county)).filter(({ areaCode }) =>
      scope.areas.some((area) => covers(area, areaCode) || covers(areaCode, area)),
    )
    const tallies = await readTally(
      tx,
      county,
      rounds.map(({ roundId }) => roundId),
    )
    const names = await villageNames(
      tx,
      rounds.map(({ areaCode }) => areaCode),
    )
    return ok({
      today: day,
      items: rounds.map((round) => ({
        ...{ roundId: round.roundId, from: round.from, until: round.until, state: roundState(round, day) },
        area: { code: round.areaCode, name: names.get(round.areaCode) ?? round.areaCode },
        counts: addSweepCounts(tallies.filter(({ roundId }) => roundId === round.roundId)),
      })),
    })
  },
}
