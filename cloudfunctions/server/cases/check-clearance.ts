import { decideCheckClearance } from '../../../src/domain/case/decide-check-clearance'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeCase } from './change-case'

export const checkClearance: Handler<'checkClearance'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId, ...said }) =>
    changeCase(call, caseId, (file, expectedVersion, context) =>
      decideCheckClearance(file, { ...said, expectedVersion }, call.actor, context),
    ),
}
