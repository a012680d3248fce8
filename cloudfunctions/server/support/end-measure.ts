import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeMeasure } from './change-measure'

export const endMeasure: Handler<'endMeasure'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { measureId, endedOn: on, reason: words }) =>
    changeMeasure(call, measureId, { action: 'endMeasure', on, words }),
}
