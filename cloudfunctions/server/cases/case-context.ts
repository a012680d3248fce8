import clocks from '../../../config/policies/case-clocks.json'
import kinds from '../../../config/policies/case-kinds.json'
import type { Day } from '../../../src/domain/calendar/day'
import type { CaseContext } from '../../../src/domain/case/decision'
import { orderContext } from '../orders/order-context'
import { riskTypesInForce } from '../support/risk-types-in-force'

/** The clocks, lists and working days of this installation, on a business day. */
export function caseContext(day: Day): CaseContext {
  const risks = riskTypesInForce().map(({ code, name }) => ({ code, name }))
  return { day, clocks, policy: { ...kinds, risks }, calendar: orderContext(day).calendar }
}
