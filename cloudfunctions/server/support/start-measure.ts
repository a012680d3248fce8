import { isDay } from '../../../src/domain/calendar/day'
import { refuse } from '../../../src/domain/result'
import { decideStart } from '../../../src/domain/support/decide-start'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeMeasure } from './change-measure'

export const startMeasure: Handler<'startMeasure'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { measureId, startedOn }) {
    if (!isDay(startedOn)) return refuse('day.invalid', { date: startedOn })
    return changeMeasure(call, measureId, (measure, expectedVersion, context) =>
      decideStart(measure, { expectedVersion, startedOn }, context),
    )
  },
}
