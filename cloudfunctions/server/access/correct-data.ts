import type { Payload } from '../../../src/contract/operations'
import { checkCorrector, decideCorrect } from '../../../src/domain/access/decide-correct'
import { checkGuardian } from '../../../src/domain/access/guardian'
import { ok } from '../../../src/domain/result'
import { changeVersioned } from '../change-versioned'
import type { Call, Handler } from '../handler'
import { householdsFeed, membersFeed } from '../import/feeds'
import { countyOfPosts } from '../orders/county-of-posts'
import { findOpenOrders } from '../orders/find-open-orders'
import { checkNow } from '../quality/check-now'
import { insertCorrection } from './corrections'
import { findRegistered } from './find-registered'
import { guardianOf, guardianWords } from './guardian-of'
import { householdEntry } from './register-entry'
import { households, peopleOf } from './registers'

/**
 * Replaces a value of the register on the request of the person it is about, or on the spot by whoever visits. A file that says the same as before does not undo
 * it; one that says something new does. The household is scored again in the next night.
 */
export const correctData: Handler<'correctData'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, payload) {
    const { householdId, personId, reason, guardian } = payload
    const home = await findRegistered(call, householdId)
    if (!home.ok) return home
    const villageCode = home.value.village_code
    const open = (await findOpenOrders(call.tx, call.county, [householdId])).get(householdId)
    const onTheSpot = checkCorrector(villageCode, open, call.actor)
    if (!onTheSpot.ok) return onTheSpot
    const corrected = await (personId === undefined
      ? correctHousehold(call, payload)
      : correctPerson(call, personId, payload))
    if (!corrected.ok) return corrected
    const { before, decided: correction } = corrected.value
    const version = before.version + 1
    await insertCorrection(call, {
      ...{ householdId, villageCode, personId, correction, version, reason },
      guardian: guardianWords(guardianOf(guardian)),
    })
    await checkNow(call, householdId)
    const subjectId = personId ?? householdId
    const { field } = correction
    call.record({
      type: 'register.corrected',
      householdId,
      villageCode,
      subjectId,
      payload: { field, version, ...(onTheSpot.value ? { orderId: open?.orderId } : {}) },
    })
    return ok({ version })
  },
}

function correctPerson(call: Call, personId: string, { householdId, guardian, field, value: text, reason }: Wanted) {
  return changeVersioned(call, peopleOf(householdId), personId, (person, expectedVersion) => {
    const guarded = checkGuardian(person.birth_on, call.day, guardianOf(guardian))
    return guarded.ok ? decideCorrect(person, membersFeed, { field, text, reason, expectedVersion }, call.day) : guarded
  })
}

function correctHousehold(call: Call, { householdId, field, value: text, reason }: Wanted) {
  return changeVersioned(call, households, householdId, (household, expectedVersion) =>
    decideCorrect(
      householdEntry(household, call.secrets),
      householdsFeed,
      { field, text, reason, expectedVersion },
      call.day,
    ),
  )
}

type Wanted = Payload<'correctData'>
