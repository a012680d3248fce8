import type { Payload } from '../../../src/contract/operations'
import type { DemoCounty } from './county'

/** A villager who reports, so many days before the demo's day. */
interface DemoReport extends Omit<Payload<'submitReport'>, 'code'> {
  readonly daysAgo: number
  readonly openid: string
  /** 户编号 of the household with the hardship. */
  householdOf(county: DemoCounty): string | undefined
}

/** One joins an order that is open already, two open one without any score. */
export const REPORTS: readonly DemoReport[] = [
  {
    daysAgo: 3,
    openid: 'demo-villager-1',
    householdOf: ({ storyHouseholds }) => storyHouseholds[9],
    kind: 'illness',
    forWhom: 'own',
    words: '化疗费用太高，不知道还能报多少。',
  },
  {
    daysAgo: 2,
    openid: 'demo-villager-2',
    householdOf: ({ ordinary }) => ordinary[0]?.[0],
    kind: 'job',
    forWhom: 'own',
    words: '厂里停工两个月了。',
  },
  {
    daysAgo: 1,
    openid: 'demo-villager-3',
    householdOf: ({ ordinary }) => ordinary[2]?.[0],
    kind: 'house',
    forWhom: 'other',
  },
]
