import { meet, type Range } from './bounds'
import type { Condition } from './condition'
import { demandsOf } from './demands'
import type { Report } from './rulebook-fault'
import type { Rule, Rulebook } from './rulebook'

/** A rule's part of a scale: which values of a measure it stands for, under which case. */
interface Tier {
  readonly rule: Rule
  readonly place: string
  readonly subject: string
  readonly range: Range
}

/** Rules of one cap that divide one measure among themselves should neither both fire nor leave a hole between them. */
export function lintTiers(book: Rulebook, report: Report): void {
  const tiers = book.rules.flatMap((rule, index) =>
    rule.on && rule.when !== null && rule.cap !== null
      ? tiersOf(book, rule.when, '').map((tier) => ({ rule, place: `/rules/${index}/when`, ...tier }))
      : [],
  )
  for (const family of familiesOf(tiers)) {
    const sorted = [...family].sort((a, b) => a.range.low - b.range.low || a.range.high - b.range.high)
    for (const [index, tier] of sorted.entries()) {
      const next = sorted[index + 1]
      if (next !== undefined) lintNeighbours(tier, next, report)
    }
  }
}

function lintNeighbours(lower: Tier, upper: Tier, report: Report): void {
  if (lower.rule === upper.rule) return
  if (meet(lower.range, upper.range) !== null) {
    report(upper.place, 'error', `和 ${lower.rule.id} 的范围重叠，同一个数会命中两档`)
  } else if (lower.range.high < upper.range.low || (lower.range.highOpen && upper.range.lowOpen)) {
    report(upper.place, 'warning', `和 ${lower.rule.id} 之间有空档，落在中间的数一档都不命中`)
  }
}

function familiesOf(tiers: readonly Tier[]): readonly (readonly Tier[])[] {
  const families = new Map<string, Tier[]>()
  for (const tier of tiers) {
    const family = `${tier.rule.cap ?? ''} ${tier.subject}`
    families.set(family, [...(families.get(family) ?? []), tier])
  }
  return [...families.values()]
}

/** @param under the cases that lead here: tiers are compared under the same ones */
function tiersOf(book: Rulebook, node: Condition, under: string): readonly Pick<Tier, 'subject' | 'range'>[] {
  if ('cases' in node) {
    const cases = node.cases.map(({ if: asked, then }) => ({ under: `${under} ${JSON.stringify(asked)}`, then }))
    const otherwise = {
      under: `${under} else ${JSON.stringify(node.cases.map(({ if: asked }) => asked))}`,
      then: node.else,
    }
    return [...cases, otherwise].flatMap((branch) => tiersOf(book, branch.then, branch.under))
  }
  const ranges = new Map<string, Range | null>()
  for (const { subject, bounds } of demandsOf(book, node, 'household')) {
    if (bounds.kind !== 'range') continue
    const before = ranges.get(subject)
    const both = before === undefined ? bounds : before === null ? null : meet(before, bounds)
    ranges.set(subject, both?.kind === 'range' ? both : null)
  }
  // What leaves nothing open can never hold, and is reported as such.
  return [...ranges].flatMap(([subject, range]) => (range === null ? [] : [{ subject: `${under} ${subject}`, range }]))
}
