import { decideHelpFirst } from '../../../src/domain/case/decide-help-first'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeCase } from './change-case'

export const helpFirst: Handler<'helpFirst'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId, ...said }) =>
    changeCase(call, caseId, (file, expectedVersion, context) =>
      decideHelpFirst(file, { ...said, expectedVersion }, call.actor, context),
    ),
}
