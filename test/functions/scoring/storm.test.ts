import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Answer } from '../../../src/contract/operations'
import { importFile } from '../../../cloudfunctions/importer/import-file'
import { undoImport } from '../../../cloudfunctions/importer/undo-import'
import { officerHandlers } from '../../../cloudfunctions/officer/index'
import { endpoint } from '../../../cloudfunctions/server/endpoint'
import { ILL, numberOf, schools, STORM, STORM_FILES } from '../../support/storm-files'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'

// A storm through the files, nights and functions of a county.

const TOMORROW = '2026-11-24'
let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
  for (const [feed, content] of STORM_FILES.slice(0, -1)) await county.load(feed, content)
})
afterEach(() => county.close())

/** The file of the schools, which comes last. @returns its batch */
async function storm(): Promise<string> {
  const { batch } = await county.load('education', schools(STORM, '辍学', '2026-10-01'))
  return batch ?? ''
}

const officer = endpoint('officer', officerHandlers, () => county.runtime)
const importer = endpoint('importer', { importFile, undoImport }, () => county.runtime)
async function ask<T>(event: object, main = officer): Promise<T> {
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
  const batch = await storm()
  expect(await county.score(CASES_DAY)).toMatchObject({ evaluated: 600, opened: 4, held: 59 })
  expect(await withOrder()).toEqual(ILL.map(numberOf))
  expect(await held()).toMatchObject({
    households: 600,
    held: 59,
    causes: [
      {
        cause: `batch:${batch}`,
        from: {
          kind: 'batch',
          batch,
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
  const cause = `batch:${await storm()}`
  await county.score(CASES_DAY)
  await county.load('education', schools(STORM.slice(0, 50), '在读', '2026-11-20'), TOMORROW)
  expect(await county.score(TOMORROW)).toMatchObject({ opened: 0, held: 9 })
  expect(await held()).toMatchObject({ held: 9, causes: [{ cause, households: 9, since: CASES_DAY }] })
  const payload = { county: COUNTY, cause }
  expect(await ask({ command: 'releaseHeld', commandId: randomUUID(), payload })).toEqual({ opened: 9 })
  expect(await withOrder()).toEqual([...STORM.slice(50, 59), ...ILL].map(numberOf))
  expect(await county.score(TOMORROW)).toMatchObject({ opened: 0, held: 0 })
})

test('a storm that is taken back waits no longer the next night, and every score is as before it', async () => {
  const scores = () =>
    sql`SELECT household_id, stood.score, stood.lamps, evaluation, next_change_on, facts FROM household_score AS stood
      JOIN score_history USING (county_code, household_id, version) ORDER BY 1`
      .execute(county.owner)
      .then(({ rows }) => rows)
  expect(await county.score(CASES_DAY)).toMatchObject({ opened: 4, held: 0 })
  const before = await scores()
  const batch = await storm()
  expect(await county.score(CASES_DAY)).toMatchObject({ opened: 0, held: 59 })
  expect(await scores()).not.toEqual(before)

  const undo = { command: 'undoImport', commandId: randomUUID(), payload: { county: COUNTY, batch } }
  expect(await ask(undo, importer)).toEqual({ batch, feed: 'education', removed: 60, restored: 0, dirty: 60 })
  expect(await held()).toMatchObject({ held: 59, causes: [{ from: { batch, undone: true } }] })
  expect(await county.score(TOMORROW)).toMatchObject({ opened: 0, held: 0 })
  expect(await held()).toMatchObject({ held: 0, causes: [] })
  expect(await scores()).toEqual(before)
})

test('two nights at once hold the same and open each order once', async () => {
  await storm()
  const nights = await Promise.all([county.score(CASES_DAY), county.score(CASES_DAY)])
  expect(nights.reduce((sum, { opened }) => sum + opened, 0)).toBe(4)
  expect(await withOrder()).toEqual(ILL.map(numberOf))
  expect(await held()).toMatchObject({ held: 59 })
})
