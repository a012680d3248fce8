import { decideAssembly } from '../../../src/domain/case/decide-assembly'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeCase } from './change-case'

export const holdAssembly: Handler<'holdAssembly'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId, ...said }) =>
    changeCase(call, caseId, (file, expectedVersion, context) =>
      decideAssembly(file, { ...said, expectedVersion }, call.actor, context),
    ),
}
