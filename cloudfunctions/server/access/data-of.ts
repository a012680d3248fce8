import { maskField } from '../../../src/domain/access/field-policy'
import { checkGuardian } from '../../../src/domain/access/guardian'
import { valueText } from '../../../src/domain/comparison/value-text'
import { ok } from '../../../src/domain/result'
import type { Call, Handler } from '../handler'
import { findFeed, householdsFeed, membersFeed } from '../import/feeds'
import { countyOfPosts } from '../orders/county-of-posts'
import { villageNames } from '../orders/village-names'
import { findRegistered, findResident } from './find-registered'
import { guardianOf, guardianWords } from './guardian-of'
import { keepLook } from './keep-look'
import { listCorrections } from './corrections'
import { listLooks } from './list-looks'
import { lookWords, roleWord } from './look-words'
import { householdEntry, sayEntry } from './register-entry'

/** Looks that a person is told of; the county sees all of them. */
const LOOKS = 100

/** All that is stored about one person, in words, shown on their request. What is private stays masked: the person knows it. */
export const dataOf: Handler<'dataOf'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  leavesTrace: true,
  async run(call, { householdId, personId, guardian }) {
    const { tx, secrets, day } = call
    const home = await findRegistered(call, householdId)
    if (!home.ok) return home
    const found = await findResident(call, householdId, personId)
    if (!found.ok) return found
    const { household_no: householdNo, village_code: villageCode } = home.value
    const { name, relation, birth_on: birthOn, id_cipher, values, version } = found.value
    const guarded = checkGuardian(birthOn, day, guardianOf(guardian))
    if (!guarded.ok) return guarded
    const words = guardianWords(guarded.value)
    const seenBy = await listLooks(call, { householdId, limit: LOOKS })
    await keepLook(call, 'dataOf', { householdId, villageCode, personId, reason: 'request', words })
    const names = await villageNames(tx, [villageCode])
    const own = householdEntry(home.value, secrets)
    return ok({
      person: {
        ...{ name, relation, birthOn, version, values: sayEntry({ values, version }, membersFeed) },
        idNumber: id_cipher === '' ? null : maskField('idNumber', secrets.open(id_cipher)),
      },
      household: {
        ...{ householdNo, villageName: names.get(villageCode) ?? villageCode },
        ...{ version: own.version, values: sayEntry(own, householdsFeed) },
      },
      records: await recordsOf(call, personId),
      corrections: await listCorrections(call, householdId, personId),
      seenBy: seenBy.map((row) => ({
        ...{ on: row.looked_on, roleWord: roleWord(row.role), what: lookWords(row.what, row.field) },
      })),
    })
  },
}

/** What departments have delivered about a person, newest first. */
async function recordsOf({ tx, county }: Pick<Call, 'tx' | 'county'>, personId: string) {
  const rows = await tx
    .selectFrom('department_record')
    .select(['feed', 'record_on', 'values'])
    .where('county_code', '=', county)
    .where('person_id', '=', personId)
    .orderBy('record_on', 'desc')
    .orderBy('feed')
    .orderBy('record_key')
    .execute()
  return rows.map(({ feed: id, record_on, values }) => {
    const feed = findFeed(id)
    const columns = (feed?.columns ?? []).filter(({ field }) => (values[field] ?? null) !== null)
    return {
      ...{ feedName: feed?.name ?? id, department: feed?.department ?? '', on: record_on },
      says: columns.map((column) => `${column.header} ${valueText(column, values[column.field] ?? null)}`),
    }
  })
}
