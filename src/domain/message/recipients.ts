import { rolesThatMay, type Operation } from '../access/permission-table'
import type { StaffRole } from '../access/role'
import type { CaseKind, CaseState } from '../case/case'
import { findNextStep } from '../case/steps'
import type { EventType } from '../history/event-type'
import type { OrderLevel } from '../order/order'

/** What happens without anybody doing anything: a clock is about to run out, or has. */
export type ClockOccasion = 'order.dueSoon' | 'order.late' | 'case.late'
export type Occasion = EventType | ClockOccasion

/** Whose turn an order or a case is. */
export interface Duty {
  readonly level: OrderLevel
  /** `staffIdOf` whoever has the order; null while it is nobody's own. */
  readonly holder: string | null
  /** Of a case: what it is, and where it stands. */
  readonly stage?: { readonly kind: CaseKind; readonly state: CaseState }
}

/** What happened, as far as somebody has to learn of it. */
export interface Happened {
  readonly type: Occasion
  /** `Actor.id` of who did it. */
  readonly actor: string
  /** Village in which it happened, or the county. */
  readonly areaCode: string
  readonly subjectId: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly duty?: Duty
}

/** Who is meant; who that is on the day is looked up where the message is written. */
export type Recipients =
  | { readonly person: string }
  /** Whoever has one of these posts in one of these areas. Who did it knows of it. */
  | { readonly roles: readonly StaffRole[]; readonly areas: readonly string[]; readonly but: string }
  /** Identities that reported what the order is about. */
  | { readonly reportersOf: string }
  /** The identity that raised the objection, to a result or to a notice. */
  | { readonly objectorOf: string }

/** Nobody, when this happened in a way that concerns nobody of this kind. */
export type Who = (happened: Happened) => Recipients | undefined

/** Whoever may do what comes next, by the permission table. */
export function whoMay(operation: Operation): Who {
  return (happened) => inOffice(happened, rolesThatMay(operation, happened.duty?.level))
}

export const township: Who = (happened) => inOffice(happened, ['townshipOfficer'])

/** Who has the order; while nobody does, everybody who could take it. */
export const whoHasIt: Who = (happened) => {
  const { holder } = dutyOf(happened)
  if (holder === null) return whoMay('acceptOrder')(happened)
  const person = `staff:${holder}`
  return person === happened.actor ? undefined : { person }
}

/** Who does the next step of the case. */
export const whoIsNext: Who = (happened) => {
  const { stage } = dutyOf(happened)
  const next = stage && findNextStep(stage.kind, stage.state)
  return next ? whoMay(next)(happened) : undefined
}

export const reporters: Who = ({ subjectId }) => ({ reportersOf: subjectId })
export const objector: Who = ({ subjectId }) => ({ objectorOf: subjectId })
/** Whoever objected to a notice from a phone; what somebody wrote down for them has nobody's identity. */
export const noticeObjector: Who = ({ payload }) => ({ objectorOf: String(payload['objectionId']) })

/** Who scanned a code and reported; what came another way has nobody's identity. */
export const whoReported: Who = ({ actor, payload }) => (payload['channel'] === 'code' ? { person: actor } : undefined)

/** Only of what somebody told: a score that says more is read with the order. */
export function whenReported(who: Who): Who {
  return (happened) => (happened.payload['by'] === 'report' ? who(happened) : undefined)
}

function inOffice({ areaCode, actor }: Happened, roles: readonly StaffRole[]): Recipients {
  const areas = [12, 9, 6].filter((digits) => digits <= areaCode.length).map((digits) => areaCode.slice(0, digits))
  return { roles, areas, but: actor }
}

function dutyOf({ type, duty }: Happened): Duty {
  if (duty === undefined) throw new Error(`${type} does not say whose turn it is.`)
  return duty
}
