import type { FaultCode } from '../../../src/contract/faults'
import type { Payload } from '../../../src/contract/operations'
import { decideCorrect, type Correction } from '../../../src/domain/access/decide-correct'
import { checkGuardian } from '../../../src/domain/access/guardian'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { Call, Handler } from '../handler'
import { householdsFeed, membersFeed } from '../import/feeds'
import { countyOfPosts } from '../orders/county-of-posts'
import { checkNow } from '../quality/check-now'
import { forgetFacts } from '../scoring/forget-facts'
import { insertCorrection } from './corrections'
import { findRegistered, findResident } from './find-registered'
import { guardianOf, guardianWords } from './guardian-of'
import { householdEntry } from './register-entry'
import { writeHouseholdValue, writePersonValue, type WrittenValue } from './write-value'

/**
 * Replaces a value of the register on the request of the person it is about. A file that says the same as before does not undo
 * it; one that says something new does. The household is scored again in the next night.
 */
export const correctData: Handler<'correctData'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, payload) {
    const { tx, county } = call
    const { householdId, personId, reason, guardian } = payload
    const home = await findRegistered(call, householdId)
    if (!home.ok) return home
    const villageCode = home.value.village_code
    const written = await (personId === undefined
      ? correctHousehold(call, home.value, payload)
      : correctPerson(call, householdId, personId, payload))
    if (!written.ok) return written
    const { correction, version, replaced } = written.value
    await insertCorrection(call, {
      ...{ householdId, villageCode, personId, correction, version, reason },
      guardian: guardianWords(guardianOf(guardian)),
    })
    await forgetFacts(tx, county, householdId, replaced)
    await checkNow(call, householdId)
    const subjectId = personId ?? householdId
    const { field } = correction
    call.record({ type: 'register.corrected', householdId, villageCode, subjectId, payload: { field, version } })
    return ok({ version })
  },
}

type Written = Result<WrittenValue & { readonly correction: Correction }, FaultCode>
type Wanted = Payload<'correctData'>

async function correctPerson(call: Call, householdId: string, personId: string, wanted: Wanted): Promise<Written> {
  const found = await findResident(call, householdId, personId)
  if (!found.ok) return found
  const guarded = checkGuardian(found.value.birth_on, call.day, guardianOf(wanted.guardian))
  if (!guarded.ok) return guarded
  const command = commandOf(call, wanted)
  if (!command.ok) return command
  const decided = decideCorrect(found.value, membersFeed, command.value, call.day)
  if (!decided.ok) return decided
  const written = await writePersonValue(call, found.value, decided.value)
  return written === undefined ? refuse('data.stale') : ok({ correction: decided.value, ...written })
}

type HouseholdRow = Parameters<typeof writeHouseholdValue>[1] & Parameters<typeof householdEntry>[0]

async function correctHousehold(call: Call, household: HouseholdRow, wanted: Wanted): Promise<Written> {
  const command = commandOf(call, wanted)
  if (!command.ok) return command
  const decided = decideCorrect(householdEntry(household, call.secrets), householdsFeed, command.value, call.day)
  if (!decided.ok) return decided
  const written = await writeHouseholdValue(call, household, decided.value)
  return written === undefined ? refuse('data.stale') : ok({ correction: decided.value, ...written })
}

/** A correction needs the version that was shown: without it a file that came meanwhile would be overwritten unseen. */
function commandOf({ expectedVersion }: Call, { field, value: text, reason }: Wanted) {
  if (expectedVersion === undefined) return refuse('request.invalid', { field: 'expectedVersion' })
  return ok({ field, text, reason, expectedVersion })
}
