import type { Hardship } from '../../../src/domain/order/order'
import type { Day } from '../../../src/domain/calendar/day'
import { addDays } from '../../../src/domain/calendar/day-number'
import { issueCode } from '../../server/codes/household-codes'
import { countyScope, inTransaction } from '../../server/database/scope'
import { findFeed } from '../../server/import/feeds'
import { importFile } from '../../server/import/import-file'
import type { Runtime } from '../../server/runtime'
import { judgeOf } from '../../server/scoring/judge'
import { runNight } from '../../server/scoring/run-night'
import { OPERATOR } from '../command'
import { generateCounty, type Delivery } from './county'
import { createDeeds } from './deeds'
import { DEMO_COUNTY, DEMO_STAFF } from './places'
import { STORIES } from './stories'

/** What `npm start` prints. */
export interface LoadedDemo {
  readonly county: string
  /** Identities of the local host by role, in the order in which they work: openid → who it is. */
  readonly people: readonly {
    readonly role: string
    readonly name: string
    readonly areaCode: string
    readonly openid: string
  }[]
  /** A household code to report with. It is told here only. */
  readonly code: string
}

const NIGHTS_DAYS_AGO: readonly number[] = [21, 7, 0]
const FIRST_DAYS_AGO = 24

/** Villagers who report: for which household (a story, or one without a story by village), and what. */
const REPORTS = [
  {
    daysAgo: 3,
    openid: 'demo-villager-1',
    story: 9,
    kind: 'illness',
    forWhom: 'own',
    words: '化疗费用太高，不知道还能报多少。',
  },
  { daysAgo: 2, openid: 'demo-villager-2', village: 0, kind: 'job', forWhom: 'own', words: '厂里停工两个月了。' },
  { daysAgo: 1, openid: 'demo-villager-3', village: 2, kind: 'house', forWhom: 'other' },
] as const satisfies readonly ({
  daysAgo: number
  openid: string
  kind: Hardship
  forWhom: 'own' | 'other'
  words?: string
} & ({ story: number } | { village: number }))[]

/**
 * Loads the demo county into an empty, migrated database and lets four weeks pass in it: files come, nights score, people take
 * orders, visit and close, villagers report. Everything goes the way of the real thing.
 * @param day the business day on which the demo begins; everything before it is made up to that day
 */
export async function loadDemo(runtime: Runtime, day: Day): Promise<LoadedDemo> {
  const county = generateCounty(day)
  for (let daysAgo = FIRST_DAYS_AGO; daysAgo >= 0; daysAgo -= 1) {
    const today = addDays(day, -daysAgo)
    const then = runtimeOn(runtime, today)
    for (const delivery of county.deliveries.filter((candidate) => candidate.day === today)) await take(then, delivery)
    if (NIGHTS_DAYS_AGO.includes(daysAgo)) await score(then)
    const deeds = createDeeds(then)
    for (const report of REPORTS.filter((candidate) => candidate.daysAgo === daysAgo)) {
      const householdNo =
        'story' in report ? county.storyHouseholds[report.story] : county.ordinary[report.village]?.[0]
      const code = await giveCode(then, householdNo)
      await deeds.report(report.openid, {
        code,
        kind: report.kind,
        forWhom: report.forWhom,
        words: 'words' in report ? report.words : undefined,
      })
    }
    for (const [i, story] of STORIES.entries()) {
      for (const deed of story.deeds?.filter((candidate) => candidate.daysAgo === daysAgo) ?? []) {
        await deeds.work(county.storyHouseholds[i] ?? '', story.village, deed)
      }
    }
  }
  const people = DEMO_STAFF.map(({ role, name, areaCode, openid }) => ({ role, name, areaCode, openid }))
  return { county: DEMO_COUNTY, people, code: await giveCode(runtimeOn(runtime, day), county.ordinary[0]?.[1]) }
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
    const bytes = Buffer.from(text)
    const request = { feed, bytes, byteLimit: bytes.length, county: DEMO_COUNTY, reach: null, dryRun: false }
    const report = await importFile(call, request)
    if (!report.ok) throw new Error(`The demo's ${feedId} was refused: ${report.refusal.code}`)
    const [fault] = report.value.faults
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
