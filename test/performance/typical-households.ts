import type { Day } from '../../src/domain/calendar/day'
import { addDays } from '../../src/domain/calendar/day-number'
import type { Facts, FieldValues } from '../../src/domain/household/facts'
import { buildFacts, type PersonDraft, type RecordDraft } from '../support/facts-builder'

/** The day that typical households are evaluated on. */
export const TYPICAL_DAY: Day = '2026-11-23'

const WINDOW_DAYS = 760

/** Shares of the departments' lines in the real system, in per mille (22.36 million records of 770,000 households). */
const FEED_SHARES = {
  medical: 620,
  employment: 180,
  education: 50,
  assistance: 40,
  housing: 34,
  water: 34,
  population: 4,
  disability: 15,
  disaster: 7,
  illness: 8,
  assets: 8,
} satisfies Record<string, number>

/** Whole numbers of an xorshift generator: the same households on every machine, with no clock and no `Math.random`. */
class Dice {
  constructor(private state: number) {}

  below(count: number): number {
    this.state ^= this.state << 13
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    return (this.state >>> 0) % count
  }

  chance(perMille: number): boolean {
    return this.below(1000) < perMille
  }

  oneOf<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0]
  }
}

/** Households as a county has them: about 3.2 people and 29 records each, dates over two years, few hits. */
export function typicalHouseholds(count: number, seed = 42): readonly Facts[] {
  const dice = new Dice(seed)
  return Array.from({ length: count }, () => household(dice))
}

function household(dice: Dice): Facts {
  const people = Array.from({ length: 1 + dice.below(2) + dice.below(4) }, () => person(dice))
  const records = Array.from({ length: dice.below(59) }, (_, line) => record(dice, line, people.length))
  return buildFacts({
    people,
    // As the database gives them: by feed, then by date.
    records: records
      .filter((one) => one !== null)
      .sort((a, b) => (`${a.feed} ${a.date}` < `${b.feed} ${b.date}` ? -1 : 1)),
    household: {
      wageIncome: people.length * (dice.chance(30) ? 800_000 : 1_000_000 + dice.below(800_000)),
      housingArea: 60 + dice.below(140),
      lastYearPerHead: 900_000 + dice.below(300_000),
      householdType: dice.chance(80) ? '脱贫户' : '一般农户',
    },
    monitored: dice.chance(10) ? [{ from: '2025-06-01', until: null }] : [],
  })
}

function person(dice: Dice): PersonDraft {
  const age = dice.below(85)
  const grown = age >= 16 && age < 70
  return {
    birthOn: addDays(TYPICAL_DAY, -365 * age - dice.below(365)),
    values: {
      labour: grown ? dice.oneOf(['普通劳动力', '普通劳动力', '技能劳动力', '弱劳动力或半劳动力']) : '无劳动力',
      health: [dice.chance(50) ? '长期慢性病' : '健康'],
      workMonths: grown ? dice.below(12) : 0,
    },
  }
}

function record(dice: Dice, line: number, people: number): RecordDraft | null {
  const date = addDays(TYPICAL_DAY, -dice.below(WINDOW_DAYS))
  let drawn = dice.below(1000)
  for (const [feed, share] of Object.entries(FEED_SHARES)) {
    drawn -= share
    if (drawn < 0) {
      const values = valuesOf(dice, feed, date)
      return { feed, date, values, key: `${feed}-${line}`, personId: `p${1 + dice.below(people)}` }
    }
  }
  return null
}

function valuesOf(dice: Dice, feed: string, date: Day): FieldValues {
  switch (feed) {
    case 'medical':
      return { settledOn: date, visitType: '门诊', selfPaid: dice.below(dice.chance(8) ? 1_000_000 : 40_000) }
    case 'employment':
      return { state: dice.chance(900) ? '在业' : '失业', startOn: date, endOn: null, place: '县内' }
    case 'education': {
      const schoolYear = dice.oneOf(['2024-2025', '2025-2026', '2026-2027'])
      return {
        schoolYear,
        stage: '小学',
        state: dice.chance(3) ? '辍学' : '在读',
        selfPaid: dice.below(200_000),
        aid: 0,
      }
    }
    case 'assistance':
      return { category: dice.oneOf(['低保', '临时救助']), state: '在享', startOn: date, endOn: null }
    case 'housing':
      return { grade: dice.chance(10) ? 'C' : 'A', appraisedOn: date, onlyHome: '是', handling: null }
    case 'water':
      return { measuredOn: date, litresPerDay: dice.chance(10) ? 30 : 60, fetchMinutes: 5, quality: '合格', cutDays: 0 }
    case 'population':
      return { event: dice.oneOf(['死亡', '意外致残']), happenedOn: date }
    case 'disability':
      return { grade: dice.oneOf(['1', '2', '3', '4']), issuedOn: date, state: '有效' }
    case 'disaster':
      return {
        happenedOn: date,
        houseDamage: dice.chance(100) ? '严重损坏' : '无',
        loss: dice.chance(300) ? 50_000 : 0,
      }
    case 'illness':
      return { disease: '某病', category: dice.chance(100) ? '大病' : '慢性病', diagnosedOn: date }
    default:
      return { type: dice.oneOf(['小汽车', '职工养老', '商品房']), startOn: date, endOn: null, value: 6_000_000 }
  }
}
