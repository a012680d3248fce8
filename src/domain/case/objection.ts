import type { Actor } from '../access/role'
import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import { isRunning, type HouseholdCase } from './case'
import { spanAfter } from './clocks'
import { findDenial, type CaseContext, type CaseRefusal } from './decision'

/** Somebody says that the notice is wrong. It waits for a person of the township, with a clock. */
export interface Objection {
  readonly objectionId: string
  readonly raisedOn: Day
  readonly dueOn: Day
  readonly words: string
  readonly answer: { readonly on: Day; readonly upheld: boolean; readonly words: string } | null
  /** Version of the case that hung on the wall: an objection answers that notice and no later one. */
  readonly noticeVersion: number
}

/** An objection that somebody of the place writes down for whoever came or called. Who objects is never part of it. */
export function raiseObjection(
  one: HouseholdCase,
  said: Said,
  actor: Actor,
  context: CaseContext,
): Result<Objection, CaseRefusal> {
  const denied = findDenial(one, 'objectToNotice', actor)
  return denied ? refuse(denied) : objectionTo(one, said, context)
}

/** An objection of somebody who has the notice before them. One at a time: what waits is answered first. */
export function raiseFromNotice(
  one: HouseholdCase,
  said: Said,
  own: readonly Objection[],
  context: CaseContext,
): Result<Objection, CaseRefusal> {
  const waits = own.some(({ answer, noticeVersion }) => answer === null && noticeVersion === one.version)
  return waits ? refuse('case.objectionWaits') : objectionTo(one, said, context)
}

interface Said {
  readonly objectionId: string
  readonly words: string
}

/** Against the notice that hangs, or has hung and is not reviewed yet. */
function objectionTo(
  one: HouseholdCase,
  { objectionId, words }: Said,
  { day, clocks, calendar }: CaseContext,
): Result<Objection, CaseRefusal> {
  if (one.state !== 'noticed') return refuse('case.noNotice')
  if (words.trim() === '') return refuse('case.reasonMissing', { field: 'words' })
  const dueOn = spanAfter(day, clocks.objection, calendar)
  return ok({ objectionId, words: words.trim(), raisedOn: day, dueOn, answer: null, noticeVersion: one.version })
}

/** The township looks into it and says whether it is right. One that is right stops the review until the case is sent back. */
export function answerObjection(
  one: HouseholdCase,
  objection: Objection,
  said: { readonly upheld: boolean; readonly words: string },
  actor: Actor,
  { day }: CaseContext,
): Result<Objection, CaseRefusal> {
  const denied = findDenial(one, 'answerObjection', actor)
  if (denied) return refuse(denied)
  if (objection.answer !== null || !isRunning(one)) return refuse('case.objectionAnswered')
  if (said.words.trim() === '') return refuse('case.reasonMissing', { field: 'words' })
  return ok({ ...objection, answer: { on: day, upheld: said.upheld, words: said.words.trim() } })
}

/** Why the objections against the present notice stop its review; undefined when they do not. */
export function findObjectionRefusal(
  one: HouseholdCase,
  objections: readonly Objection[],
): 'case.objectionOpen' | 'case.objectionUpheld' | undefined {
  const against = objections.filter(({ noticeVersion }) => noticeVersion === one.version)
  if (against.some(({ answer }) => answer === null)) return 'case.objectionOpen'
  return against.some(({ answer }) => answer?.upheld) ? 'case.objectionUpheld' : undefined
}
