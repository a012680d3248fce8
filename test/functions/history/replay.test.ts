import { sql } from 'kysely'
import { explainHousehold } from '../../../cloudfunctions/server/scoring/explain-household'
import { judgeOf } from '../../../cloudfunctions/server/scoring/judge'
import { findPastScores } from '../../../cloudfunctions/server/history/past-scores'
import { isKept, Replay } from '../../../cloudfunctions/server/history/replay-score'
import { verifyHistory } from '../../../cloudfunctions/server/history/verify-history'
import type { Day } from '../../../src/domain/calendar/day'
import { addDays } from '../../../src/domain/calendar/day-number'
import { MONDAY } from '../../support/open-functions'
import { aHousehold, aMember, aSettlement, home, neighbour, people } from '../import/a-county'
import { fillCounties, openHistory, type History } from './a-history'

const DAY = (n: number): Day => addDays(MONDAY, n)

describe('a history that somebody has touched', () => {
  let county: History
  beforeAll(async () => {
    county = await openHistory()
    await fillCounties(county)
    await county.deliver('medical', [aSettlement(), aSettlement({ 结算流水号: 'YB2', 身份证号: people.li })])
    await county.night()
    county.nextDay()
    await county.correct('H1', 'wageIncome', '1')
    await county.night()
    county.nextDay()
    const batch = await county.deliver('medical', [aSettlement({ 个人自付: '100' })])
    await county.deliver('members', [aMember({ 户编号: 'H2', 身份证号: people.son, 姓名: '张小麦' })])
    await county.night()
    county.nextDay()
    await county.undo(batch)
    await county.closeOrder('dataError')
    await county.closeOrder('dataError')
    await county.night()
  })
  afterAll(() => county.close())

  test('untouched, every result is made again', async () => {
    expect(await county.replay()).toEqual({ results: 7, checked: 7, differences: [] })
  })

  test.each([
    ['what a correction replaced', `DELETE FROM replaced_fact WHERE source = 'household'`, 'H1 1, H1 2, H1 3'],
    ['what a dispute replaced', `DELETE FROM replaced_fact WHERE source = 'department_record'`, 'H2 1, H2 2'],
    ['whom a delivery moved', `DELETE FROM replaced_row WHERE source = 'person' AND before IS NOT NULL`, 'H1 1, H1 2'],
    [
      'what an undo took away',
      `DELETE FROM replaced_row WHERE batch_id IN (SELECT batch_id FROM import_batch WHERE undone_in = delivered)`,
      'H1 3',
    ],
    [
      'a record of then',
      `UPDATE replaced_row SET before = jsonb_set(before, '{values,selfPaid}', '7') WHERE source = 'department_record'`,
      'H1 1, H1 2',
    ],
    [
      'the order of deliveries',
      `UPDATE import_batch SET delivered = 100 WHERE feed = 'medical' AND undone_in IS NULL`,
      'H1 1, H1 2, H1 4, H2 1, H2 2, H2 3',
    ],
    [
      'a rulebook',
      `UPDATE kept_rulebook SET book = jsonb_set(book::jsonb, '{rules,4,points}', '39')::json`,
      'H1 1, H1 2, H1 3, H1 4, H2 1, H2 2, H2 3',
    ],
    ['a score', `UPDATE score_history SET score = score + 1 WHERE version = 1`, 'H1 1, H2 1'],
  ])('%s: the results that do not come out again are named', async (_what, tampering, named) => {
    expect(await differencesAfter(county, tampering)).toBe(named)
  })
})

/** What no longer comes out again when somebody past all locks has changed something; it is put back. */
async function differencesAfter({ owner }: History, tampering: string): Promise<string> {
  let found: readonly string[] = []
  const tampered = owner.transaction().execute(async (tx) => {
    await sql.raw(tampering).execute(tx)
    const scores = await findPastScores(tx, home, sql`true`, 1000)
    const compared = await new Replay(tx, home).compare(scores.filter(isKept))
    found = [...compared].flatMap(([{ householdNo, version }, differs]) =>
      differs.length === 0 ? [] : [`${householdNo} ${version}`],
    )
    throw new Error('put back')
  })
  await expect(tampered).rejects.toThrow('put back')
  return [...found].sort().join(', ')
}

describe('past results of a county', () => {
  let county: History
  beforeEach(async () => {
    county = await openHistory()
    await fillCounties(county)
  })
  afterEach(() => county.close())

  test('that are older than the keeping of what they knew are passed over', async () => {
    await county.night()
    await sql`UPDATE score_history SET delivered = NULL`.execute(county.owner)
    expect(await county.replay()).toEqual({ results: 2, checked: 0, differences: [] })
  })

  test('are made again a sample at a time, every one in its turn', async () => {
    await county.night()
    await sql`UPDATE score_history SET score = score + 1`.execute(county.owner)
    const found = new Set<string>()
    for (let n = 0; n < 12; n += 1) {
      const { checked, differences } = await verifyHistory(county.db, home, { most: 1, day: DAY(n) })
      expect([checked, differences.length]).toEqual([1, 1])
      found.add(differences[0] ?? '')
    }
    expect(found.size).toBe(2)
  })

  test('know a file from the day on which it came, whatever its records are of, until it is taken back', async () => {
    await county.night()
    county.nextDay()
    const batch = await county.deliver('medical', [aSettlement({ 结算日期: '2026-01-05' })])
    await county.night()
    county.nextDay()
    await county.undo(batch)
    await county.night()
    expect(await rulesOf('H1')).toEqual([[], ['R05'], []])
    expect(await county.replay()).toMatchObject({ results: 6, differences: [] })
  })

  test('outlive people who left for another county', async () => {
    await county.deliver('medical', [aSettlement()])
    await county.night()
    county.nextDay()
    await county.deliver('members', [aMember({ 户编号: 'N1' })], neighbour)
    await county.night()
    expect((await rulesOf('H1'))[0]).toContain('R05')
    expect(await county.replay()).toMatchObject({ differences: [] })
  })

  async function rulesOf(householdNo: string): Promise<readonly (readonly string[])[]> {
    const past = await county.inCounty(home, (tx) =>
      findPastScores(tx, home, sql`home.household_no = ${householdNo}`, 100),
    )
    return past.map(({ evaluation }) => evaluation.hits.map(({ rule }) => rule).filter((rule) => rule.startsWith('R0')))
  }
})

describe('a file that is taken back leaves what people corrected after it', () => {
  let county: History
  beforeAll(async () => {
    county = await openHistory()
    await fillCounties(county)
  })
  afterAll(() => county.close())

  test('of a household, what is sealed as well', async () => {
    const batch = await county.deliver('households', [aHousehold({ 工资性收入: '5', 耕地面积: '3' })])
    await county.correct('H1', 'wageIncome', '12000')
    await county.correct('H1', 'phone', '13899999999')
    await county.correct('H1', 'farmlandMu', '')
    await county.undo(batch)
    const stands = await county.rowOf('H1')
    expect(stands?.values).toMatchObject({ wageIncome: 1_200_000 })
    expect(stands?.values).not.toHaveProperty('farmlandMu')
    expect(county.secrets.open(stands?.phone_cipher ?? '')).toBe('13899999999')
    expect(county.secrets.open(stands?.address_cipher ?? '')).toBe('柏杨村3号')
  })

  test('of a person; and what was corrected before it stands as it was', async () => {
    await county.correctPerson(people.wang, 'health', '残疾')
    const batch = await county.deliver('members', [aMember({ 姓名: '王秀英', 身份证号: people.wang, 与户主关系: '配偶', 劳动技能: '无劳动力' })]) // prettier-ignore
    await county.correctPerson(people.wang, 'workState', '务工')
    await county.undo(batch)
    expect(await valuesOf(people.wang)).toMatchObject({ health: ['残疾'], labour: '普通劳动力', workState: '务工' })
    expect(county.happened.get('undo')).toBe(2)
  })

  test('and takes newcomers away, corrected or not', async () => {
    const batch = await county.deliver('members', [aMember({ 姓名: '来人', 身份证号: people.stranger })])
    await county.correctPerson(people.stranger, 'health', '残疾')
    await county.undo(batch)
    expect(await valuesOf(people.stranger)).toBeUndefined()
  })

  async function valuesOf(idNumber: string) {
    const find = county.owner.selectFrom('person').select('values').where('county_code', '=', home)
    return (await find.where('id_hash', '=', county.secrets.hash(idNumber)).executeTakeFirst())?.values
  }
})

describe('a past day is explained', () => {
  let county: History
  beforeAll(async () => {
    county = await openHistory()
    await fillCounties(county)
    await county.night()
    county.setDay(DAY(2))
    await county.deliver('medical', [aSettlement()])
    await county.night()
    county.setDay(DAY(4))
    await county.correct('H1', 'wageIncome', '1')
    await county.night({ day: DAY(-200), full: true })
    county.setDay(DAY(5))
    await county.night()
  })
  afterAll(() => county.close())

  const explain = async (day: Day) => {
    const asked = { county: home, householdNo: 'H1', day, judge: judgeOf(home) }
    const found = await county.inCounty(home, (tx) => explainHousehold(tx, asked))
    if (!found.ok) throw new Error(found.refusal.code)
    const { hits, recomputed, knownOn } = found.value
    const rules = hits.map(({ rule }) => rule)
    return { bills: rules.includes('R05'), poor: rules.includes('R13'), recomputed, knownOn }
  }

  test('by what its night found, although an earlier day was scored after it', async () => {
    const found = { recomputed: false, knownOn: null }
    expect(await explain(DAY(0))).toEqual({ bills: false, poor: false, ...found })
    expect(await explain(DAY(2))).toEqual({ bills: true, poor: false, ...found })
    expect(await explain(DAY(-200))).toEqual({ bills: false, poor: true, ...found })
    expect(await explain(DAY(5))).toEqual({ bills: true, poor: true, ...found })
  })

  test('without a night of its own, by what the night before it knew', async () => {
    expect(await explain(DAY(1))).toEqual({ bills: false, poor: false, recomputed: true, knownOn: DAY(0) })
    expect(await explain(DAY(3))).toEqual({ bills: true, poor: false, recomputed: true, knownOn: DAY(2) })
  })

  test('before the first night and after the last one, by what is known now', async () => {
    expect(await explain(DAY(-300))).toMatchObject({ poor: true, recomputed: true, knownOn: null })
    expect(await explain(DAY(6))).toEqual({ bills: true, poor: true, recomputed: true, knownOn: null })
  })
})
