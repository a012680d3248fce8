import type { Rule, Scale } from '../rulebook/rulebook'

/** A rule that fires, with its points before caps. */
export interface Scored {
  readonly rule: Rule
  readonly points: number
}

interface Total {
  readonly score: number
  readonly lamps: number
  readonly orderDue: boolean
}

/** Adds points up within caps and floors (docs/rulebook.md, from points to an order). */
export function totalScore(scale: Scale, hits: readonly Scored[]): Total {
  const risk = cappedRisk(scale, hits)
  const resistance = Math.max(scale.resistanceFloor, sum(hits.filter(({ rule }) => rule.class === 'resistance')))
  // What a household can set against its risks never hides a child out of school or an unsafe home.
  const floor = hits.some(({ rule }) => rule.core !== null) ? scale.coreFloor : 0
  const score = Math.max(floor, risk + resistance)
  return {
    score,
    lamps: Math.min(scale.mostLamps, Math.floor(score / scale.pointsPerLamp)),
    orderDue: score >= scale.orderFrom,
  }
}

/** Rules of one cause count together only up to their cap, so that one illness is not counted five times. */
function cappedRisk(scale: Scale, hits: readonly Scored[]): number {
  const risks = hits.filter(({ rule }) => rule.class === 'risk')
  const free = sum(risks.filter(({ rule }) => rule.cap === null))
  return Object.entries(scale.caps).reduce(
    (total, [cap, most]) => total + Math.min(most, sum(risks.filter(({ rule }) => rule.cap === cap))),
    free,
  )
}

function sum(hits: readonly Scored[]): number {
  return hits.reduce((total, { points }) => total + points, 0)
}
