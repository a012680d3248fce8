import type { Day } from '../calendar/day'
import type { Evaluation } from '../scoring/evaluation'
import type { Measure } from './measure'

/** What the scores made since help began say of the risks it answers. It is a question to look into, never a verdict on anybody. */
export type Effect =
  | { readonly kind: 'notBegun' | 'notScored' | 'gone' }
  /** Ids of the rules that it answers and that still fire. */
  | { readonly kind: 'stillThere'; readonly rules: readonly string[] }

/** `{rules}` = names of the rules that still fire. */
export const EFFECT_WORDS = {
  notBegun: '还没有开始。',
  notScored: '开始以后还没有重新评分。',
  gone: '开始以后，评分里已经没有这些风险。',
  stillThere: '开始以后，评分里还有：{rules}。',
} as const satisfies Record<Effect['kind'], string>

/** @param lastNight the last day on which the county was scored; `hits` stand as of that day */
export function effectOf(measure: Measure, hits: Evaluation['hits'], lastNight: Day | null): Effect {
  const { startedOn, answers } = measure
  if (startedOn === null) return { kind: 'notBegun' }
  if (lastNight === null || lastNight <= startedOn) return { kind: 'notScored' }
  const rules = hits.filter(({ rule, points }) => points > 0 && answers.includes(rule)).map(({ rule }) => rule)
  return rules.length === 0 ? { kind: 'gone' } : { kind: 'stillThere', rules }
}
