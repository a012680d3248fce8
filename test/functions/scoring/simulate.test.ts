import { sql } from 'kysely'
import { simulateCounty } from '../../../cloudfunctions/server/scoring/simulate-county'
import { SimulationCount, type Simulation } from '../../../cloudfunctions/server/scoring/simulation'
import { compileRulebook } from '../../../src/domain/rulebook/compile-rulebook'
import { parseRulebook } from '../../../src/domain/rulebook/parse-rulebook'
import type { Outline } from '../../../src/domain/scoring/evaluation'
import { changed } from '../../support/changed-document'
import { allFeeds, defaultCompiled, defaultDocument, valueOf } from '../../support/default-rulebook'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'
import { readContents } from '../../support/whole-database'

const NOTHING = { lightsUp: 0, goesDark: 0, moreLamps: 0, fewerLamps: 0 }

let county: TestCounty
beforeAll(async () => {
  county = await openTestCounty()
  await county.loadCases()
})
afterAll(() => county.close())

/** The default rulebook with one value in another's place. */
function bookWith(place: string, value: unknown) {
  const document = changed(defaultDocument(), place, value)
  return valueOf(compileRulebook(valueOf(parseRulebook(document)), allFeeds))
}

async function simulate(proposed = defaultCompiled, area = COUNTY): Promise<Simulation> {
  const count = new SimulationCount(defaultCompiled, proposed)
  const order = { county: COUNTY, area, day: CASES_DAY, inForce: defaultCompiled, proposed }
  await simulateCounty(county.runtime.db, order, count)
  return count.result()
}

/** Rules that would fire for another number of households: before, after. */
function differing({ byRule }: Simulation): Record<string, [number, number]> {
  const differ = byRule.filter(({ before, after }) => before !== after)
  return Object.fromEntries(differ.map(({ rule, before, after }) => [rule, [before, after]]))
}

// By hand from the published cases: with the line at 11,999 yuan, R05 takes the place of R06 for H001 (35 → 55), H010 (30 → 50)
// and H011 (20 → 40, its first order), and for H008, whose means no longer offset a core rule (0 → 40).
const LOWER_LINE = ['/numbers/medicalLarge/value', 11_999] as const

describe.each([
  ['before the first night', async () => undefined],
  ['after a night', () => county.score(CASES_DAY)],
])('%s', (_when, prepare) => {
  beforeAll(prepare)

  it('finds no difference to the same rulebook', async () => {
    const { byRule, ...rest } = await simulate()
    expect(rest).toEqual({ households: 12, ...NOTHING, orders: { before: 8, after: 8, new: 0 }, byVillage: [] })
    expect(byRule.filter(({ before, after }) => before !== after)).toEqual([])
    expect(byRule.find(({ rule }) => rule === 'R06')).toEqual({
      rule: 'R06',
      name: '自付医疗较大',
      before: 4,
      after: 4,
    })
  })

  it('counts what a lower line lights up', async () => {
    const simulation = await simulate(bookWith(...LOWER_LINE))
    expect(simulation).toMatchObject({
      ...NOTHING,
      lightsUp: 1,
      moreLamps: 3,
      orders: { before: 8, after: 10, new: 2 },
    })
    expect(differing(simulation)).toEqual({ R05: [2, 6], R06: [4, 0] })
    const { rows } = await sql<{ villageCode: string; ordersNew: number; lightsUp: number; goesDark: number }>`
      SELECT village_code AS "villageCode", count(*)::integer AS "ordersNew", 0 AS "goesDark",
        count(*) FILTER (WHERE household_no = 'H008')::integer AS "lightsUp"
      FROM household WHERE household_no IN ('H008', 'H011') GROUP BY village_code`.execute(county.owner)
    expect(new Set(simulation.byVillage)).toEqual(new Set(rows))
  })

  it('counts what goes dark without a rule', async () => {
    const simulation = await simulate(bookWith('/rules/0/on', false))
    expect(simulation).toMatchObject({ ...NOTHING, goesDark: 1, orders: { before: 8, after: 7, new: 0 } })
    expect(differing(simulation)).toEqual({ R01: [1, 0] })
  })

  it('counts an area by itself, and the areas together make the county', async () => {
    const { rows } = await sql<{ village: string }>`SELECT DISTINCT village_code AS village FROM household`.execute(
      county.owner,
    )
    const proposed = bookWith(...LOWER_LINE)
    const villages = await Promise.all(rows.map(({ village }) => simulate(proposed, village)))
    const whole = await simulate(proposed)
    expect(villages.reduce((sum, { households }) => sum + households, 0)).toBe(whole.households)
    expect(villages.reduce((sum, { orders }) => sum + orders.new, 0)).toBe(whole.orders.new)
    expect((await simulate(proposed, `${COUNTY}999`)).households).toBe(0)
  })

  it('writes nothing', async () => {
    const before = await readContents(county.owner)
    await simulate(bookWith(...LOWER_LINE))
    expect(await readContents(county.owner)).toEqual(before)
  })
})

describe('one household', () => {
  const outline = (lamps: number, orderDue: boolean): Outline => ({ score: lamps * 20, lamps, orderDue, rules: [] })
  const counted = (before: Outline, after: Outline, hasOpenOrder = false) => {
    const count = new SimulationCount(defaultCompiled, defaultCompiled)
    count.add({ villageCode: '610999101201', before, after, hasOpenOrder })
    const { lightsUp, goesDark, moreLamps, fewerLamps, orders } = count.result()
    return [lightsUp, goesDark, moreLamps, fewerLamps, orders.new]
  }

  it('changes in one way at most', () => {
    expect(counted(outline(0, false), outline(2, true))).toEqual([1, 0, 0, 0, 1])
    expect(counted(outline(2, true), outline(0, false))).toEqual([0, 1, 0, 0, 0])
    expect(counted(outline(1, false), outline(2, true))).toEqual([0, 0, 1, 0, 1])
    expect(counted(outline(3, true), outline(1, true))).toEqual([0, 0, 0, 1, 0])
  })

  it('gets no second order beside an open one', () => {
    expect(counted(outline(1, false), outline(2, true), true)).toEqual([0, 0, 1, 0, 0])
  })
})
