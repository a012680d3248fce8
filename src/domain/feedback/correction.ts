import type { Day } from '../calendar/day'
import { evidenceRef } from '../order/evidence'
import type { AnsweredEvidence } from '../order/decision'
import type { Evidence } from '../scoring/evaluation'

/**
 * open 待更正 → mended 已更正, by a delivery in which the record reads otherwise, or answered 部门已答复; withdrawn 已撤回 when the
 * order was reopened, so that nobody says any more that the record is wrong.
 */
export const CORRECTION_STATES = ['open', 'mended', 'answered', 'withdrawn'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]

export const CORRECTION_STATE_WORDS = {
  open: '待更正',
  mended: '已更正',
  answered: '部门已答复',
  withdrawn: '已撤回',
} as const satisfies Record<CorrectionState, string>

/**
 * `answerCorrection` is the operation of the permission table; the others happen by themselves: a delivery changes the record,
 * that delivery is taken back, the order is reopened.
 */
type CorrectionAction = 'recordChanged' | 'deliveryUndone' | 'orderReopened' | 'answerCorrection'

/** The whole state machine: where an action leads from a state, null where it changes nothing. */
export const CORRECTION_TRANSITIONS = {
  open: { recordChanged: 'mended', deliveryUndone: null, orderReopened: 'withdrawn', answerCorrection: 'answered' },
  mended: { recordChanged: null, deliveryUndone: 'open', orderReopened: null, answerCorrection: null },
  answered: { recordChanged: null, deliveryUndone: null, orderReopened: null, answerCorrection: null },
  withdrawn: { recordChanged: null, deliveryUndone: null, orderReopened: null, answerCorrection: null },
} as const satisfies Record<CorrectionState, Record<CorrectionAction, CorrectionState | null>>

/** What a department is asked to look at: one of its records that a visit found wrong. */
export interface Correction {
  readonly correctionId: string
  readonly orderId: string
  readonly householdId: string
  readonly villageCode: string
  /** Feed id, or `households` / `members` of the register. */
  readonly feed: string
  /** Whom the record is about; null for the household as a whole. */
  readonly personId: string | null
  /** Natural key of the record, or `<household or person id>:<field>` of a register value. */
  readonly recordKey: string
  /** What it read when it was found wrong: another content is another record. */
  readonly content: string
  /** The columns that were looked at and what stands there, without names. */
  readonly says: string
  /** Rules that it had made fire. */
  readonly rules: readonly string[]
  /** What the visit found, in the words of who closed the order: sealed where it is kept. */
  readonly found: string
  readonly openedOn: Day
  readonly state: CorrectionState
  readonly closedOn: Day | null
  /** The department's answer; sealed where it is kept. */
  readonly answer: string | null
  readonly version: number
}

interface Closing {
  readonly orderId: string
  readonly householdId: string
  readonly villageCode: string
  readonly reason: string
  readonly findings: readonly AnsweredEvidence[]
}

/** The items that a closing makes: one for each record it found wrong, however many rules the record had made fire. */
export function correctionsOf(closing: Closing, newId: () => string): readonly Correction[] {
  const { orderId, householdId, villageCode, reason } = closing
  return [...wrongRecords(closing.findings).values()].map(({ evidence, rules, foundOn }) => ({
    correctionId: newId(),
    ...{ orderId, householdId, villageCode, rules },
    ...{ feed: evidence.source, recordKey: evidence.key, content: evidence.content, says: evidence.says },
    personId: evidence.personId,
    found: reason,
    openedOn: foundOn,
    ...{ state: 'open', closedOn: null, answer: null, version: 1 },
  }))
}

interface WrongRecord {
  readonly evidence: Evidence
  readonly rules: string[]
  readonly foundOn: Day
}

function wrongRecords(findings: Closing['findings']): ReadonlyMap<string, WrongRecord> {
  const records = new Map<string, WrongRecord>()
  for (const { evidence, finding, rule, foundOn } of findings) {
    if (finding !== 'dataError') continue
    const ref = evidenceRef(evidence)
    const known = records.get(ref)
    if (known === undefined) records.set(ref, { evidence, rules: [rule], foundOn })
    else known.rules.push(rule)
  }
  return records
}
