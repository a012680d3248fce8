import { isDay } from '../../../src/domain/calendar/day'
import { refuse } from '../../../src/domain/result'
import { decideEnd } from '../../../src/domain/support/decide-end'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeMeasure } from './change-measure'

export const endMeasure: Handler<'endMeasure'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { measureId, endedOn, reason }) {
    if (!isDay(endedOn)) return refuse('day.invalid', { date: endedOn })
    return changeMeasure(call, measureId, (measure, expectedVersion, context) =>
      decideEnd(measure, { expectedVersion, endedOn, reason }, context),
    )
  },
}
