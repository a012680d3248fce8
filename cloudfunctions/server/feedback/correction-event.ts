import type { NewEvent } from '../events/append-events'

/** A correction as the statement returns it that opened or changed it. */
export interface ChangedCorrection {
  readonly correction_id: string
  readonly household_id: string
  readonly village_code: string
  readonly feed: string
  readonly version: number
}

/** An event of a correction as the chain keeps it: about the household, found again by the correction's id. */
export function correctionEvent(
  type: `correction.${'opened' | 'withdrawn' | 'reopened' | 'mended'}`,
  { correction_id: subjectId, household_id: householdId, village_code: villageCode, feed, version }: ChangedCorrection,
  more: NewEvent['payload'] = {},
): NewEvent {
  return { type, householdId, villageCode, subjectId, payload: { version, feed, ...more } }
}
