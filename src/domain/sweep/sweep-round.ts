import { covers } from '../access/area'
import type { Day } from '../calendar/day'
import type { Hardship } from '../order/order'
import { ok, refuse, type Result } from '../result'
import type { SweepPolicy } from './sweep-policy'

/** A round over an area, house by house, from a day until a day. */
export interface SweepRound {
  readonly areaCode: string
  readonly from: Day
  readonly until: Day
}

export const ROUND_STATES = ['coming', 'running', 'over'] as const
export type RoundState = (typeof ROUND_STATES)[number]

export const ROUND_STATE_WORDS = {
  coming: '还没开始',
  running: '正在排查',
  over: '已经结束',
} as const satisfies Record<RoundState, string>

/** Computed from the day, never stored. */
export function roundState({ from, until }: SweepRound, day: Day): RoundState {
  if (day < from) return 'coming'
  return day <= until ? 'running' : 'over'
}

export type SweepRefusal =
  | 'sweep.datesWrong'
  | 'sweep.overlaps'
  | 'sweep.notRunning'
  | 'sweep.elsewhere'
  | 'sweep.answerMissing'
  | 'sweep.answerTwice'
  | 'sweep.questionUnknown'

/** A household is asked once at a time: no other round covers a part of the same area on one of these days. */
export function decideRound(
  round: SweepRound,
  others: readonly SweepRound[],
  day: Day,
): Result<SweepRound, SweepRefusal> {
  const { areaCode, from, until } = round
  if (from < day || until < from) return refuse('sweep.datesWrong', { day })
  const meets = (other: SweepRound) =>
    (covers(other.areaCode, areaCode) || covers(areaCode, other.areaCode)) && other.from <= until && from <= other.until
  return others.some(meets) ? refuse('sweep.overlaps') : ok(round)
}

/** A question with what the household said. */
export interface SweepAnswer {
  readonly question: string
  readonly yes: boolean
}

/** The check of one household: every question answered once. @returns the hardships to report, each once */
export function decideCheck(
  round: SweepRound,
  villageCode: string,
  answers: readonly SweepAnswer[],
  { questions }: Pick<SweepPolicy, 'questions'>,
  day: Day,
): Result<readonly Hardship[], SweepRefusal> {
  if (roundState(round, day) !== 'running') return refuse('sweep.notRunning', { from: round.from, until: round.until })
  if (!covers(round.areaCode, villageCode)) return refuse('sweep.elsewhere')
  const asked = new Set(questions.map(({ id }) => id))
  const said = new Map(answers.map(({ question, yes }) => [question, yes]))
  if ([...said.keys()].some((id) => !asked.has(id))) return refuse('sweep.questionUnknown')
  if (said.size < answers.length) return refuse('sweep.answerTwice')
  if (said.size < asked.size) return refuse('sweep.answerMissing', { count: asked.size - said.size })
  return ok([...new Set(questions.filter(({ id }) => said.get(id)).map(({ kind }) => kind))])
}
