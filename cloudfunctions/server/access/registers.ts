import type { Correction } from '../../../src/domain/access/decide-correct'
import type { Versioned } from '../change-versioned'
import { findHousehold, findPerson, type HouseholdRow, type PersonRow } from './find-registered'
import { writeHouseholdValue, writePersonValue } from './write-value'

/** What the register says of households, as it is corrected over the version that was shown. */
export const households: Versioned<HouseholdRow, Correction> = {
  unknown: 'household.unknown',
  stale: 'data.stale',
  find: findHousehold,
  standing: ({ household_id: householdId, ...row }) => ({ subjectId: householdId, householdId, ...versionOf(row) }),
  write: (call, correction, before) => writeHouseholdValue(call, before, correction),
}

/** What it says of the people of one. */
export function peopleOf(householdId: string): Versioned<PersonRow, Correction> {
  return {
    unknown: 'person.unknown',
    stale: 'data.stale',
    find: (call, personId) => findPerson(call, householdId, personId),
    standing: ({ person_id: subjectId, ...row }) => ({ subjectId, householdId, ...versionOf(row) }),
    write: (call, correction, before) => writePersonValue(call, before, correction),
  }
}

/**
 * What stands is named by its version: a value of a person has no place in a fault, and whoever looks at it again is kept in the
 * access log.
 */
function versionOf({ version, batch_id: batchId }: { readonly version: number; readonly batch_id: string | null }) {
  return { version, batchId, state: `第${version}版` }
}
