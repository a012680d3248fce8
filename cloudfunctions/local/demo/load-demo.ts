import type { Day } from '../../../src/domain/calendar/day'
import { addDays } from '../../../src/domain/calendar/day-number'
import { issueCode } from '../../server/codes/household-codes'
import { countyScope, inTransaction } from '../../server/database/scope'
import { bytesSource } from '../../server/files/source'
import { findFeed } from '../../server/import/feeds'
import { importFile } from '../../server/import/import-file'
import type { RowRemark } from '../../server/import/row-remark'
import type { Runtime } from '../../server/runtime'
import { judgeOf } from '../../server/scoring/judge'
import { runNight } from '../../server/scoring/run-night'
import { OPERATOR } from '../command'
import { generateCounty, type Delivery, type DemoCounty } from './county'
import { createDeeds } from './deeds'
import { DEMO_COUNTY } from '../../../src/domain/access/area'
import { REPORTS } from './reports'
import { STORIES } from './stories'

const NIGHTS_DAYS_AGO: readonly number[] = [21, 7, 0]
const FIRST_DAYS_AGO = 24

/**
 * Loads the demo county into an empty, migrated database and lets four weeks pass in it: files come, nights score, people take
 * orders, visit and close, villagers report. Everything goes the way of the real thing.
 * @param day the business day on which the demo begins; everything before it is made up to that day
 * @returns a household code to report with, which is told here only. Fault: throws when anything is refused: the demo is ours.
 */
export async function loadDemo(runtime: Runtime, day: Day): Promise<{ code: string }> {
  const county = generateCounty(day)
  for (let daysAgo = FIRST_DAYS_AGO; daysAgo >= 0; daysAgo -= 1) {
    await passDay(runtimeOn(runtime, addDays(day, -daysAgo)), county, daysAgo)
  }
  return { code: await giveCode(runtimeOn(runtime, day), county.ordinary[0]?.[1]) }
}

/** Files in the morning, then the score, then what people do. */
async function passDay(runtime: Runtime, county: DemoCounty, daysAgo: number): Promise<void> {
  const isToday = (event: { readonly daysAgo: number }) => event.daysAgo === daysAgo
  for (const delivery of county.deliveries.filter(({ day }) => day === runtime.clock.today()))
    await take(runtime, delivery)
  if (NIGHTS_DAYS_AGO.includes(daysAgo)) await score(runtime)
  const deeds = createDeeds(runtime)
  for (const { openid, householdOf, kind, forWhom, words } of REPORTS.filter(isToday)) {
    await deeds.report(openid, { code: await giveCode(runtime, householdOf(county)), kind, forWhom, words })
  }
  for (const [i, story] of STORIES.entries()) {
    for (const deed of story.deeds?.filter(isToday) ?? []) {
      await deeds.work(county.storyHouseholds[i] ?? '', story.village, deed)
    }
  }
}

/** The same installation on another day, at ten in the morning in China. */
function runtimeOn(runtime: Runtime, day: Day): Runtime {
  return { ...runtime, clock: { today: () => day, now: () => `${day}T02:00:00.000Z` } }
}

async function take({ db, secrets, clock, newId }: Runtime, { files }: Delivery): Promise<void> {
  for (const { feed: feedId, text } of files) {
    const feed = findFeed(feedId)
    if (feed === undefined) throw new Error(`No such feed: ${feedId}`)
    const call = { db, secrets, newId, actor: OPERATOR, day: clock.today(), at: clock.now() }
    const faults: RowRemark[] = []
    const onRemarks = (remarks: readonly RowRemark[]) => void faults.push(...remarks)
    const source = bytesSource(Buffer.from(text))
    const report = await importFile(call, { feed, source, county: DEMO_COUNTY, reach: null, dryRun: false, onRemarks })
    if (!report.ok) throw new Error(`The demo's ${feedId} was refused: ${report.refusal.code}`)
    const fault = faults.find(({ severity }) => severity === 'rejected')
    if (fault !== undefined) throw new Error(`The demo's ${feedId}: ${fault.sentence}`)
  }
}

async function score({ db, clock, newId }: Runtime): Promise<void> {
  const night = {
    county: DEMO_COUNTY,
    day: clock.today(),
    full: false,
    at: clock.now(),
    judge: judgeOf(DEMO_COUNTY),
    newId,
  }
  const counts = await runNight(db, night)
  if (!counts.ok) throw new Error(`The demo could not be scored: ${counts.refusal.code}`)
}

function giveCode({ db, secrets, clock }: Runtime, householdNo: string | undefined): Promise<string> {
  return inTransaction(db, countyScope(DEMO_COUNTY), async (tx) => {
    const row = await tx
      .selectFrom('household')
      .select(['household_id', 'village_code'])
      .where('county_code', '=', DEMO_COUNTY)
      .where('household_no', '=', householdNo ?? '')
      .executeTakeFirstOrThrow()
    const holder = { county: DEMO_COUNTY, householdId: row.household_id, villageCode: row.village_code }
    return issueCode(tx, secrets, holder, clock.today())
  })
}
