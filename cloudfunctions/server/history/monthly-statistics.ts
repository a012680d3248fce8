import { setScope } from '../database/scope'
import type { Handler } from '../handler'
import { countyOfAsked, getAskedArea } from '../orders/asked-area'
import { statisticsOfMonth } from './statistics-of-month'

/** How many households and people came on the list of those who are followed in a month, and how many went off it. */
export const monthlyStatistics: Handler<'monthlyStatistics'> = {
  county: ({ area }, actor) => countyOfAsked(area, actor),
  async run({ tx, scope, county, actor, day }, { month, area }) {
    const asked = await getAskedArea(tx, actor, 'monthlyStatistics', area)
    if (!asked.ok) return asked
    // A household that was announced in the area may live outside of it by now. Nothing but numbers is answered.
    await setScope(tx, { ...scope, areas: [county] })
    return statisticsOfMonth(tx, { county, area: asked.value.code, month, day })
  },
}
