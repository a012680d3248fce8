import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { sql } from 'kysely'
import { countyScope, inTransaction } from '../../../cloudfunctions/server/database/scope'
import { loadCircumstances } from '../../../cloudfunctions/server/scoring/circumstances'
import { currentEvaluation } from '../../../cloudfunctions/server/scoring/current-evaluation'
import { incomeLinesOf } from '../../../cloudfunctions/server/scoring/income-lines'
import { judgeOf } from '../../../cloudfunctions/server/scoring/judge'
import { loadFacts } from '../../../cloudfunctions/server/scoring/load-facts'
import { packFacts, packMissing } from '../../../cloudfunctions/server/scoring/pack-facts'
import { unpackFacts } from '../../../cloudfunctions/server/scoring/unpack-facts'
import { verifyScores } from '../../../cloudfunctions/server/scoring/verify-scores'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import type { Facts } from '../../../src/domain/household/facts'
import { anyFacts } from '../../support/any-facts'
import { anyHousehold } from '../../support/oracle/any-household'
import { judge, nextChange } from '../../support/oracle/oracle'
import { storeFacts } from '../../support/store-facts'
import { COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.close())

const inCounty: <T>(work: Parameters<typeof inTransaction<T>>[2]) => Promise<T> = (work) =>
  inTransaction(county.runtime.db, countyScope(COUNTY), work)
const fromRecords = (ids: readonly string[]) => inCounty((tx) => loadFacts(tx, COUNTY, ids, incomeLinesOf(COUNTY)))

function fromProjections(): Promise<ReadonlyMap<string, Facts>> {
  return inCounty(async (tx) => {
    const circumstances = await loadCircumstances(tx, COUNTY)
    const rows = await tx.selectFrom('household_score').selectAll().where('county_code', '=', COUNTY).execute()
    return new Map(
      rows.flatMap(({ household_id: householdId, village_code: villageCode, facts }) =>
        facts === null ? [] : [[householdId, unpackFacts({ householdId, villageCode, facts }, circumstances)] as const],
      ),
    )
  })
}

test('a projection holds what register and records say, whatever they say', async () => {
  const households = fc.sample(anyFacts, { seed: 7, numRuns: 300 })
  const ids = await storeFacts(county.owner, COUNTY, households)
  await sql`UPDATE department_record SET record_key = record_key || '"\\,[' || chr(9) || '户'`.execute(county.owner)
  const [never = '', ...others] = ids
  await inCounty((tx) => packFacts(tx, COUNTY, ids))
  expect(await fromProjections()).toEqual(new Map())
  expect(await inCounty((tx) => packMissing(tx, COUNTY, others))).toHaveProperty('size', others.length)
  await sql`UPDATE household SET "values" = "values" || '{"housingArea":61}'`.execute(county.owner)
  await inCounty((tx) => packFacts(tx, COUNTY, ids))
  const packed = await fromProjections()
  expect(packed.has(never)).toBe(false)
  expect(packed).toEqual(await fromRecords(others))
})

test('two transactions that change one household leave a projection of both changes', async () => {
  const [id = ''] = await storeFacts(
    county.owner,
    COUNTY,
    fc.sample(anyHousehold, { seed: 1, numRuns: 1 }).map(factsOf),
  )
  await inCounty((tx) => packMissing(tx, COUNTY, [id]))
  let change: (() => void) | undefined
  const changed = new Promise<void>((resolve) => (change = resolve))
  const first = inCounty(async (tx) => {
    await tx.updateTable('household').set({ values: '{"housingArea":1}' }).where('county_code', '=', COUNTY).execute()
    await packFacts(tx, COUNTY, [id])
    change?.()
    // The other one waits for this transaction, as soon as it has come so far.
    await untilSomebodyWaits()
  })
  await changed
  const second = inCounty(async (tx) => {
    await tx.updateTable('person').set({ relation: '其他' }).where('county_code', '=', COUNTY).execute()
    await packFacts(tx, COUNTY, [id])
  })
  await Promise.all([first, second])
  expect(await fromProjections()).toEqual(await fromRecords([id]))
})

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`SELECT 1 FROM pg_locks WHERE NOT granted`.execute(county.owner)
    if (rows.length > 0) return
  }
}

const factsOf = ({ facts }: { facts: Facts }) => facts

/** What of the results differs from the rulebook written a second time, asked about raw records on the day. */
async function wrongResults(day: Day): Promise<readonly unknown[]> {
  const rows = await county.owner
    .selectFrom('household_score')
    .select(['household_id', 'score', 'lamps', 'next_change_on'])
    .select(currentEvaluation(COUNTY, 'household_score').as('evaluation'))
    .execute()
  const known = await fromRecords(rows.map((row) => row.household_id))
  return rows.flatMap<unknown>(({ household_id, score, lamps, evaluation, next_change_on }, index) => {
    const facts = known.get(household_id)
    if (facts === undefined || evaluation === null) return [household_id]
    const { orderDue, hits } = evaluation
    const found = { score, lamps, orderDue, hits: Object.fromEntries(hits.map(({ rule, points }) => [rule, points])) }
    const { unknown: _, ...expected } = judge(facts, day)
    const agrees = isDeepStrictEqual(found, expected)
    // Trying every day of three years takes its time. The last look may have been on an earlier day, and seen less far.
    const agreesAhead =
      index % 50 > 0 || next_change_on === nextChange(facts, day) || (next_change_on === null && agrees)
    return agrees && agreesAhead ? [] : [{ household_id, found, expected, next_change_on }]
  })
}

/** Records of some households change, go away, are disputed; what people are changes. @returns the households */
async function changeSome(day: Day): Promise<readonly string[]> {
  const some = sql`SELECT household_id FROM household WHERE hashtext(household_id::text || ${day}) % 5 = 0`
  const { owner } = county
  const rank = sql`abs(hashtext(record_key || ${day})) % 6`
  await sql`UPDATE department_record AS old SET "values" = other."values", record_on = other.record_on, content = md5(old.content)
    FROM (SELECT DISTINCT ON (feed) feed, "values", record_on FROM department_record WHERE record_on <= ${day}
      ORDER BY feed, hashtext(record_key || ${day})) AS other
    WHERE old.feed = other.feed AND ${rank} = 0 AND old.household_id IN (${some})`.execute(owner)
  await sql`DELETE FROM department_record WHERE ${rank} = 1 AND household_id IN (${some})`.execute(owner)
  await sql`UPDATE department_record SET disputed_content = content WHERE ${rank} = 2 AND household_id IN (${some})`.execute(
    owner,
  )
  await sql`UPDATE person SET "values" = "values" || '{"livesHere": "否"}' WHERE household_id IN (${some})
    AND abs(hashtext(person_id::text)) % 5 = 0`.execute(owner)
  const { rows } = await sql<{ household_id: string }>`${some}`.execute(owner)
  const ids = rows.map((row) => row.household_id)
  await inCounty((tx) => packFacts(tx, COUNTY, ids))
  return ids
}

test('night after night, missed ones between them, results are those of the rulebook over raw records', async () => {
  const samples = fc.sample(anyHousehold, { seed: 11, numRuns: 250 })
  const days = [...new Set(samples.map(({ day }) => day))].sort()
  let stored = 0
  let changed = 0
  for (const day of days) {
    const news = samples.filter((sample) => sample.day === day).map(factsOf)
    await storeFacts(county.owner, COUNTY, news, stored)
    stored += news.length
    const touched = await changeSome(day)
    const counts = await county.score(day)
    changed += counts.changed
    expect(counts.evaluated).toBeGreaterThanOrEqual(touched.length)
    expect(await wrongResults(day)).toEqual([])
  }
  expect(days.length).toBeGreaterThan(10)
  expect(changed).toBeGreaterThan(stored)
  const last = days.at(-1) ?? ''
  expect(await verifyScores(county.runtime.db, COUNTY, judgeOf(COUNTY))).toEqual({ checked: stored, differences: [] })
  const before = await results()
  expect(await county.score(last, { full: true })).toMatchObject({ evaluated: stored })
  expect(await results()).toEqual(before)
  await county.score(addDays(last, 400))
  expect(await wrongResults(addDays(last, 400))).toEqual([])
})

/** What a full pass must not change: a sum that has shrunk under a rule that still fires is news for it. */
async function results(): Promise<unknown> {
  const { rows } = await sql`
    SELECT household_id, stood.score, stood.lamps, evaluation ->> 'orderDue',
      (SELECT jsonb_agg(hit -> 'rule') FROM json_array_elements(evaluation -> 'hits') AS hit)
    FROM household_score AS stood JOIN score_history USING (county_code, household_id, version) ORDER BY household_id`.execute(
    county.owner,
  )
  return rows
}
