import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeMeasure } from './change-measure'

export const addProgress: Handler<'addProgress'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { measureId, on, done: words, fen }) =>
    changeMeasure(call, measureId, { action: 'addProgress', on, words, fen }),
}
