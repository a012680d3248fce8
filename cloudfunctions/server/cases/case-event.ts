import type { HouseholdCase } from '../../../src/domain/case/case'
import type { EventType } from '../../../src/domain/history/event-type'
import type { NewEvent } from '../events/append-events'

/** An event of a case as the chain keeps it: about the household, found again by the case's id. */
export function caseEvent(
  { caseId, householdId, villageCode, level, kind, state }: HouseholdCase,
  type: Extract<EventType, `case.${string}`>,
  payload: NewEvent['payload'],
): NewEvent {
  const duty = { level, holder: null, stage: { kind, state } }
  return { type, householdId, villageCode, subjectId: caseId, payload, duty }
}
