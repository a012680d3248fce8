import type { Day } from '../calendar/day'
import { addDays } from '../calendar/day-number'
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-days'
import type { HouseholdCase } from './case'
import { findNextStep, type StepAction } from './steps'

/** A length of time, in days of the calendar or in working days. */
export type Span = { readonly days: number } | { readonly workingDays: number }

/** `config/policies/case-clocks.json`. */
export interface CaseClocks {
  /** By the step that is due. */
  readonly steps: Readonly<Record<StepAction, Span>>
  readonly whole: Span
  /** Of the urgent variant: all papers, counted from the day of the help. */
  readonly papersAfterHelp: Span
  /** Full days that a notice hangs, the day of posting not counted. */
  readonly noticeFullDays: number
  readonly objection: Span
}

export interface Clockwork {
  readonly clocks: CaseClocks
  readonly calendar: WorkingCalendar
}

export function spanAfter(from: Day, span: Span, calendar: WorkingCalendar): Day {
  return 'days' in span ? addDays(from, span.days) : addWorkingDays(calendar, from, span.workingDays)
}

/** Last day of a whole case that opens on the day. */
export function hardDueAfter(openedOn: Day, { clocks, calendar }: Clockwork): Day {
  return spanAfter(openedOn, clocks.whole, calendar)
}

/** Last day by which the papers have to be there when help came first. */
export function papersBy(helpedOn: Day, { clocks, calendar }: Clockwork): Day {
  return spanAfter(helpedOn, clocks.papersAfterHelp, calendar)
}

/**
 * Last day of the step that is due. Of an urgent case only the whole counts: the help is there already. The review of a notice is
 * not due before the notice has hung its days.
 */
export function dueOf(
  one: Pick<HouseholdCase, 'kind' | 'variant' | 'state' | 'reachedOn' | 'hardDueOn' | 'notice'>,
  { clocks, calendar }: Clockwork,
): Day {
  const next = findNextStep(one.kind, one.state)
  if (next === null || one.variant === 'urgent') return one.hardDueOn
  const from = one.state === 'noticed' && one.notice !== null ? one.notice.until : one.reachedOn
  return spanAfter(from, clocks.steps[next], calendar)
}

/** The last day that a notice posted on a day has to hang: its full days, the day of posting not counted. */
export function noticeUntil(postedOn: Day, { clocks }: Pick<Clockwork, 'clocks'>): Day {
  return addDays(postedOn, clocks.noticeFullDays)
}
