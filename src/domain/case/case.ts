import type { Day } from '../calendar/day'
import type { OrderLevel } from '../order/order'

/** Becoming a monitored household 纳入, and being found safe again 风险消除. */
export const CASE_KINDS = ['inclusion', 'clearance'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const CASE_KIND_WORDS = { inclusion: '纳入', clearance: '风险消除' } as const satisfies Record<CaseKind, string>

/** `urgent` 先帮后补: after a disaster or an accident help comes first and the papers follow. */
export const CASE_VARIANTS = ['ordinary', 'urgent'] as const
export type CaseVariant = (typeof CASE_VARIANTS)[number]

/** Every state that a case of either kind can be in; `STEPS` says which belong to a kind, and in what order. */
export const CASE_STATES = [
  ...(['opened', 'authorised', 'compared', 'proposed', 'visited', 'assembled', 'noticed', 'reviewed'] as const),
  ...(['approved', 'announced', 'declined'] as const),
] as const
export type CaseState = (typeof CASE_STATES)[number]

export const CASE_STATE_WORDS = {
  opened: '已启动',
  authorised: '已授权',
  compared: '已比对',
  proposed: '已提名',
  visited: '已入户',
  assembled: '已评议',
  noticed: '公示中',
  reviewed: '镇级已审核',
  approved: '县级已审定',
  announced: '已公告',
  declined: '已终止',
} as const satisfies Record<CaseState, string>

/** How a risk went away: by help, or by itself. */
export const CLEARANCE_WAYS = ['helped', 'natural'] as const
export type ClearanceWay = (typeof CLEARANCE_WAYS)[number]

export const CLEARANCE_WAY_WORDS = {
  helped: '帮扶消除',
  natural: '自然消除',
} as const satisfies Record<ClearanceWay, string>

/** The case of one household as its state machine sees it. What was found at each step is in the steps (`case-step.ts`). */
export interface HouseholdCase {
  readonly caseId: string
  readonly caseNo: string
  readonly householdId: string
  readonly villageCode: string
  /** Who does the village's steps: the village, or the township when the village has no active cadre. */
  readonly level: OrderLevel
  readonly kind: CaseKind
  readonly variant: CaseVariant
  readonly state: CaseState
  /** Code of `config/policies/case-kinds.json`, as the last assembly gave it. */
  readonly category: string | null
  readonly risks: readonly string[]
  readonly openedOn: Day
  /** When the present state was reached; the next step cannot lie before it. */
  readonly reachedOn: Day
  /** Last day of the running step. Late is computed from it, never stored. */
  readonly dueOn: Day
  /** Last day of the whole. */
  readonly hardDueOn: Day
  /** The last notice of the case, both days included. */
  readonly notice: { readonly postedOn: Day; readonly until: Day } | null
  /** Of a clearance: the announcement by which the household became monitored. */
  readonly includedOn: Day | null
  readonly way: ClearanceWay | null
  readonly announcedOn: Day | null
  readonly version: number
}

/** A case that is over, announced or declined, has no clock. */
export function isRunning({ state }: Pick<HouseholdCase, 'state'>): boolean {
  return state !== 'announced' && state !== 'declined'
}

export function isCaseLate(one: Pick<HouseholdCase, 'state' | 'dueOn' | 'hardDueOn'>, today: Day): boolean {
  return isRunning(one) && (one.dueOn < today || one.hardDueOn < today)
}

/**
 * True when the household would be cleared in the month in which it was included, or in the next: a quality rule of the national
 * list, unless the risk went away by itself. It is shown to those who decide and stops nobody.
 */
export function isClearedEarly({ includedOn, announcedOn, way }: HouseholdCase, today: Day): boolean {
  if (includedOn === null || way !== 'helped') return false
  return monthsOf(announcedOn ?? today) - monthsOf(includedOn) <= 1
}

function monthsOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
}
