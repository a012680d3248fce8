import { decideCancel } from '../../../src/domain/support/decide-cancel'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeMeasure } from './change-measure'

export const cancelMeasure: Handler<'cancelMeasure'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { measureId, reason }) =>
    changeMeasure(call, measureId, (measure, expectedVersion) => decideCancel(measure, { expectedVersion, reason })),
}
