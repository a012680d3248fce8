import type { Condition } from '../rulebook/condition'
import type { Rulebook } from '../rulebook/rulebook'

/** `wrong` cannot be so; `doubtful` is rare, and somebody should look. */
export const SEVERITIES = ['wrong', 'doubtful'] as const
export type Severity = (typeof SEVERITIES)[number]

export const SEVERITY_WORDS = {
  wrong: '有误',
  doubtful: '请核对',
} as const satisfies Record<Severity, string>

/** One question to what is known of a household whose answer "yes" means that something is noted down wrongly somewhere. */
export interface QualityCheck {
  /** Q01 … */
  readonly id: string
  readonly name: string
  readonly severity: Severity
  /** Feed and field where it is mended, `members.labour`. */
  readonly mendAt: string
  readonly when: Condition
  /** What is wrong, and what to do about it, Chinese; `{name}` stands for a number of the book with its unit. */
  readonly says: string
  readonly mend: string
}

/** All checks of a county as data: `config/policies/quality-checks.json`, in the condition language of the rulebook. */
export interface QualityBook extends Pick<Rulebook, 'numbers' | 'conditions' | 'measures'> {
  readonly official: boolean
  readonly checks: readonly QualityCheck[]
}
