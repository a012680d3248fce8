import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { countyScope, inTransaction } from '../../../cloudfunctions/server/database/scope'
import { currentScores } from '../../../cloudfunctions/server/scoring/current-scores'
import { explainHousehold } from '../../../cloudfunctions/server/scoring/explain-household'
import { judgeOf } from '../../../cloudfunctions/server/scoring/judge'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

interface Expected {
  readonly score: number
  readonly lamps: number
  readonly order: boolean
  readonly hits: readonly string[]
  readonly nextChangeOn: string | null
}

const expected: { households: Record<string, Expected> } = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../fixtures/cases/expected.json'), 'utf8'),
)
const withOrder = Object.keys(expected.households).filter((householdNo) => expected.households[householdNo]?.order)
const judge = judgeOf(COUNTY)

/** A further bill of the head of H002. */
const BILL = `结算流水号,身份证号,姓名,结算日期,医疗总费用,个人自付
YB900,610999197805120090,张德厚,2026-11-01,90000,30000
`

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.close())

function explain(householdNo: string, day = CASES_DAY) {
  return inTransaction(county.runtime.db, countyScope(COUNTY), async (tx) => {
    const explained = await explainHousehold(tx, { county: COUNTY, householdNo, day, judge })
    if (!explained.ok) throw new Error(explained.refusal.code)
    return explained.value
  })
}

function scores(area = COUNTY) {
  return inTransaction(county.runtime.db, countyScope(COUNTY), (tx) => currentScores(tx, COUNTY, area))
}

/** 户编号 of the households with an open order, in order. */
async function openOrders(): Promise<string[]> {
  const { rows } = await sql<{ household_no: string }>`
    SELECT household_no FROM work_order JOIN household USING (county_code, household_id)
    WHERE state <> 'closed' ORDER BY household_no`.execute(county.owner)
  return rows.map((row) => row.household_no)
}

/** Everything that a night can write, as text. */
async function everythingWritten(): Promise<string> {
  const tables = ['household_score', 'score_history', 'work_order', 'event', 'chain_head', 'score_run']
  const read = tables.map(async (table) => {
    const { rows } = await sql`SELECT t::text FROM ${sql.table(table)} AS t ORDER BY 1`.execute(county.owner)
    return JSON.stringify(rows)
  })
  return (await Promise.all(read)).join('\n')
}

/** The results in the sense of the rulebook (reading rule 8): score, lamps, rules with their points, and the next change. */
async function results(): Promise<unknown> {
  const { rows } = await sql<{ evaluation: Evaluation }>`
    SELECT household_no, stood.score, stood.lamps, dirty, next_change_on, evaluation FROM household_score AS stood
    JOIN score_history USING (county_code, household_id, version)
    JOIN household USING (county_code, household_id) ORDER BY household_no`.execute(county.owner)
  return rows.map(({ evaluation, ...row }) => ({
    ...row,
    hits: evaluation.hits.map(({ rule, points }) => [rule, points]),
  }))
}

/** Closes the records of a household as wrong and wakes it, as the closing of an order does. */
async function dispute(householdNo: string): Promise<void> {
  await sql`UPDATE department_record SET disputed_content = content
    WHERE household_id = (SELECT household_id FROM household WHERE household_no = ${householdNo})`.execute(county.owner)
  await sql`UPDATE household_score SET dirty = true, facts = NULL
    WHERE household_id = (SELECT household_id FROM household WHERE household_no = ${householdNo})`.execute(county.owner)
}

/** A village of `count` households of one grown-up each, who cannot work: all of them score, none opens an order. */
async function loadVillage(count: number): Promise<void> {
  const heads = Array.from({ length: count }, (_, i) => ({
    householdNo: `V${String(i).padStart(4, '0')}`,
    idNumber: idNumberOf(i),
  }))
  await county.load(
    'areas',
    '代码,名称,上级代码\n610999,示范县,\n610999101,平川镇,610999\n610999101201,柏杨村,610999101\n',
  )
  const households = heads.map(({ householdNo, idNumber }) => `${householdNo},610999101201,${idNumber},某某,一般农户`)
  await county.load('households', `户编号,村代码,户主身份证号,户主姓名,户类型\n${households.join('\n')}\n`)
  const members = heads.map(({ householdNo, idNumber }) => `${householdNo},某某,${idNumber},户主,普通劳动力,无法务工`)
  await county.load('members', `户编号,姓名,身份证号,与户主关系,劳动技能,务工状态\n${members.join('\n')}\n`)
}

function idNumberOf(i: number): string {
  const body = `61099919${70 + (i % 10)}0101${String(i).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return body + '10X98765432'.charAt(weights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11)
}

describe('what a night refuses', () => {
  test('a day before the last run', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    const before = await everythingWritten()
    expect(await county.night({ day: '2026-11-22' })).toEqual({
      ok: false,
      refusal: { code: 'score.earlierThanLast', details: { date: '2026-11-22' } },
    })
    expect(await everythingWritten()).toBe(before)
  })

  test('but not when every household is asked for', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    expect(await county.score('2026-09-22', { full: true })).toMatchObject({ date: '2026-09-22', evaluated: 12 })
  })

  test('an unknown household has nothing to explain', async () => {
    await county.loadCases()
    const asked = { county: COUNTY, householdNo: 'H999', day: CASES_DAY, judge }
    const explained = inTransaction(county.runtime.db, countyScope(COUNTY), (tx) => explainHousehold(tx, asked))
    expect(await explained).toMatchObject({ ok: false, refusal: { code: 'household.unknown' } })
  })
})

describe('the published cases', () => {
  test('score as expected, and open exactly the expected orders', async () => {
    await county.loadCases()
    const counts = await county.score(CASES_DAY)
    const found: Record<string, Expected> = {}
    const orders = await openOrders()
    for (const householdNo of Object.keys(expected.households)) {
      const { score, lamps, hits, nextChangeOn, orderDue, recomputed } = await explain(householdNo)
      expect([householdNo, orderDue, recomputed]).toEqual([householdNo, orders.includes(householdNo), false])
      const rules = hits.map(({ rule }) => rule).sort()
      found[householdNo] = { score, lamps, order: orders.includes(householdNo), hits: rules, nextChangeOn }
    }
    const wanted = Object.entries(expected.households).map(
      ([householdNo, { score, lamps, order, hits, nextChangeOn }]) => [
        householdNo,
        { score, lamps, order, hits: [...hits].sort(), nextChangeOn },
      ],
    )
    expect(found).toEqual(Object.fromEntries(wanted))
    expect(counts).toEqual({
      date: CASES_DAY,
      evaluated: 12,
      changed: 12,
      opened: withOrder.length,
      refreshed: 0,
      held: 0,
    })
  })

  test('are listed by area', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    const all = await scores()
    expect(all.map(({ householdNo }) => householdNo).sort()).toEqual(Object.keys(expected.households))
    expect(all.find(({ householdNo }) => householdNo === 'H006')).toMatchObject({ score: 60, lamps: 3 })
    expect(await scores('610999109')).toEqual([])
  })

  test('another day than the scored one is worked out, and says so', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    expect(await explain('H001', '2027-06-18')).toMatchObject({ recomputed: true, date: '2027-06-18', score: 15 })
    expect(await explain('H001', '2027-06-17')).toMatchObject({ recomputed: true, score: 35 })
  })
})

describe('a second night', () => {
  test('on the same day changes nothing at all', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    const before = await everythingWritten()
    expect(await county.score(CASES_DAY)).toEqual({
      date: CASES_DAY,
      evaluated: 0,
      changed: 0,
      opened: 0,
      refreshed: 0,
      held: 0,
    })
    expect(await everythingWritten()).toBe(before)
  })

  test('with every household changes no result and opens no second order', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    const before = await results()
    const orders = await openOrders()
    expect(await county.score(CASES_DAY, { full: true })).toMatchObject({
      evaluated: 12,
      changed: 0,
      opened: 0,
      refreshed: 0,
    })
    expect(await results()).toEqual(before)
    expect(await openOrders()).toEqual(orders)
  })

  test('catches up on all the days that were missed', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    await county.score('2028-01-01')
    const caughtUp = await results()
    await county.score('2028-01-01', { full: true })
    expect(await results()).toEqual(caughtUp)
    expect(await explain('H004', '2028-01-01')).toMatchObject({ score: 0, lamps: 0, recomputed: false })
  })

  test('looks only at the households whose day has come', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    // H011: its bill of 2026-03-03 leaves the window.
    expect(await county.score('2027-03-03')).toMatchObject({ evaluated: 1, changed: 1 })
    expect(await explain('H011', '2027-03-03')).toMatchObject({ score: 0, recomputed: false })
  })

  test('keeps what was found on the days before', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    await county.score('2027-03-03')
    expect(await explain('H011', CASES_DAY)).toMatchObject({ score: 20, recomputed: false })
  })
})

describe('a night that was cut off before its orders were opened', () => {
  test('is finished by the next one, although nothing has changed since', async () => {
    await county.loadCases()
    await sql`ALTER TABLE work_order ADD CONSTRAINT cut_off CHECK (false)`.execute(county.owner)
    await expect(county.night({})).rejects.toThrow('cut_off')
    await sql`ALTER TABLE work_order DROP CONSTRAINT cut_off`.execute(county.owner)
    expect(await openOrders()).toEqual([])
    expect(await county.score(CASES_DAY)).toMatchObject({ evaluated: 0, opened: withOrder.length })
    expect(await openOrders()).toEqual(withOrder)
  })
})

describe('a dispute', () => {
  test('silences the record: the lamps go out, the order stays until a person closes it', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    await dispute('H004')
    expect(await county.score(CASES_DAY)).toMatchObject({ evaluated: 1, changed: 1, opened: 0, refreshed: 0 })
    expect(await explain('H004')).toMatchObject({ score: 0, lamps: 0, hits: [] })
    expect(await openOrders()).toContain('H004')
  })
})

describe('the end of a silence', () => {
  /** As if the order of H002 had been closed with a finding for each evidence, silent until a day. */
  async function close(outcome: string, silentUntil: string | null): Promise<void> {
    await sql`INSERT INTO finding
      SELECT o.county_code, o.order_id, hit->>'rule', (evidence->>'source') || '/' || (evidence->>'key'), o.household_id,
        o.village_code, evidence->>'content', ${outcome}, ${CASES_DAY}, ${silentUntil}
      FROM work_order o, jsonb_array_elements(o.hits) hit, jsonb_array_elements(hit->'evidence') evidence
      WHERE o.household_id = (SELECT household_id FROM household WHERE household_no = 'H002')`.execute(county.owner)
    await sql`UPDATE work_order SET state = 'closed', outcome = ${outcome}, closed_on = ${CASES_DAY}
      WHERE household_id = (SELECT household_id FROM household WHERE household_no = 'H002')`.execute(county.owner)
  }

  test('opens an order again on the day after, although nothing else has changed', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    await close('unreachable', '2026-12-07')
    expect(await county.score('2026-12-07')).toMatchObject({ evaluated: 0, opened: 0 })
    expect(await openOrders()).not.toContain('H002')
    expect(await county.score('2026-12-08')).toMatchObject({ evaluated: 1, changed: 0, opened: 1 })
    expect(await openOrders()).toContain('H002')
  })

  test('is caught up by a later night, once', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    await close('unreachable', '2026-12-07')
    expect(await county.score('2026-12-20')).toMatchObject({ opened: 1 })
    expect(await county.score('2026-12-21')).toMatchObject({ evaluated: 0, opened: 0 })
  })

  test('never comes for a household that is in a case: its new result is an event', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    await close('helped', '2026-12-07')
    await sql`UPDATE household SET in_case_since = ${CASES_DAY} WHERE household_no = 'H002'`.execute(county.owner)
    await county.load('medical', BILL)
    expect(await county.score('2026-12-08')).toMatchObject({ changed: 1, opened: 0 })
    const { rows } = await sql`SELECT payload FROM event WHERE type = 'score.inCase'`.execute(county.owner)
    expect(rows).toEqual([{ payload: { score: 40 } }])
  })
})

describe('another rulebook', () => {
  test('is asked about every household, once', async () => {
    await county.loadCases()
    await county.score(CASES_DAY)
    const milder = {
      ...judge,
      rulebook: 'milder@1',
      evaluate: (...asked: Parameters<typeof judge.evaluate>) => ({
        ...judge.evaluate(...asked),
        score: 0,
        orderDue: false,
      }),
    }
    expect(await county.score('2026-11-24', { judge: milder })).toMatchObject({ evaluated: 12, changed: 9 })
    expect((await scores()).map(({ score }) => score)).toEqual(Array(12).fill(0))
    expect(await county.score('2026-11-25', { judge: milder })).toMatchObject({ evaluated: 0, changed: 0 })
  })
})

/** The same rulebook until the power goes. */
function dyingAfter(households: number): typeof judge {
  let left = households
  return {
    ...judge,
    evaluate(facts, day) {
      left -= 1
      if (left < 0) throw new Error('power cut')
      return judge.evaluate(facts, day)
    },
  }
}

describe('a large village', () => {
  const COUNT = 620

  test('is scored to the end when a night that died in its second slice is run again', async () => {
    await loadVillage(COUNT)
    await expect(county.night({ judge: dyingAfter(550) })).rejects.toThrow('power cut')
    const { rows } = await sql<{ done: number }>`
      SELECT count(*)::int AS done FROM household_score WHERE NOT dirty`.execute(county.owner)
    expect(rows).toEqual([{ done: 500 }])
    expect(await county.score(CASES_DAY)).toMatchObject({ evaluated: COUNT - 500, changed: COUNT - 500 })
    const resumed = await results()
    await county.score(CASES_DAY, { full: true })
    expect(await results()).toEqual(resumed)
    expect(await scores()).toHaveLength(COUNT)
  })

  test('is scored once by two nights at once', async () => {
    await loadVillage(COUNT)
    const [one, other] = await Promise.all([county.score(CASES_DAY), county.score(CASES_DAY)])
    expect(one.evaluated + other.evaluated).toBe(COUNT)
    const { rows } = await sql<{ versions: number }>`
      SELECT count(*)::int AS versions FROM score_history`.execute(county.owner)
    expect(rows).toEqual([{ versions: COUNT }])
  })

  test('is scored once by two that ask for every household at once, and by one that goes on with what the other left', async () => {
    await loadVillage(COUNT)
    await county.score(CASES_DAY)
    const full = { full: true }
    const [one, other] = await Promise.all([county.score(CASES_DAY, full), county.score(CASES_DAY, full)])
    expect(one.evaluated + other.evaluated).toBe(COUNT)
    await expect(county.night({ ...full, judge: dyingAfter(550) })).rejects.toThrow('power cut')
    expect(await county.score(CASES_DAY, full)).toMatchObject({ evaluated: COUNT - 500 })
    expect(await county.score(CASES_DAY, full)).toMatchObject({ evaluated: COUNT })
  })

  test('is asked once by two nights at once under another rulebook', async () => {
    await loadVillage(COUNT)
    await county.score(CASES_DAY)
    const renamed = { ...judge, rulebook: 'renamed@1' }
    const night = () => county.score('2026-11-24', { judge: renamed })
    const [one, other] = await Promise.all([night(), night()])
    expect(one.evaluated + other.evaluated).toBe(COUNT)
    expect(await night()).toMatchObject({ evaluated: 0 })
  })

  test('leaves one event a slice, with the digest of its changes', async () => {
    await loadVillage(COUNT)
    await county.score(CASES_DAY)
    const { rows } = await sql<{ payload: object }>`
      SELECT payload FROM event WHERE type = 'score.slice' ORDER BY seq`.execute(county.owner)
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(rows.map(({ payload }) => payload)).toEqual([
      { evaluated: 500, changed: 500, refreshed: 0, digest },
      { evaluated: COUNT - 500, changed: COUNT - 500, refreshed: 0, digest },
    ])
  })
})
