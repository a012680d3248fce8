import type { Condition, Level } from './condition'
import { demandsAbove, demandsOf, denialsOf, withDemand, type Demand } from './demands'
import type { Report } from './rulebook-fault'
import type { Rulebook } from './rulebook'

interface Walk {
  readonly book: Rulebook
  readonly report: Report
  /** Columns that hold several words at once, which two tests may both find. */
  readonly severalWords: ReadonlySet<string>
}

/** Finds conditions that can never hold: those that contradict what is asked around them, and cases that come too late. */
export function lintConditions(book: Rulebook, severalWords: ReadonlySet<string>, report: Report): void {
  const walk: Walk = { book, report, severalWords }
  for (const [name, node] of Object.entries(book.conditions)) lint(walk, node, `/conditions/${name}`, 'household', [])
  for (const [name, node] of Object.entries(book.measures)) lintParts(walk, node, `/measures/${name}`, 'household', [])
  for (const [index, { on, when }] of book.rules.entries()) {
    if (on && when !== null) lint(walk, when, `/rules/${index}/when`, 'household', [])
  }
}

function lint(walk: Walk, node: Condition, place: string, level: Level, known: readonly Demand[]): void {
  if ('all' in node) {
    let demands = known
    for (const [index, child] of node.all.entries()) {
      lint(walk, child, `${place}/all/${index}`, level, demands)
      demands = together(walk, demands, demandsOf(walk.book, child, level)) ?? demands
    }
  } else if (together(walk, known, demandsOf(walk.book, node, level)) === null) {
    walk.report(place, 'error', '这个条件永远不会成立：它和自己或外层的条件矛盾')
  } else if ('cases' in node) lintCases(walk, node, place, level, known)
  else lintParts(walk, node, place, level, known)
}

function lintCases(
  walk: Walk,
  { cases, else: otherwise }: Extract<Condition, { cases: unknown }>,
  place: string,
  level: Level,
  known: readonly Demand[],
): void {
  let left = known
  for (const [index, { if: asked, then }] of cases.entries()) {
    const here = `${place}/cases/${index}`
    lint(walk, asked, `${here}/if`, level, left)
    lint(walk, then, `${here}/then`, level, together(walk, left, demandsOf(walk.book, asked, level)) ?? left)
    left = together(walk, left, denialsOf(walk.book, asked, level)) ?? left
  }
  lint(walk, otherwise, `${place}/else`, level, left)
}

/** Forms that step to other persons or records: what was known of those before says nothing of these. */
const STEPS: ReadonlyMap<string, Level> = new Map([
  ...(['some', 'every', 'people', 'dayBefore'] as const).map((form) => [form, 'person'] as const),
  ...(['exists', 'recorded', 'count', 'sum', 'steadyWork'] as const).map((form) => [form, 'record'] as const),
])

/** Walks on to the conditions inside a node of any other form. */
function lintParts(walk: Walk, node: object, place: string, level: Level, known: readonly Demand[]): void {
  const step = Object.keys(node).flatMap((form) => STEPS.get(form) ?? [])[0]
  const inner = step ?? level
  const above = step === undefined ? known : demandsAbove(known, inner)
  // What `where` asks of a record is asked of those that count.
  const counted = 'counts' in node && isCondition('counts', node.counts) ? demandsOf(walk.book, node.counts, inner) : []
  const demands = together(walk, above, counted) ?? above
  for (const [key, part] of Object.entries(node)) {
    for (const [path, child] of listed(key, part)) {
      if (typeof child !== 'object' || child === null) continue
      if (isCondition(key, child)) lint(walk, child, `${place}/${path}`, inner, key === 'counts' ? above : demands)
      else lintParts(walk, child, `${place}/${path}`, inner, demands)
    }
  }
}

function listed(key: string, part: unknown): readonly (readonly [string, unknown])[] {
  return Array.isArray(part) ? part.map((child: unknown, index) => [`${key}/${index}`, child]) : [[key, part]]
}

/** Keys that hold a condition in whatever form they stand. */
const CONDITION_KEYS = ['any', 'not', 'surely', 'where', 'counts', 'dayBefore', 'state']

function isCondition(key: string, child: unknown): child is Condition {
  return CONDITION_KEYS.includes(key) && typeof child === 'object'
}

function together(walk: Walk, known: readonly Demand[], more: readonly Demand[]): readonly Demand[] | null {
  let all: readonly Demand[] | null = known
  for (const demand of more) {
    if (walk.severalWords.has(demand.subject)) continue
    all = withDemand(all, demand)
    if (all === null) return null
  }
  return all
}
