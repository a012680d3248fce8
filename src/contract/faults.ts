import type { Refusal } from '../domain/result'
import { accountFaults } from './faults/account-faults'
import { caseFaults } from './faults/case-faults'
import type { FaultKind, FaultSpec } from './faults/fault-spec'
import { feedbackFaults } from './faults/feedback-faults'
import { fileFaults } from './faults/file-faults'
import { limitFaults } from './faults/limit-faults'
import { listFaults } from './faults/list-faults'
import { orderFaults } from './faults/order-faults'
import { reportFaults } from './faults/report-faults'
import { requestFaults } from './faults/request-faults'
import { scoringFaults } from './faults/scoring-faults'
import { supportFaults } from './faults/support-faults'
import { sweepFaults } from './faults/sweep-faults'
import { findFieldWord } from './field-words'

/** Every way in which something can be refused, once, for functions and screens. Retired codes stay in it as comments. */
export const FAULTS = {
  ...requestFaults,
  ...limitFaults,
  ...reportFaults,
  ...orderFaults,
  ...supportFaults,
  ...feedbackFaults,
  ...sweepFaults,
  ...caseFaults,
  ...accountFaults,
  ...listFaults,
  ...fileFaults,
  ...scoringFaults,
} as const satisfies Record<string, FaultSpec>

export type FaultCode = keyof typeof FAULTS

/** What travels in an answer that refuses. `details` holds field names, states, days and numbers, never a value of a person. */
export interface Fault {
  readonly code: FaultCode
  readonly kind: FaultKind
  readonly details: Refusal['details']
}

export function makeFault(code: FaultCode, details: Refusal['details'] = {}): Fault {
  return { code, kind: FAULTS[code].kind, details }
}

/** The sentence of a fault with its details filled in; a field by the name that people give it. */
export function faultSentence(fault: Pick<Fault, 'code' | 'details'>): string {
  const field = findFieldWord(String(fault.details['field'])) ?? '有一处'
  return fillSentence(FAULTS[fault.code].says, { ...fault.details, field })
}

export function fillSentence(template: string, details: Refusal['details']): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}
