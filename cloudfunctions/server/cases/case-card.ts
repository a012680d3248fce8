import type { CaseCard } from '../../../src/contract/case-views'
import type { Day } from '../../../src/domain/calendar/day'
import { isCaseLate, type HouseholdCase } from '../../../src/domain/case/case'
import { nameIn } from '../../../src/domain/case/case-policy'
import { caseContext } from './case-context'

type Shown = Pick<CaseCard, 'householdNo' | 'headName' | 'group' | 'villageName' | 'objections' | 'objectionDueOn'>

/** A case as a line of a list. */
export function caseCardOf(one: HouseholdCase, shown: Shown, day: Day): CaseCard {
  const { policy } = caseContext(day)
  return {
    ...shown,
    caseId: one.caseId,
    caseNo: one.caseNo,
    version: one.version,
    householdId: one.householdId,
    villageCode: one.villageCode,
    kind: one.kind,
    variant: one.variant,
    state: one.state,
    openedOn: one.openedOn,
    dueOn: one.dueOn,
    hardDueOn: one.hardDueOn,
    late: isCaseLate(one, day),
    category: one.category === null ? null : nameIn(policy.categories, one.category),
  }
}
