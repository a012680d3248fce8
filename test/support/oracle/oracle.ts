import { addDays } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import { addMonths } from '../../../src/domain/calendar/months'
import type { Facts } from '../../../src/domain/household/facts'
import type { Answer } from './answer'
import { r01, r02, r03, r04 } from './core-rules'
import { a09, asset, r26, r28, r29, r31, steadyWorkers } from './help-rules'
import { a07, r13, r14, r15, r16, r17, r27 } from './income-rules'
import { r18, r19, r20, r21, r23, r24, r25 } from './labour-rules'
import { r05, r06, r07, r08, r09, r10, r11, r12 } from './medical-rules'
import type { View } from './reading'

/** What the rulebook says of a household on a day. `hits` are rules with their points, before caps. */
export interface Verdict {
  readonly score: number
  readonly lamps: number
  readonly orderDue: boolean
  readonly hits: Readonly<Record<string, number>>
  readonly unknown: readonly string[]
}

type Rules = Readonly<Record<string, { readonly points: number; readonly rule: (view: View) => Answer }>>

const risks: Rules = {
  R01: { points: 40, rule: r01 },
  R02: { points: 40, rule: r02 },
  R03: { points: 40, rule: r03 },
  R04: { points: 40, rule: r04 },
  R05: { points: 40, rule: r05 },
  R06: { points: 20, rule: r06 },
  R07: { points: 15, rule: r07 },
  R08: { points: 5, rule: r08 },
  R09: { points: 20, rule: r09 },
  R10: { points: 15, rule: r10 },
  R11: { points: 10, rule: r11 },
  R12: { points: 25, rule: r12 },
  R13: { points: 10, rule: r13 },
  R14: { points: 5, rule: r14 },
  R15: { points: 10, rule: r15 },
  R16: { points: 20, rule: r16 },
  R17: { points: 10, rule: r17 },
  R18: { points: 5, rule: r18 },
  R19: { points: 20, rule: r19 },
  R20: { points: 15, rule: r20 },
  R21: { points: 20, rule: r21 },
  R23: { points: 20, rule: r23 },
  R24: { points: 5, rule: r24 },
  R25: { points: 10, rule: r25 },
  R26: { points: 15, rule: r26 },
  R27: { points: 10, rule: r27 },
  R28: { points: 10, rule: r28 },
  R29: { points: 15, rule: r29 },
}

const resistances: Rules = {
  A02: { points: -20, rule: (view) => asset(view, '财政供养') },
  A03: { points: -10, rule: (view) => asset(view, '经商办企') },
  A04: { points: -15, rule: (view) => asset(view, '商品房') },
  A05: { points: -10, rule: (view) => asset(view, '小汽车', 5_000_000) },
  A06: { points: -10, rule: (view) => asset(view, '职工养老') },
  A07: { points: -15, rule: a07 },
}

const core = ['R01', 'R02', 'R03', 'R04', 'R05']

const caps = [
  { rules: ['R05', 'R06', 'R07', 'R08', 'R16'], most: 60 },
  { rules: ['R12', 'R19', 'R20', 'R24', 'R25'], most: 40 },
  { rules: ['R13', 'R14', 'R15'], most: 40 },
]

/** The rulebook word for word, slowly. */
export function judge(facts: Facts, day: Day): Verdict {
  const view: View = { facts, day }
  const answers: Record<string, Answer> = {}
  const points: Record<string, number> = {}
  for (const [id, { points: worth, rule }] of Object.entries(risks)) {
    answers[id] = rule(view)
    points[id] = worth
  }
  const firing = Object.keys(risks).filter((id) => answers[id] === true)
  answers['R31'] = r31(view, firing)
  points['R31'] = 10
  if (answers['R31'] === true) firing.push('R31')
  answers['A09'] = a09(view, firing)
  points['A09'] = -10
  for (const [id, { points: worth, rule }] of Object.entries(resistances)) {
    answers[id] = rule(view)
    points[id] = worth
  }
  const { sure, open } = steadyWorkers(view)
  answers['A01'] = sure > 0 ? true : open > 0 ? null : false
  points['A01'] = Math.max(-20, -10 - 5 * (sure - 1))

  const hits: Record<string, number> = {}
  for (const id of Object.keys(answers).sort()) if (answers[id] === true) hits[id] = points[id] ?? 0
  const unknown = Object.keys(answers)
    .filter((id) => answers[id] === null)
    .sort()
  return { ...total(hits), hits, unknown }
}

function total(hits: Readonly<Record<string, number>>): Pick<Verdict, 'score' | 'lamps' | 'orderDue'> {
  let risk = 0
  let resistance = 0
  for (const points of Object.values(hits)) {
    if (points > 0) risk += points
    else resistance += points
  }
  for (const { rules, most } of caps) {
    const sum = rules.reduce((so, rule) => so + (hits[rule] ?? 0), 0)
    if (sum > most) risk -= sum - most
  }
  const balance = risk + Math.max(-40, resistance)
  const score = Math.max(core.some((rule) => rule in hits) ? 40 : 0, balance)
  return { score, lamps: Math.min(5, Math.floor(score / 20)), orderDue: score >= 30 }
}

/** First day after `day`, within three years, whose score, lamps or hits differ; found by trying every day. */
export function nextChange(facts: Facts, day: Day): Day | null {
  const now = seen(judge(facts, day))
  // The last day from which, counted backwards, `day` is at most three years away.
  for (let next = addDays(day, 1); addMonths(next, -36) <= day; next = addDays(next, 1)) {
    if (seen(judge(facts, next)) !== now) return next
  }
  return null
}

function seen({ score, lamps, hits }: Verdict): string {
  return JSON.stringify([score, lamps, hits])
}
