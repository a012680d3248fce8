import type { MeasureEvent } from '../../../src/domain/support/decision'
import type { Measure } from '../../../src/domain/support/measure'
import type { NewEvent } from '../events/append-events'

/** An event of a measure as the chain keeps it: about the household, found again by the measure's id. */
export function measureEvent(
  { measureId, householdId, villageCode }: Measure,
  { type, ...payload }: MeasureEvent,
): NewEvent {
  return { type, householdId, villageCode, subjectId: measureId, payload }
}
