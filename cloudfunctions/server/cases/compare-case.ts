import { decideCompare } from '../../../src/domain/case/decide-compare'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeCase } from './change-case'

export const compareCase: Handler<'compareCase'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId, ...said }) =>
    changeCase(call, caseId, (file, expectedVersion, context) =>
      decideCompare(file, { ...said, expectedVersion }, call.actor, context),
    ),
}
