import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfAsked, getAskedArea } from './asked-area'
import { countHeld } from './count-held'
import { countHouseholds } from './count-households'
import { listHeldCauses } from './list-held-causes'

/** What the storm brake holds in a county, and why. */
export const heldOrders: Handler<'heldOrders'> = {
  county: ({ county }, actor) => countyOfAsked(county, actor),
  async run({ tx, county, actor, day }, payload) {
    const asked = await getAskedArea(tx, actor, 'heldOrders', payload.county)
    if (!asked.ok) return asked
    return ok({
      today: day,
      county: asked.value,
      households: await countHouseholds(tx, county),
      held: await countHeld(tx, county),
      causes: await listHeldCauses(tx, county),
    })
  },
}
