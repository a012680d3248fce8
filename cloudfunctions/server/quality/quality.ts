import { sql } from 'kysely'
import { ok, refuse } from '../../../src/domain/result'
import type { CheckWords } from '../../../src/domain/quality/compile-checks'
import type { Tx } from '../database/scope'
import type { Handler } from '../handler'
import { countyOfAsked, getAskedArea } from '../orders/asked-area'
import { inAreas } from '../orders/in-areas'
import { villageNames } from '../orders/village-names'
import { checksInForce } from './checks-in-force'
import { countInNeed, findInNeed, findPlace } from './find-in-need'

const PAGE = 20

/** What is noted down wrongly in an area, village by village, and where it is mended. */
export const quality: Handler<'quality'> = {
  county: ({ area }, actor) => countyOfAsked(area, actor),
  async run({ tx, county, actor, day }, { area, cursor }) {
    const after = cursor === undefined ? undefined : await findPlace(tx, county, cursor)
    if (cursor !== undefined && after === undefined) return refuse('cursor.invalid')
    const asked = await getAskedArea(tx, actor, 'quality', area)
    if (!asked.ok) return asked
    const where = inAreas('stored.village_code', [asked.value.code])
    const counts = await countInNeed(tx, county, where)
    const found = await findInNeed(tx, county, where, after, PAGE + 1)
    const page = found.slice(0, PAGE)
    const villages = await villageNames(
      tx,
      page.map(({ villageCode }) => villageCode),
    )
    const names = await namesIn(
      tx,
      county,
      page.map(({ householdId }) => householdId),
    )
    return ok({
      today: day,
      area: asked.value,
      counts: counts.map(({ check, households }) => {
        const { name, severity } = wordsOf(check)
        return { check, name, severity, households }
      }),
      items: page.map(({ householdId, householdNo, headName, villageCode, findings }) => ({
        ...{ householdId, householdNo, headName, villageCode },
        villageName: villages.get(villageCode) ?? villageCode,
        findings: findings.map(({ check, foundOn, evidence }) => {
          const { name, severity, says, mend, place } = wordsOf(check)
          const seen = evidence.map((piece) => ({ who: names.get(piece.personId ?? '') ?? null, says: piece.says }))
          return { ...{ check, name, severity, says, mend, place, foundOn }, evidence: seen }
        }),
      })),
      nextCursor: found.length > PAGE ? (page.at(-1)?.householdId ?? null) : null,
    })
  },
}

/** A check that the book no longer has keeps its id as its name until the households have been looked at again. */
function wordsOf(check: string): CheckWords {
  const known = checksInForce().words.get(check)
  return known ?? { id: check, name: check, severity: 'doubtful', says: '', mend: '', place: '' }
}

async function namesIn(tx: Tx, county: string, householdIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('county_code', '=', county)
    .where(sql<boolean>`household_id = ANY (${householdIds}::uuid[])`)
    .execute()
  return new Map(rows.map(({ person_id, name }) => [person_id, name]))
}
