import type { Correction } from '../../../src/domain/access/decide-correct'
import type { Day } from '../../../src/domain/calendar/day'
import type { Call } from '../handler'
import { householdsFeed, membersFeed } from '../import/feeds'

interface Corrected {
  readonly householdId: string
  readonly villageCode: string
  readonly personId: string | undefined
  readonly correction: Correction
  /** Of the row after it. */
  readonly version: number
  readonly reason: string
  /** Empty unless a guardian asked. */
  readonly guardian: string
}

/** Keeps what was corrected and why, sealed: both values say something of a person. */
export async function insertCorrection(
  { tx, county, secrets, actor, day, newId }: Call,
  { householdId, villageCode, personId, correction, version, reason, guardian }: Corrected,
): Promise<void> {
  const { field, before, after } = correction
  const { delivered } = await tx
    .selectFrom('import_batch')
    .select(({ fn }) => fn.max('delivered').as('delivered'))
    .where('county_code', '=', county)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('register_correction')
    .values({
      ...{ county_code: county, correction_id: newId(), household_id: householdId, village_code: villageCode },
      ...{ person_id: personId ?? null, field, version, corrected_on: day, corrected_by: actor.id, delivered },
      words_cipher: secrets.seal(JSON.stringify({ before, after, reason, guardian })),
    })
    .execute()
}

/** What was corrected about a household and, when one is named, a person of it, newest first: which value and when. */
export async function listCorrections(
  { tx, county }: Pick<Call, 'tx' | 'county'>,
  householdId: string,
  personId: string | undefined,
): Promise<{ on: Day; header: string }[]> {
  const rows = await tx
    .selectFrom('register_correction')
    .select(['field', 'person_id', 'corrected_on'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where((where) =>
      where.or([
        where('person_id', 'is', null),
        ...(personId === undefined ? [] : [where('person_id', '=', personId)]),
      ]),
    )
    .orderBy('corrected_on', 'desc')
    .orderBy('correction_id')
    .execute()
  return rows.map(({ field, person_id, corrected_on }) => {
    const { columns } = person_id === null ? householdsFeed : membersFeed
    return { on: corrected_on, header: columns.find((column) => column.field === field)?.header ?? field }
  })
}
