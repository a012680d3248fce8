import { readFileSync } from 'node:fs'
import { openCounty, type County } from './a-county'

const folder = 'test/fixtures/cases'
/** In the order of the register, then of the departments: file, rows, households of those rows. */
const files = [
  ['areas', 'areas.csv', 8, 0],
  ['households', 'households.xlsx', 12, 12],
  ['members', 'members.csv', 40, 12],
  ['medical', 'medical.csv', 9, 8],
  ['education', 'education.csv', 1, 1],
  ['housing', 'housing.csv', 1, 1],
  ['disability', 'disability.csv', 2, 1],
  ['employment', 'employment.csv', 1, 1],
  ['disaster', 'disaster.csv', 1, 1],
  ['assets', 'assets.csv', 3, 2],
] as const

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

const deliver = async (feed: string, file: string, dryRun = false) => {
  const result = await county.deliverBytes(feed, readFileSync(`${folder}/${file}`), { county: null, dryRun })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

test.each(files)(
  '%s: every row of the published cases goes in, and a rehearsal says so before',
  async (feed, file, read, dirty) => {
    const expected = {
      feed,
      read,
      accepted: read,
      unchanged: 0,
      unmatched: 0,
      rejected: 0,
      dirty,
      faults: [],
      notes: [],
      delivered: ['610999'],
      ignoredColumns: [],
    }
    expect(await deliver(feed, file, true)).toEqual({ ...expected, batch: null })
    expect(await deliver(feed, file)).toMatchObject(expected)
  },
)

test.each(files)('%s: delivered again, it changes nothing', async (feed, file, read) => {
  expect(await deliver(feed, file)).toMatchObject({
    read,
    accepted: 0,
    unchanged: read,
    unmatched: 0,
    rejected: 0,
    dirty: 0,
  })
})
