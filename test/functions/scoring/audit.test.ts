import '../../support/quiet'
import fc from 'fast-check'
import { sql } from 'kysely'
import { auditShare, type AuditCounts } from '../../../cloudfunctions/server/scoring/audit-share'
import { judgeOf } from '../../../cloudfunctions/server/scoring/judge'
import { verifyScores } from '../../../cloudfunctions/server/scoring/verify-scores'
import { addDays, dayNumber } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import { anyHousehold } from '../../support/oracle/any-household'
import { storeFacts } from '../../support/store-facts'
import { COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

const TODAY = '2026-11-23'
const samples = fc.sample(anyHousehold, { seed: 3, numRuns: 1500 }).filter(({ day }) => day === TODAY)
const HOUSEHOLDS = samples.length
const judge = judgeOf(COUNTY)

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
  await storeFacts(
    county.owner,
    COUNTY,
    samples.map(({ facts }) => facts),
  )
  await county.score(TODAY)
})
afterEach(() => county.close())

const audit = (day: Day) => auditShare(county.runtime.db, { county: COUNTY, day, at: `${day}T02:00:00.000Z`, judge })
const verify = () => verifyScores(county.runtime.db, COUNTY, judge)

/** A night and its audit. */
async function auditOn(day: Day): Promise<AuditCounts> {
  await county.score(day)
  return audit(day)
}

/** The night of the next thirty in which the household has its turn. */
function turnOf(id: string): Day {
  const share = Math.floor((Number.parseInt(id.slice(0, 8), 16) * 30) / 2 ** 32)
  const nights = Array.from({ length: 30 }, (_, night) => addDays(TODAY, night + 1))
  return nights.find((day) => dayNumber(day) % 30 === share) ?? TODAY
}

/** The household with the most records that nothing changes by itself for two months. */
async function pick(): Promise<{ id: string; no: string }> {
  const { rows } = await sql<{ id: string; no: string }>`
    SELECT household_id AS id, household_no AS no FROM household_score JOIN household USING (county_code, household_id)
    WHERE score > 0 AND next_change_on > ${addDays(TODAY, 60)} ORDER BY json_array_length(facts::json -> 4) DESC, 1 LIMIT 1`.execute(
    county.owner,
  )
  const [found] = rows
  if (found === undefined) throw new Error('No household is like that.')
  return found
}

const TAMPERED: readonly (readonly [string, string, string])[] = [
  [
    'a projection that lost its records',
    `facts = json_build_array(facts::json -> 0, facts::json -> 1, facts::json -> 2, facts::json -> 3, '[]'::json)`,
    'facts',
  ],
  ['a projection that cannot be read', `facts = '"nothing"'`, 'facts'],
  ['a score', 'score = score + 20', 'score'],
  ['a lamp', 'lamps = lamps + 1', 'lamps'],
  [
    'an order that is not due',
    `evaluation = jsonb_set(evaluation::jsonb, '{orderDue}', to_jsonb(NOT (evaluation ->> 'orderDue')::boolean))::json`,
    'orderDue',
  ],
  ['the points of a rule', `evaluation = jsonb_set(evaluation::jsonb, '{hits,0,points}', '99')::json`, 'hits'],
  ['a day of change that is too late', `next_change_on = next_change_on + 1`, 'nextChangeOn'],
]

test.each(TAMPERED)('%s is named by verify, and found and healed by the audit', async (_what, set, differs) => {
  const { id, no } = await pick()
  const table = set.startsWith('evaluation') ? 'score_history' : 'household_score'
  await sql`UPDATE ${sql.table(table)} SET ${sql.raw(set)} WHERE household_id = ${id}`.execute(county.owner)
  expect(await verify()).toEqual({
    checked: HOUSEHOLDS,
    differences: [`${COUNTY}: household ${no} differs in ${differs}`],
  })
  expect(await auditOn(turnOf(id))).toMatchObject({ differences: 1 })
  const { rows } = await sql`SELECT household_id, payload FROM event WHERE type = 'audit.difference'`.execute(
    county.owner,
  )
  expect(rows).toEqual([{ household_id: id, payload: { differs: [differs] } }])
  await county.score(addDays(TODAY, 31))
  expect(await verify()).toEqual({ checked: HOUSEHOLDS, differences: [] })
})

test('what is as it should be is not reported, and each night looks at its own thirtieth', async () => {
  expect(await verify()).toEqual({ checked: HOUSEHOLDS, differences: [] })
  const sum = { audited: 0, differences: 0 }
  for (let night = 1; night <= 30; night += 1) {
    const { audited, differences } = await auditOn(addDays(TODAY, night))
    sum.audited += audited
    sum.differences += differences
  }
  expect(sum).toEqual({ audited: HOUSEHOLDS, differences: 0 })
  expect(await verify()).toEqual({ checked: HOUSEHOLDS, differences: [] })
})

test('a night is audited once, and its run says so', async () => {
  const first = await auditOn(addDays(TODAY, 1))
  expect(await audit(addDays(TODAY, 1))).toEqual({ audited: 0, differences: 0 })
  const { counts } = await county.owner
    .selectFrom('score_run')
    .select('counts')
    .where('run_on', '=', addDays(TODAY, 1))
    .executeTakeFirstOrThrow()
  expect(counts).toMatchObject({ ...first, evaluated: expect.any(Number) })
})

test('a change that was too far ahead to be seen comes into sight, and is no fault', async () => {
  const { id } = await pick()
  await sql`UPDATE household_score SET next_change_on = NULL, scored_on = scored_on - 1200 WHERE household_id = ${id}`.execute(
    county.owner,
  )
  await sql`UPDATE score_history SET evaluation = jsonb_set(evaluation::jsonb, '{nextChangeOn}', 'null')::json
    WHERE household_id = ${id}`.execute(county.owner)
  expect(await verify()).toMatchObject({ differences: [] })
  expect(await auditOn(turnOf(id))).toMatchObject({ differences: 0 })
  await county.score(addDays(TODAY, 31))
  const { next_change_on } = await county.owner
    .selectFrom('household_score')
    .select('next_change_on')
    .where('household_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(next_change_on).not.toBeNull()
})
