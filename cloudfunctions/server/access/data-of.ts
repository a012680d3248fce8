import { checkGuardian } from '../../../src/domain/access/guardian'
import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { householdsFeed } from '../import/feeds'
import { countyOfPosts } from '../orders/county-of-posts'
import { villageNames } from '../orders/village-names'
import { listCorrections } from './corrections'
import { findRegistered, findResident } from './find-registered'
import { guardianOf, guardianWords } from './guardian-of'
import { keepLook } from './keep-look'
import { listLooks } from './list-looks'
import { lookWords, roleWord } from './look-words'
import { householdEntry, sayEntry } from './register-entry'
import { listPeople, recordsOf, sayPerson } from './stored-of-person'

/** Looks that a household is told of; the county sees all of them. */
const LOOKS = 100

/** What is stored about a household and a person of it, in words, shown on their request. What is private stays masked: they know it. */
export const dataOf: Handler<'dataOf'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { householdId, personId, guardian }) {
    const { tx, secrets, day } = call
    const home = await findRegistered(call, householdId)
    if (!home.ok) return home
    const { household_no: householdNo, village_code: villageCode } = home.value
    const found = personId === undefined ? ok(undefined) : await findResident(call, householdId, personId)
    if (!found.ok) return found
    const person = found.value
    const asked = guardianOf(guardian)
    const guarded = person === undefined ? ok(asked) : checkGuardian(person.birth_on, day, asked)
    if (!guarded.ok) return guarded
    const seenBy = await listLooks(call, { householdId, limit: LOOKS })
    const words = guardianWords(guarded.value)
    await keepLook(call, 'dataOf', { householdId, villageCode, personId, reason: 'request', words })
    const names = await villageNames(tx, [villageCode])
    const own = householdEntry(home.value, secrets)
    return ok({
      people: await listPeople(call, householdId),
      person: person === undefined ? null : sayPerson(person, secrets),
      household: {
        ...{ householdNo, villageName: names.get(villageCode) ?? villageCode },
        ...{ version: own.version, values: sayEntry(own, householdsFeed) },
      },
      records: personId === undefined ? [] : await recordsOf(call, personId),
      corrections: await listCorrections(call, householdId, personId),
      seenBy: seenBy.map((row) => ({
        ...{ on: row.looked_on, roleWord: roleWord(row.role), what: lookWords(row.what, row.field) },
      })),
    })
  },
}
