import { decideReview } from '../../../src/domain/case/decide-office'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeCase } from './change-case'

export const reviewCase: Handler<'reviewCase'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId, ...said }) =>
    changeCase(call, caseId, (file, expectedVersion, context) =>
      decideReview(file, { ...said, expectedVersion }, call.actor, context),
    ),
}
