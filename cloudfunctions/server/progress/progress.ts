import { areasFor } from '../../../src/domain/access/permission-table'
import { isDay } from '../../../src/domain/calendar/day'
import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfAsked, getAskedArea } from '../orders/asked-area'
import { countHeld } from '../orders/count-held'
import { countProgress } from './count-progress'

/** How the orders of an area stand, as of a day: late is counted by it, states are those of now. Cases are counted, never persons. */
export const progress: Handler<'progress'> = {
  county: ({ area }, actor) => countyOfAsked(area, actor),
  async run({ tx, county, actor, day }, { area, date = day }) {
    if (!isDay(date)) return refuse('day.invalid', { date })
    const asked = await getAskedArea(tx, actor, 'progress', area)
    if (!asked.ok) return asked
    const mayRelease = areasFor(actor, 'heldOrders').includes(asked.value.code)
    return ok({
      today: date,
      area: asked.value,
      ...(await countProgress(tx, county, asked.value.code, date)),
      held: mayRelease ? await countHeld(tx, county) : 0,
    })
  },
}
