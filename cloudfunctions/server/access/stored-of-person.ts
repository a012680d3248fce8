import { maskField } from '../../../src/domain/access/field-policy'
import type { Day } from '../../../src/domain/calendar/day'
import { valueText } from '../../../src/domain/comparison/value-text'
import type { FieldValues } from '../../../src/domain/household/facts'
import type { Secrets } from '../crypto/secrets'
import type { Call } from '../handler'
import { findFeed, membersFeed } from '../import/feeds'
import { sayEntry } from './register-entry'

interface StoredPerson {
  readonly birth_on: Day
  readonly id_cipher: string
  readonly values: FieldValues
  readonly version: number
}

/** Who is registered in a household, the oldest first. */
export function listPeople({ tx, county }: Pick<Call, 'tx' | 'county'>, householdId: string) {
  return tx
    .selectFrom('person')
    .select(['person_id as personId', 'name', 'relation'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .orderBy('birth_on')
    .orderBy('person_id')
    .execute()
}

/** What the register says of a person, in words. */
export function sayPerson({ birth_on, id_cipher, values, version }: StoredPerson, secrets: Pick<Secrets, 'open'>) {
  return {
    ...{ birthOn: birth_on, version, values: sayEntry({ values, version }, membersFeed) },
    idNumber: id_cipher === '' ? null : maskField('idNumber', secrets.open(id_cipher)),
  }
}

/** What departments have delivered about a person, in words, newest first. */
export async function recordsOf({ tx, county }: Pick<Call, 'tx' | 'county'>, personId: string) {
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
