import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Answer } from '../../../src/contract/operations'
import { officerHandlers } from '../../../cloudfunctions/officer/index'
import { endpoint } from '../../../cloudfunctions/server/endpoint'
import { ILL, numberOf, schools, STORM, STORM_FILES } from '../../support/storm-files'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

// A storm through the files, nights and functions of a county.

const TOMORROW = '2026-11-24'
let county: TestCounty
let bad: string
beforeEach(async () => {
  county = await openTestCounty()
  for (const [feed, content] of STORM_FILES) bad = `batch:${(await county.load(feed, content)).batch}`
})
afterEach(() => county.close())

async function ask<T>(event: object): Promise<T> {
  const main = endpoint('officer', officerHandlers, () => county.runtime)
  const answer = await main(event, { environment: JSON.stringify({ WX_OPENID: 'county' }) })
  if (!answer.ok) throw new Error(answer.fault.code)
  return answer.data as T
}
const held = () => ask<Answer<'heldOrders'>>({ query: 'heldOrders', payload: {} })

async function withOrder(): Promise<string[]> {
  const { rows } = await sql<{ household_no: string }>`
    SELECT household_no FROM work_order JOIN household USING (county_code, household_id) ORDER BY 1`.execute(
    county.owner,
  )
  return rows.map((row) => row.household_no)
}

test('the night opens what the storm does not explain, and holds the rest for a person', async () => {
  expect(await county.score(CASES_DAY)).toMatchObject({ evaluated: 600, opened: 4, held: 59 })
  expect(await withOrder()).toEqual(ILL.map(numberOf))
  expect(await held()).toMatchObject({
    households: 600,
    held: 59,
    causes: [
      {
        cause: bad,
        from: {
          kind: 'batch',
          department: '教育局',
          receivedOn: CASES_DAY,
          rows: 60,
          accepted: 60,
          rules: ['失学辍学'],
        },
        households: 59,
        townships: [
          { name: '平川镇', households: 40, samples: ['H001', 'H002', 'H003'] },
          { name: '河口镇', households: 19, samples: ['H041', 'H042', 'H043'] },
        ],
      },
    ],
  })
  expect(await county.score(CASES_DAY, { full: true })).toMatchObject({ opened: 0, held: 59 })
})

test('what the schools correct waits no longer the next night; what is released opens', async () => {
  await county.score(CASES_DAY)
  await county.load('education', schools(STORM.slice(0, 50), '在读', '2026-11-20'), TOMORROW)
  expect(await county.score(TOMORROW)).toMatchObject({ opened: 0, held: 9 })
  expect(await held()).toMatchObject({ held: 9, causes: [{ cause: bad, households: 9, since: CASES_DAY }] })
  const payload = { county: COUNTY, cause: bad }
  expect(await ask({ command: 'releaseHeld', commandId: randomUUID(), payload })).toEqual({ opened: 9 })
  expect(await withOrder()).toEqual([...STORM.slice(50, 59), ...ILL].map(numberOf))
  expect(await county.score(TOMORROW)).toMatchObject({ opened: 0, held: 0 })
})

test('two nights at once hold the same and open each order once', async () => {
  const nights = await Promise.all([county.score(CASES_DAY), county.score(CASES_DAY)])
  expect(nights.reduce((sum, { opened }) => sum + opened, 0)).toBe(4)
  expect(await withOrder()).toEqual(ILL.map(numberOf))
  expect(await held()).toMatchObject({ held: 59 })
})
