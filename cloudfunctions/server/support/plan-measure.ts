import { isDay } from '../../../src/domain/calendar/day'
import { ok, refuse } from '../../../src/domain/result'
import { decidePlan } from '../../../src/domain/support/decide-plan'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { catalogueInForce } from './catalogue-in-force'
import { findHome } from './find-home'
import { measureEvent } from './measure-event'
import { insertMeasure, listMeasures } from './measure-repository'

/** Help that is only planned answers no risk yet: the household need not be scored again. */
export const planMeasure: Handler<'planMeasure'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { householdId, measure: code, item, startBy, until, department }) {
    const wrong = [startBy, until ?? startBy].find((day) => !isDay(day))
    if (wrong !== undefined) return refuse('day.invalid', { date: wrong })
    const home = await findHome(call, householdId)
    if (!home.ok) return home
    const plan = { householdId, code, item, startBy, until, department, villageCode: home.value.villageCode }
    const standing = await listMeasures(call, householdId)
    const context = { day: call.day, catalogue: catalogueInForce() }
    const decided = decidePlan({ ...plan, measureId: call.newId() }, standing, context)
    if (!decided.ok) return decided
    const { measure, event } = decided.value
    if (!(await insertMeasure(call, measure))) return refuse('measure.twice', { item })
    call.record(measureEvent(measure, event))
    return ok({ measureId: measure.measureId, state: measure.state, version: measure.version })
  },
}
