import type { FunctionAnswer } from '../../src/contract/answer'
import type { DeployedCounty } from './deployed-county'
import { failStatement, type Failure } from './failing-statements'
import { effectOf, readContents } from './whole-database'

/** A command that can be sent again and again, and what it leaves when nothing fails: tables that change, with the rows they gain. */
export interface Attempt {
  send(): Promise<FunctionAnswer<unknown>>
  readonly whole: Readonly<Record<string, number>>
}

/** One command with its n-th statement failing, and the same command again when the database is well. @returns the statement */
export async function tryWithFailure(
  county: DeployedCounty,
  { send, whole }: Attempt,
  n: number,
  how: Failure,
): Promise<string | undefined> {
  const before = await readContents(county.owner)
  const failing = failStatement(n, how)
  let first: FunctionAnswer<unknown>
  try {
    first = await send()
  } finally {
    failing.restore()
  }
  const statement = failing.failed()
  const kept = effectOf(before, await readContents(county.owner))
  if (first.ok) expect(kept).toEqual(whole)
  else {
    expect(first.fault.code).toBe(how === 'refused' ? 'internal' : 'server.busy')
    // Only an answer to the commit itself can get lost together with what was done.
    expect(kept).toEqual(how === 'unanswered' && statement === 'commit' ? whole : {})
  }
  const again = await send()
  expect(again).toMatchObject({ ok: true })
  if (first.ok) expect(again).toEqual(first)
  expect(effectOf(before, await readContents(county.owner))).toEqual(whole)
  return statement
}
