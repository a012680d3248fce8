import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeMeasure } from './change-measure'

export const startMeasure: Handler<'startMeasure'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { measureId, startedOn: on }) => changeMeasure(call, measureId, { action: 'startMeasure', on }),
}
