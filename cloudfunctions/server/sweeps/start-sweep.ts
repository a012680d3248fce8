import { countyOf } from '../../../src/domain/access/area'
import { isDay } from '../../../src/domain/calendar/day'
import { ok, refuse } from '../../../src/domain/result'
import { decideRound } from '../../../src/domain/sweep/sweep-round'
import { takeTurn } from '../events/append-events'
import type { Handler } from '../handler'
import { getAskedArea } from '../orders/asked-area'
import { findRounds } from './sweep-rounds'
import { beginTally } from './sweep-tally'

/** An officer calls a round over an area. */
export const startSweep: Handler<'startSweep'> = {
  county: ({ area }) => countyOf(area),
  async run({ tx, county, actor, day, newId, record }, { area, from, until }) {
    for (const date of [from, until]) if (!isDay(date)) return refuse('day.invalid', { date })
    const asked = await getAskedArea(tx, actor, 'startSweep', area)
    if (!asked.ok) return asked
    // Two rounds over the same houses can be called at once, each before the other stands.
    await takeTurn(tx, county)
    const decided = decideRound({ areaCode: area, from, until }, await findRounds(tx, county), day)
    if (!decided.ok) return decided
    const roundId = newId()
    await tx
      .insertInto('sweep_round')
      .values({ county_code: county, round_id: roundId, area_code: area, from_on: from, until_on: until })
      .execute()
    const households = await beginTally(tx, county, roundId, area)
    record({ type: 'sweep.started', subjectId: roundId, payload: { area, from, until, households } })
    return ok({ roundId, households })
  },
}
