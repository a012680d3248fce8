import type { FunctionAnswer } from '../../src/contract/answer'

/** The code of a refusal, or `ok`. */
export function codeOf(answer: FunctionAnswer<unknown>): string {
  return answer.ok ? 'ok' : answer.fault.code
}

/** What an answer that must have succeeded carries. */
export function dataOf<T>(answer: FunctionAnswer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.fault.code} ${JSON.stringify(answer.fault.details)}`)
  return answer.data
}
