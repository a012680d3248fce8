import { sql } from 'kysely'
import { loadDemo } from '../../../cloudfunctions/local/demo/load-demo'
import { STORIES } from '../../../cloudfunctions/local/demo/stories'
import { openTestCounty, type TestCounty } from '../../support/test-county'

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.close())

interface OrderRow {
  readonly household_no: string
  readonly state: string
  readonly level: string
  readonly score: number
  readonly lamps: number
  readonly due_on: string
  readonly outcome: string | null
}

async function readOrders(): Promise<readonly OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    SELECT household_no, state, level, score, lamps, due_on, outcome FROM work_order
    JOIN household USING (county_code, household_id) ORDER BY household_no`.execute(county.owner)
  return rows
}

describe('the loaded demo county', () => {
  test('has open orders of every state, some late, of one to five lamps, and closed ones', async () => {
    const day = '2026-11-23'
    await loadDemo(county.runtime, day)
    const orders = await readOrders()
    const open = orders.filter(({ state }) => state !== 'closed')
    expect(open.length).toBeGreaterThanOrEqual(10)
    expect(open.length).toBeLessThanOrEqual(18)
    expect(new Set(orders.map(({ state }) => state))).toEqual(new Set(['issued', 'accepted', 'visited', 'closed']))
    expect(new Set(open.map(({ lamps }) => lamps))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
    const late = open.filter(({ due_on }) => due_on < day)
    expect(late.length).toBeGreaterThanOrEqual(2)
    expect(late.length).toBeLessThan(open.length / 2)
    expect(new Set(orders.flatMap(({ outcome }) => outcome ?? []))).toEqual(
      new Set(['dataError', 'identify', 'notRisk', 'helped']),
    )
    expect(new Set(open.filter(({ level }) => level === 'township').map(({ state }) => state)).size).toBeGreaterThan(1)
  })

  test.each(['2026-11-23', '2027-01-05', '2027-04-02', '2026-09-10', '2028-03-01'])(
    'opens the orders of its stories and its reports and no others on %s',
    async (day) => {
      const { code } = await loadDemo(county.runtime, day)
      expect(code).toMatch(/^610999[0-9A-Z]{16,20}$/)
      const orders = await readOrders()
      const titled = Object.fromEntries(orders.map(({ household_no, score }) => [household_no, score]))
      const scores = STORIES.map((story, i) => [story.title, titled[`YS${String(i + 1).padStart(4, '0')}`]])
      expect(scores).toEqual(STORIES.map(({ title }) => [title, Number(/(\d+) 分/.exec(title)?.[1])]))
      expect(orders).toHaveLength(STORIES.length + 2)
      const [run] = (await sql<{ last: string }>`SELECT max(run_on) AS last FROM score_run`.execute(county.owner)).rows
      expect(run?.last).toBe(day)
      expect(await county.score(day)).toMatchObject({ changed: 0, opened: 0 })
    },
  )
})
