import type { Random } from '../../../../cloudfunctions/local/demo/random'
import type { Row } from '../../../../cloudfunctions/local/demo/draft'
import { idNumberOf, type Resident } from '../people'
import { anyDay, daysAgo, REACH } from './days'
import type { Department } from './department'
import { about } from './about'

const ADULT = 21

function anyAdult(draws: Random, residents: readonly [Resident, ...Resident[]]): Resident {
  const adults = residents.filter(({ age }) => age >= ADULT)
  return adults[draws.int(adults.length)] ?? residents[0]
}

function eldestOf(residents: readonly [Resident, ...Resident[]]): Resident {
  return residents.reduce((eldest, resident) => (resident.age > eldest.age ? resident : eldest))
}

const PASSES = 2
const STRETCH = REACH / PASSES
/** How long a single help lasts, days. */
const ONCE = 30

export const assistance: Department = {
  feed: 'assistance',
  passes: PASSES,
  rows({ pass, residents, draws }) {
    if (!draws.chance(581)) return []
    const began = (PASSES - 1 - pass) * STRETCH + draws.int(STRETCH)
    return [{ ...about(anyAdult(draws, residents)), ...help(draws, began), startOn: daysAgo(began) }]
  },
  earlier: (row) => ({ ...row, monthlyAmount: Number(row['monthlyAmount']) + 10 }),
}

const HELP = [
  ['once', 940],
  ['standing', 40],
  ['stopped', 12],
  ['asked', 8],
] as const

/** Mostly help for once; standing help for one household in twenty. */
function help(draws: Random, began: number): Row {
  const kind = draws.weighted(HELP)
  switch (kind) {
    case 'once':
      return { category: '临时救助', state: '停发', endOn: daysAgo(Math.max(0, began - ONCE)), monthlyAmount: 300 }
    case 'standing':
      return { category: draws.chance(900) ? '低保' : '特困', state: '在享', monthlyAmount: 400 + 10 * draws.int(30) }
    case 'stopped':
      return { category: '低保', state: '停发', endOn: daysAgo(draws.int(began + 1)), monthlyAmount: 400 }
    case 'asked':
      return { category: '低保', state: '新申请', monthlyAmount: 0 }
  }
}

/** Cards are valid for ten years. */
const CARD_DAYS = 3600

export const disability: Department = {
  feed: 'disability',
  passes: 1,
  rows({ residents, draws }) {
    if (!draws.chance(436)) return []
    const holder = anyAdult(draws, residents)
    const grade = draws.weighted([
      [1, 8],
      [2, 14],
      [3, 38],
      [4, 40],
    ])
    const row = {
      cardNo: `${idNumberOf(holder)}${1 + draws.int(7)}${grade}`,
      ...about(holder),
      category: '肢体残疾',
      grade,
      issuedOn: daysAgo(draws.int(CARD_DAYS)),
      state: '有效',
    }
    return [row]
  },
  earlier: (row) => ({ ...row, category: '其他残疾' }),
}

export const insurance: Department = {
  feed: 'insurance',
  passes: 1,
  rows: ({ residents, draws }) =>
    residents
      .filter(({ age }) => age >= 3 && draws.chance(173))
      .map((resident) => ({
        ...about(resident),
        year: daysAgo(0).slice(0, 4),
        scheme: '城乡居民基本医疗保险',
        state: draws.chance(998) ? '正常' : '停保',
      })),
  earlier: (row) => ({ ...row, state: '未参保' }),
}

export const illness: Department = {
  feed: 'illness',
  passes: 1,
  rows({ residents, draws }) {
    if (!draws.chance(58)) return []
    const category = draws.chance(200) ? '大病' : '慢性病'
    return [{ ...about(anyAdult(draws, residents)), disease: '试验病种', category, diagnosedOn: anyDay(draws) }]
  },
  earlier: (row) => ({ ...row, category: '慢性病', diagnosedOn: daysAgo(REACH) }),
}

export const population: Department = {
  feed: 'population',
  passes: 1,
  rows({ ordinal, residents, draws }) {
    if (!draws.chance(44)) return []
    const event = draws.weighted([
      ['死亡', 900],
      ['意外致残', 60],
      ['交通事故致残', 30],
      ['刑案伤亡', 10],
    ])
    const row = { eventNo: `RK${ordinal}`, ...about(eldestOf(residents)), event }
    return [{ ...row, happenedOn: daysAgo(draws.int(150)) }]
  },
  earlier: (row) => ({ ...row, event: '死亡' }),
}

export const assets: Department = {
  feed: 'assets',
  passes: 1,
  rows({ residents, draws }) {
    if (!draws.chance(29)) return []
    const type = draws.pick(['经商办企', '商品房', '小汽车', '职工养老'])
    return [{ ...about(anyAdult(draws, residents)), type, startOn: anyDay(draws), value: 10_000 * (1 + draws.int(20)) }]
  },
  earlier: (row) => ({ ...row, value: Number(row['value']) + 1000 }),
}
