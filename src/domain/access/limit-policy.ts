import { be, flag, keys, nullable, parseDocument, text } from '../check'
import type { Result } from '../result'

/** So many times within so many minutes. */
export interface Limit {
  readonly most: number
  readonly minutes: number
}

/** How often at most: policy data, `config/policies/limits.json`. */
export interface LimitPolicy extends Readonly<Record<LimitedOperation, Readonly<Record<LimitedBy, Limit>>>> {
  readonly meaning: string
  readonly official: boolean
  readonly document: string | null
  readonly note: string
  /** Codes that were never given out. */
  readonly wrongCode: Readonly<Record<Exclude<LimitedBy, 'code'>, Limit>>
}

/** What is asked by a code: a household's, a notice's, or an invitation's. */
const LIMITED = ['openCode', 'submitReport', 'openNotice', 'objectFromNotice', 'acceptInvitation'] as const
export type LimitedOperation = (typeof LIMITED)[number]

export function findLimited(operation: string): LimitedOperation | undefined {
  return LIMITED.find((one) => one === operation)
}

/** Of one code, of one identity, of one network address. */
export type LimitedBy = 'code' | 'identity' | 'address'

/** An hour at most: who is refused is told to wait some minutes. */
const limit = keys({
  most: be((value) => Number.isInteger(value) && Number(value) >= 1, '正整数'),
  minutes: be((value) => [5, 10, 15, 20, 30, 60].includes(Number(value)), '其中之一：5、10、15、20、30、60'),
})
const limits = keys({ code: limit, identity: limit, address: limit })

const policy = keys({
  meaning: text,
  official: flag,
  document: nullable(text),
  note: text,
  openCode: limits,
  submitReport: limits,
  openNotice: limits,
  objectFromNotice: limits,
  acceptInvitation: limits,
  wrongCode: keys({ identity: limit, address: limit }),
})

/** Refuses with `limits-invalid`, details = place → what is wrong there. */
export function parseLimitPolicy(document: unknown): Result<LimitPolicy, 'limits-invalid'> {
  return parseDocument(policy, document, 'limits-invalid')
}
