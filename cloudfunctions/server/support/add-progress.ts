import { isDay } from '../../../src/domain/calendar/day'
import { refuse } from '../../../src/domain/result'
import { decideProgress } from '../../../src/domain/support/decide-progress'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeMeasure } from './change-measure'

export const addProgress: Handler<'addProgress'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { measureId, on, done, fen }) {
    if (!isDay(on)) return refuse('day.invalid', { date: on })
    return changeMeasure(call, measureId, (measure, expectedVersion, context) =>
      decideProgress(measure, { expectedVersion, on, note: done, fen }, context),
    )
  },
}
