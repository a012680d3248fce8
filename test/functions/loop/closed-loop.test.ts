import { MONDAY } from '../../support/open-functions'
import { expectedCases } from '../../support/published-cases'
import { openCaseCounty, type CaseCounty } from './case-county'
import { follow } from './follow'
import { operate } from './operate'
import { OTHERS } from './others'
import { passSideBySide, type Life } from './side-by-side'
import { BETTER, FOLLOWED, MENDED } from './stories'

// Every published case from the first file or report to its end, side by side in one county, as phones and the timer would have it.

let county: CaseCounty
let endings: ReadonlyMap<string, Error | undefined>

beforeAll(async () => {
  county = await openCaseCounty()
  const lives: Record<string, Life> = { deliveries: deliver() }
  for (const [householdNo, story] of Object.entries(FOLLOWED)) lives[householdNo] = follow(county, householdNo, story)
  for (const [householdNo, live] of Object.entries(OTHERS)) lives[householdNo] = live(county)
  // Last, so that the operator reads what the others have done on a day.
  lives['operator'] = operate(county)
  endings = await passSideBySide(lives, MONDAY, { dawn: county.setDay, night: county.night })
})
afterAll(() => county.close())

async function* deliver(): Life {
  yield '2026-12-09'
  expect(await county.upload('education', MENDED)).toMatchObject({ rejected: 0, accepted: 1 })
  yield '2027-09-15'
  for (const [feed, content] of Object.entries(BETTER))
    expect(await county.upload(feed, content)).toMatchObject({ rejected: 0, accepted: 2 })
}

const noteOf = (name: string) => expectedCases.households[name]?.note ?? ''

test.each(
  ['deliveries', ...Object.keys(FOLLOWED), ...Object.keys(OTHERS), 'operator'].map((name) => [name, noteOf(name)]),
)('%s %s', (name = '') => {
  if (!endings.has(name)) throw new Error('has not come to its end')
  const wrong = endings.get(name)
  if (wrong !== undefined) throw wrong
})
