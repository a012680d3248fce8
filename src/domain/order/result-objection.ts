import { mayInVillage } from '../access/permission-table'
import type { Actor } from '../access/role'
import type { Day } from '../calendar/day'
import { addWorkingDays } from '../calendar/working-days'
import { ok, refuse, type Result } from '../result'
import type { OrderContext } from './deadlines'
import type { WorkOrder } from './order'

/** open 待答复 → dismissed 维持结果 or upheld 已重新核实. */
export const OBJECTION_STATES = ['open', 'dismissed', 'upheld'] as const
export type ObjectionState = (typeof OBJECTION_STATES)[number]

export const OBJECTION_STATE_WORDS = {
  open: '等镇里答复',
  dismissed: '镇里维持结果',
  upheld: '镇里要求重新核实',
} as const satisfies Record<ObjectionState, string>

/** Two ways to an answer: a reason, or the order reopened. Each answers once. */
export const OBJECTION_TRANSITIONS = {
  open: { answerResultObjection: 'dismissed', reopenOrder: 'upheld' },
  dismissed: { answerResultObjection: null, reopenOrder: null },
  upheld: { answerResultObjection: null, reopenOrder: null },
} as const satisfies Record<ObjectionState, Record<'answerResultObjection' | 'reopenOrder', ObjectionState | null>>

export type ObjectionRefusal =
  | 'permission.area'
  | 'permission.role'
  | 'objection.notOwn'
  | 'objection.notClosed'
  | 'objection.already'
  | 'objection.answered'
  | 'objection.wordsMissing'

/** A report with the order that answered it. */
interface Reported {
  readonly forWhom: 'own' | 'other'
  readonly order: Pick<WorkOrder, 'state'>
  /** Against this very closing. */
  readonly objected: boolean
}

/** Whoever reported their own hardship may object once to each result. @returns the last day of the township's answer */
export function decideObject(
  { forWhom, order, objected }: Reported,
  words: string,
  { day, deadlines, calendar }: OrderContext,
): Result<{ readonly dueOn: Day }, ObjectionRefusal> {
  if (forWhom !== 'own') return refuse('objection.notOwn')
  if (order.state !== 'closed') return refuse('objection.notClosed')
  if (objected) return refuse('objection.already')
  if (words.trim() === '') return refuse('objection.wordsMissing', { field: 'words' })
  return ok({ dueOn: addWorkingDays(calendar, day, deadlines.objection) })
}

/** The township stands by the result and says why. */
export function decideAnswer(
  objection: { readonly state: ObjectionState; readonly villageCode: string },
  reason: string,
  actor: Actor,
): Result<ObjectionState, ObjectionRefusal> {
  if (!mayInVillage(actor, 'answerResultObjection', objection.villageCode)) return refuse('permission.area')
  const next = OBJECTION_TRANSITIONS[objection.state].answerResultObjection
  if (next === null) return refuse('objection.answered')
  return reason.trim() === '' ? refuse('objection.wordsMissing', { field: 'reason' }) : ok(next)
}
