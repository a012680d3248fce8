import { decideAnnounce } from '../../../src/domain/case/decide-office'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeCase } from './change-case'

export const announceCase: Handler<'announceCase'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId }) =>
    changeCase(call, caseId, (file, expectedVersion, context) =>
      decideAnnounce(file, { expectedVersion }, call.actor, context),
    ),
}
