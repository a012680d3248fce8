import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfAsked, getAskedArea } from './asked-area'
import { inAreas } from './in-areas'
import { readCursor } from './list-cursor'
import { listOrders } from './list-orders'

/** Orders of an area, open ones first. */
export const orders: Handler<'orders'> = {
  county: ({ area }, actor) => countyOfAsked(area, actor),
  async run({ tx, county, actor, day }, { area, state, late, cursor }) {
    const after = readCursor(cursor)
    if (!after.ok) return after
    const asked = await getAskedArea(tx, actor, 'orders', area)
    if (!asked.ok) return asked
    const where = inAreas('village_code', [asked.value.code])
    return ok({ today: day, ...(await listOrders(tx, { county, where, state, late, day }, after.value)) })
  },
}
