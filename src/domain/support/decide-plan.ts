import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { findClass, rulesAnsweredBy, type Catalogue } from './catalogue'
import type { MeasureDecision, MeasureRefusal } from './decision'
import type { Measure } from './measure'

interface Plan extends Pick<
  Measure,
  'measureId' | 'householdId' | 'villageCode' | 'code' | 'item' | 'startBy' | 'until'
> {
  /** Null: whoever the catalogue names. */
  readonly department: string | null
}

/** Help is arranged for a household: what, by whom, from when. @param standing the household's measures so far */
export function decidePlan(
  plan: Plan,
  standing: readonly Measure[],
  { day, catalogue }: { readonly day: Day; readonly catalogue: Catalogue },
): Result<MeasureDecision, MeasureRefusal> {
  const { measureId, householdId, villageCode, code, item, startBy, until, department } = plan
  const found = findClass(catalogue, code)
  if (found === undefined) return refuse('measure.classUnknown', { field: 'measure' })
  if (!found.items.includes(item)) return refuse('measure.itemUnknown', { field: 'item' })
  if (until !== null && until < startBy) return refuse('measure.untilBeforeStart', { day: startBy })
  if (standing.some((other) => other.code === code && other.item === item && isOpen(other))) {
    return refuse('measure.twice', { item })
  }
  const version = 1
  return ok({
    measure: {
      ...{ measureId, householdId, villageCode, code, item, startBy, until, version },
      answers: rulesAnsweredBy(catalogue, found),
      department: department ?? found.department,
      state: 'planned',
      plannedOn: day,
      ...{ startedOn: null, endedOn: null, reason: null },
    },
    progress: null,
    event: { type: 'measure.planned', version, code },
  })
}

function isOpen({ state }: Measure): boolean {
  return state === 'planned' || state === 'inForce'
}
