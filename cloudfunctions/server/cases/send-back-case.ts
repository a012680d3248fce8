import { decideSendBack } from '../../../src/domain/case/decide-send-back'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { changeCase } from './change-case'

export const sendBackCase: Handler<'sendBackCase'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  run: (call, { caseId, backTo: to, reason }) =>
    changeCase(call, caseId, (file, expectedVersion, context) =>
      decideSendBack(file, { to, reason, expectedVersion }, call.actor, context),
    ),
}
