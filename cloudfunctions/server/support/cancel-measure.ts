import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeMeasure } from './change-measure'

export const cancelMeasure: Handler<'cancelMeasure'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { measureId, reason: words }) => changeMeasure(call, measureId, { action: 'cancelMeasure', words }),
}
