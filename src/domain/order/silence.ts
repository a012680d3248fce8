import type { Day } from '../calendar/day'
import { addDays } from '../calendar/day-number'
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-days'
import type { Hit } from '../scoring/evaluation'
import { evidenceRef, evidenceToAnswer, type RuleEvidence } from './evidence'
import type { Finding } from './order'

/** How long a finding keeps the same evidence from opening an order: docs/rulebook.md, last section. */
type Silence = { readonly days: number } | { readonly workingDays: number } | 'whileUnchanged'

const SILENCE = {
  // The household is in a case: what comes now joins the case.
  identify: 'whileUnchanged',
  helped: { days: 180 },
  refer: { days: 180 },
  notRisk: { days: 180 },
  dataError: 'whileUnchanged',
  changed: { days: 180 },
  unreachable: { workingDays: 10 },
} as const satisfies Record<Finding, Silence>

/** A finding of a closed order. It answers this content only: changed evidence is new evidence. */
export interface PastFinding {
  readonly rule: string
  /** `evidenceRef` of what it answers. */
  readonly ref: string
  readonly content: string
  readonly finding: Finding
  readonly foundOn: Day
  /** Last silent day; null = as long as the content stays. */
  readonly silentUntil: Day | null
}

export function silentUntil(finding: Finding, foundOn: Day, calendar: WorkingCalendar): Day | null {
  const silence: Silence = SILENCE[finding]
  if (silence === 'whileUnchanged') return null
  return 'days' in silence ? addDays(foundOn, silence.days) : addWorkingDays(calendar, foundOn, silence.workingDays)
}

/**
 * True when this finding keeps that evidence silent on the day. What identification began with is known whichever rule sees it:
 * lower lines hold for a monitored household, and the bill that it is monitored for is no news because of them.
 */
export function isSilenced(past: PastFinding, { rule, evidence }: RuleEvidence, day: Day): boolean {
  if (past.rule !== rule && past.finding !== 'identify') return false
  if (past.ref !== evidenceRef(evidence) || past.content !== evidence.content) return false
  return past.silentUntil === null || day <= past.silentUntil
}

/** The newest finding that keeps the evidence silent on the day, to be shown as "verified on …". */
export function findSilencing(
  findings: readonly PastFinding[],
  piece: RuleEvidence,
  day: Day,
): PastFinding | undefined {
  return findings
    .filter((past) => isSilenced(past, piece, day))
    .reduce<PastFinding | undefined>(
      (newest, past) => (newest && newest.foundOn > past.foundOn ? newest : past),
      undefined,
    )
}

/**
 * The risk evidence of a score at or above the order line that nobody has verified: when there is some, an order opens. New and
 * changed evidence is never silent, nor is a rule (such as a core hit) that was not part of the closed order.
 */
export function evidenceThatOpens(
  hits: readonly Hit[],
  findings: readonly PastFinding[],
  day: Day,
): readonly RuleEvidence[] {
  return evidenceToAnswer(hits).filter((piece) => findSilencing(findings, piece, day) === undefined)
}
