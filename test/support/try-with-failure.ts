import type { FunctionAnswer } from '../../src/contract/answer'
import type { Database } from '../../cloudfunctions/server/database/connect'
import { codeOf } from './answers'
import { failStatement, type Failure } from './failing-statements'
import { effectOf, readContents, readShapes, withoutDrawn, type Contents } from './whole-database'

/** A command that can be sent again and again, from a state to which the database can be taken back. */
export interface Attempt {
  readonly owner: Database
  send(): Promise<FunctionAnswer<unknown>>
  readonly before: Contents
  /** What it answers and leaves when nothing fails. */
  readonly answer: FunctionAnswer<unknown>
  readonly effect: Readonly<Record<string, number>>
  /** Tables that it writes to as they stand afterwards, by their shapes. */
  readonly after: Contents
  /** Of work in several transactions: tables in which each try leaves its own trace. Undefined for one transaction. */
  readonly traces?: readonly string[]
}

/** One command with its n-th statement failing, and the same command again when the database is well. */
export async function tryWithFailure(
  { owner, send, before, answer, effect, after, traces }: Attempt,
  n: number,
  how: Failure,
): Promise<void> {
  const failing = failStatement(n, how)
  let first: FunctionAnswer<unknown>
  try {
    first = await send()
  } finally {
    failing.restore()
  }
  const statement = failing.failed()
  if (!first.ok) expect(first.fault.code).toBe(how === 'refused' ? 'internal' : 'server.busy')
  if (traces === undefined) {
    const kept = effectOf(before, await readContents(owner))
    // Only an answer to the commit itself can get lost together with what was done.
    const isDone = first.ok || (how === 'unanswered' && statement === 'commit')
    expect([statement, kept]).toEqual([statement, isDone ? effect : {}])
  }
  const again = await send()
  const keepsReceipt = 'command_receipt' in effect
  expect([statement, codeOf(again)]).toEqual([statement, 'ok'])
  if (first.ok && keepsReceipt) expect(again).toEqual(first)
  const settled = (changed: object) =>
    Object.keys(changed)
      .filter((table) => !traces?.includes(table))
      .sort()
  expect([statement, settled(effectOf(before, await readContents(owner)))]).toEqual([statement, settled(effect)])
  expect([statement, await readShapes(owner, Object.keys(after))]).toEqual([statement, after])
  if (traces === undefined) expect(withoutDrawn(again)).toBe(withoutDrawn(answer))
}
