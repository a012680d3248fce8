import { atLeast, atMost, meet, opposite, type Bounds, type Range } from './bounds'
import type { Comparison, Condition, Level, Measure, NumberName } from './condition'
import type { Rulebook } from './rulebook'

/** What must be so for a condition to hold: of each thing that it speaks of, what it leaves open. */
export interface Demand {
  /** Two demands with the same subject speak of the same thing. */
  readonly subject: string
  readonly level: Level
  readonly bounds: Bounds
}

const RANK = { household: 0, person: 1, record: 2 } satisfies Record<Level, number>
const DAYS_A_YEAR = 365.25
/** Stands for a blank, which no file can write. */
const BLANK = ''

/** Everything that a condition demands, as far as it can be told without a household. `level` is where the condition is asked. */
export function demandsOf(book: Rulebook, node: Condition, level: Level): readonly Demand[] {
  if ('all' in node) return node.all.flatMap((child) => demandsOf(book, child, level))
  if ('surely' in node) return demandsOf(book, node.surely, level)
  if ('not' in node) return denialsOf(book, node.not, level)
  return [...ownDemands(book, node, level), itself(node, level, true)]
}

/** What a condition demands to be false; of `all` it is not known which part. */
export function denialsOf(book: Rulebook, node: Condition, level: Level): readonly Demand[] {
  if ('any' in node) return node.any.flatMap((child) => denialsOf(book, child, level))
  if ('not' in node) return demandsOf(book, node.not, level)
  if ('all' in node) return [itself(node, level, false)]
  const [own, ...more] = 'is' in node || 'age' in node ? [] : ownDemands(book, node, level)
  const bounds = own === undefined || more.length > 0 ? undefined : opposite(own.bounds)
  const denied = own === undefined || bounds === undefined ? [] : [{ ...own, bounds }]
  return [...denied, itself(node, level, false)]
}

/** The demands with one more; null when it leaves nothing of a thing that was open before. */
export function withDemand(demands: readonly Demand[], demand: Demand): readonly Demand[] | null {
  const before = demands.find(({ subject }) => subject === demand.subject)
  if (before === undefined) return [...demands, demand]
  const bounds = meet(before.bounds, demand.bounds)
  return bounds === null ? null : [...demands.filter((one) => one !== before), { ...demand, bounds }]
}

/** Demands that still speak of the same once another person or record is looked at. */
export function demandsAbove(demands: readonly Demand[], level: Level): readonly Demand[] {
  return demands.filter((demand) => RANK[demand.level] < RANK[level])
}

/** The same condition cannot hold and fail. */
function itself(node: Condition, level: Level, holds: boolean): Demand {
  const bounds: Bounds = { kind: 'words', words: [String(holds)], except: false }
  return { subject: `${level} ${JSON.stringify(node)}`, level, bounds }
}

function ownDemands(book: Rulebook, node: Condition, level: Level): readonly Demand[] {
  if ('is' in node) {
    const shared = book.conditions[node.is]
    return shared === undefined ? [] : demandsOf(book, shared, level)
  }
  if ('compare' in node) return comparisonDemand(book, node.compare, level)
  if ('field' in node) {
    const words = [...node.in, ...(node.blank !== undefined && node.in.includes(node.blank) ? [BLANK] : [])]
    return [{ subject: node.field, level: levelOf(node.field), bounds: { kind: 'words', words, except: false } }]
  }
  if ('age' in node) {
    const { from, to } = node.age
    const ages = [
      ...(from === undefined ? [] : [atLeast(daysOf(book, from))]),
      ...(to === undefined ? [] : [atMost(daysOf(book, to, 1), true)]),
    ]
    return ages.map((bounds) => ({ subject: 'age', level: 'person', bounds }))
  }
  if ('within' in node) return [datedAgo(node.on, atMost(daysOf(book, node.within), true))]
  if ('atLeastAgo' in node) return [datedAgo(node.on, atLeast(daysOf(book, node.atLeastAgo)))]
  if ('inYear' in node) {
    return [{ subject: 'year', level: 'record', bounds: { kind: 'words', words: [node.inYear], except: false } }]
  }
  return []
}

function datedAgo(on: string | undefined, bounds: Range): Demand {
  return { subject: `days since ${on ?? ''}`, level: 'record', bounds }
}

function levelOf(path: string): Level {
  return path.startsWith('person') ? 'person' : path.startsWith('record') ? 'record' : 'household'
}

const MIRROR = { '<': '>', '<=': '>=', '>=': '<=', '>': '<' } satisfies Record<Comparison, Comparison>

function comparisonDemand(
  book: Rulebook,
  [left, sign, right]: readonly [Measure, Comparison, Measure],
  level: Level,
): readonly Demand[] {
  if ('number' in left) return 'number' in right ? [] : comparisonDemand(book, [right, MIRROR[sign], left], level)
  const { value, base } = lineOf(book, right)
  const open = sign === '<' || sign === '>'
  const bounds = sign === '<' || sign === '<=' ? atMost(value, open) : atLeast(value, open)
  return [{ subject: `${level} ${JSON.stringify(left)} : ${base}`, level, bounds }]
}

/** A line as a number of something: 26,000, or 120 hundredths of the income line. */
function lineOf(book: Rulebook, right: Measure): { value: number; base: string } {
  if ('number' in right) return { value: numberOf(book, right.number), base: 'number' }
  if ('percent' in right) return { value: numberOf(book, right.percent), base: JSON.stringify(right.of) }
  return { value: 100, base: JSON.stringify(right) }
}

function numberOf(book: Rulebook, name: NumberName): number {
  return book.numbers[name]?.value ?? NaN
}

function daysOf(book: Rulebook, name: NumberName, more = 0): number {
  const number = book.numbers[name]
  const days = number?.unit === '岁' ? DAYS_A_YEAR : number?.unit === '个月' ? DAYS_A_YEAR / 12 : 1
  return ((number?.value ?? NaN) + more) * days
}
