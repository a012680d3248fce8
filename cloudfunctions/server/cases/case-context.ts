import clocks from '../../../config/policies/case-clocks.json'
import policy from '../../../config/policies/case-kinds.json'
import type { Day } from '../../../src/domain/calendar/day'
import type { CaseContext } from '../../../src/domain/case/decision'
import { orderContext } from '../orders/order-context'

/** The clocks, lists and working days of this installation, on a business day. */
export function caseContext(day: Day): CaseContext {
  return { day, clocks, policy, calendar: orderContext(day).calendar }
}
