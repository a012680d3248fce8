import type { Day } from '../../../src/domain/calendar/day'
import { addDays } from '../../../src/domain/calendar/day-number'
import { feedText } from './feed-text'
import type { FileRow } from './draft'
import { createFamilyMaker, type Wanted } from './family'
import { makeHousehold, registerRows, type HouseholdDraft } from './household'
import { createIdNumbers } from './id-numbers'
import { BAND_SHARES } from './incomes'
import { wantOrdinaryFamily, type WantedFamily } from './ordinary-families'
import { ordinaryRecords } from './ordinary-records'
import { DEMO_AREAS, DEMO_STAFF, DEMO_VILLAGES } from './places'
import { createRandom } from './random'
import { BACKGROUND, STORIES } from './stories'
import type { Story } from './story'
import { storyRecords } from './story-records'

const HOUSEHOLDS = 400

/** How many days before the demo's day the county hands over files: the register with the first. */
const DELIVERED_DAYS_AGO = [24, 8, 0] as const

export interface Delivery {
  readonly day: Day
  readonly files: readonly { readonly feed: string; readonly text: string }[]
}

export interface DemoCounty {
  readonly deliveries: readonly Delivery[]
  /** 户编号 of each story of `STORIES`, in the same order. */
  readonly storyHouseholds: readonly string[]
  /** 户编号 of households without a story, by village in the order of `DEMO_VILLAGES`. */
  readonly ordinary: readonly (readonly string[])[]
}

/**
 * The files of a fictional county as it would hand them over, the same for the same seed and day.
 * @param day the business day on which the demo begins: ages, school years and dates of events are counted from it
 */
export function generateCounty(day: Day, seed = 610999): DemoCounty {
  const random = createRandom(seed)
  const makeFamily = createFamilyMaker(day, createIdNumbers())
  const firstDay = addDays(day, -DELIVERED_DAYS_AGO[0])
  const delivered: FileRow[][] = DELIVERED_DAYS_AGO.map(() => [])
  const ordinary: string[][] = DEMO_VILLAGES.map(() => [])
  let number = 0

  function settle(story: Story): string {
    number += 1
    const village = DEMO_VILLAGES[story.village] ?? DEMO_VILLAGES[0]
    const family = makeFamily(random, story.family)
    const household = makeHousehold(random, number, village, family, story.band, story.household)
    delivered[0]?.push(...registerRows(household), ...ordinaryRecords(random, household, firstDay))
    delivered[story.delivery]?.push(...storyRecords(story, household, day))
    return householdNoOf(household)
  }

  const storyHouseholds = STORIES.map((story) => settle(unremarkable(story)))
  const background = BACKGROUND.flatMap(([count, story]) => Array.from({ length: count }, () => story))
  background.forEach((story, i) => settle(unremarkable({ ...story, village: i % DEMO_VILLAGES.length, delivery: 0 })))
  while (number < HOUSEHOLDS) {
    const village = number % DEMO_VILLAGES.length
    const family = wantOrdinaryFamily(random)
    ordinary[village]?.push(
      settle({ title: '', village, delivery: 0, family, band: random.weighted(BAND_SHARES), records: [] }),
    )
  }
  delivered[0]?.unshift(
    ...DEMO_AREAS.map((row) => ({ feed: 'areas', row })),
    ...DEMO_STAFF.map((row) => ({ feed: 'staff', row })),
  )
  return {
    deliveries: delivered.map((rows, i) => ({
      day: addDays(day, -(DELIVERED_DAYS_AGO[i] ?? 0)),
      files: toFiles(rows),
    })),
    storyHouseholds,
    ordinary,
  }
}

/** In a story only what the story says counts: no jobs that weigh against it, not a 脱贫户 for whom other lines hold. */
function unremarkable(story: Story): Story {
  const still = ({ row, ...wanted }: Wanted): Wanted => ({
    ...wanted,
    row: { workState: '未务工', workPlace: null, workMonths: null, ...row },
  })
  const [head, ...others] = story.family
  const family: WantedFamily = [still(head), ...others.map(still)]
  return { ...story, family, household: { householdType: '一般农户', ...story.household } }
}

function householdNoOf(household: HouseholdDraft): string {
  return String(household.row['householdNo'])
}

/** One file a feed, in the order in which the feeds first appear: areas, staff, households, members, then the departments. */
function toFiles(rows: readonly FileRow[]): Delivery['files'] {
  const feeds = [...new Set(rows.map(({ feed }) => feed))]
  return feeds.map((feed) => ({
    feed,
    text: feedText(
      feed,
      rows.filter((row) => row.feed === feed).map(({ row }) => row),
    ),
  }))
}
