import { be, flag, keys, nullable, parseDocument, text } from '../check'
import type { Result } from '../result'

/** How staff accounts are given out: policy data, `config/policies/accounts.json`. */
export interface AccountPolicy {
  readonly meaning: string
  readonly official: boolean
  readonly document: string | null
  readonly note: string
  /** Days on which an invitation can be taken up, the day it was made included. */
  readonly invitationDays: number
  readonly longestPostMonths: number
}

const count = be((value) => Number.isSafeInteger(value) && Number(value) >= 1, ' 1 以上的整数')

const policy = keys({
  meaning: text,
  official: flag,
  document: nullable(text),
  note: text,
  invitationDays: count,
  longestPostMonths: count,
})

/** Refuses with `accounts-invalid`, details = place → what is wrong there. */
export function parseAccountPolicy(document: unknown): Result<AccountPolicy, 'accounts-invalid'> {
  return parseDocument(policy, document, 'accounts-invalid')
}
