import { decideDecline } from '../../../src/domain/case/decide-decline'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeCase } from './change-case'

export const declineCase: Handler<'declineCase'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId, ...said }) =>
    changeCase(call, caseId, (file, expectedVersion, context) =>
      decideDecline(file, { ...said, expectedVersion }, call.actor, context),
    ),
}
