import { sql } from 'kysely'
import type { Correction } from '../../../src/domain/access/decide-correct'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { FieldValues } from '../../../src/domain/household/facts'
import type { Call } from '../handler'
import { findStanding } from '../history/replaced-facts'
import { forgetFacts } from '../scoring/forget-facts'

interface HouseholdBefore {
  readonly household_id: string
  readonly values: FieldValues
  readonly version: number
}

interface PersonBefore extends HouseholdBefore {
  readonly person_id: string
  readonly village_code: string
  readonly known_on: string
}

/** Writes a household's value over the version that was decided on; the next night scores it. False when somebody was faster. */
export async function writeHouseholdValue(
  { tx, county, secrets }: Call,
  { household_id, values, version }: HouseholdBefore,
  { field, after }: Correction,
): Promise<boolean> {
  const replaced = await findStanding(tx, county, 'household', sql`stored.household_id = ${household_id}`)
  const sealed = after === null ? null : secrets.seal(String(after))
  const change =
    field === 'phone'
      ? { phone_cipher: sealed }
      : field === 'address'
        ? { address_cipher: sealed }
        : { values: JSON.stringify(withValue(values, field, after)) }
  const written = await tx
    .updateTable('household')
    .set({ ...change, version: version + 1 })
    .where('county_code', '=', county)
    .where('household_id', '=', household_id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (written === undefined) return false
  await forgetFacts(tx, county, household_id, replaced)
  return true
}

/** The same for a person, of whom the register keeps what it said until yesterday. */
export async function writePersonValue(
  { tx, county, day }: Call,
  before: PersonBefore,
  { field, after }: Correction,
): Promise<boolean> {
  const { person_id, household_id, village_code, values, version, known_on } = before
  const until = addDays(day, -1)
  const replaced = [...(await findStanding(tx, county, 'person', sql`stored.person_id = ${person_id}`))]
  if (known_on <= until) {
    const former = await tx
      .insertInto('person_former')
      .values({
        ...{ county_code: county, person_id, until_on: until, household_id, village_code },
        values: JSON.stringify(values),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('until_on')
      .executeTakeFirst()
    if (former !== undefined) replaced.push({ source: 'person_former', key: `${person_id} ${until}`, before: null })
  }
  const written = await tx
    .updateTable('person')
    .set({ values: JSON.stringify(withValue(values, field, after)), known_on: day, version: version + 1 })
    .where('county_code', '=', county)
    .where('person_id', '=', person_id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (written === undefined) return false
  await forgetFacts(tx, county, household_id, replaced)
  return true
}

function withValue(values: FieldValues, field: string, value: Correction['after']): FieldValues {
  const { [field]: _replaced, ...others } = values
  return value === null ? others : { ...others, [field]: value }
}
