import type { Rule, Scale } from '../rulebook/rulebook'
import type { Total } from './evaluation'

/** A rule that fires, with its points before caps. */
export interface Scored {
  readonly rule: Rule
  readonly points: number
}

/** Adds points up within caps and floors (docs/rulebook.md, from points to an order). */
export function totalScore(scale: Scale, hits: readonly Scored[]): Total {
  let risk = 0
  let resistance = 0
  let core = false
  for (const { rule, points } of hits) {
    if (rule.class === 'resistance') resistance += points
    else if (rule.cap === null) risk += points
    if (rule.core !== null) core = true
  }
  risk += cappedRisk(scale, hits)
  // What a household can set against its risks never hides a child out of school or an unsafe home.
  const score = Math.max(core ? scale.coreFloor : 0, risk + Math.max(scale.resistanceFloor, resistance))
  return {
    score,
    lamps: Math.min(scale.mostLamps, Math.floor(score / scale.pointsPerLamp)),
    orderDue: score >= scale.orderFrom,
  }
}

/** Rules of one cause count together only up to their cap, so that one illness is not counted five times. */
function cappedRisk({ caps }: Scale, hits: readonly Scored[]): number {
  const groups = new Map<string, number>()
  for (const { rule, points } of hits) {
    if (rule.class === 'risk' && rule.cap !== null) groups.set(rule.cap, (groups.get(rule.cap) ?? 0) + points)
  }
  let total = 0
  for (const [cap, points] of groups) total += Math.min(caps[cap] ?? points, points)
  return total
}
