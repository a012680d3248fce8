import { sql } from 'kysely'
import type { WrongTries } from '../../../src/domain/access/wrong-tries'
import type { Tx } from '../database/scope'

interface TryCall {
  readonly tx: Tx
  readonly county: string
  /** ISO instant. */
  readonly at: string
}

const MINUTE = 60_000

/** The most tries in a row under one of these keys; locked, so that many tries at once count as many. */
export async function countTries({ tx, county, at }: TryCall, keys: readonly string[]): Promise<WrongTries> {
  const rows = await tx
    .selectFrom('wrong_try')
    .select(['tries', 'last_at'])
    .where('county_code', '=', county)
    .where('key_hash', 'in', keys)
    .orderBy('key_hash')
    .forUpdate()
    .execute()
  const [most] = [...rows].sort((one, other) => other.tries - one.tries)
  if (most === undefined) return { count: 0, minutesSince: 0 }
  return { count: most.tries, minutesSince: Math.floor((Date.parse(at) - Date.parse(most.last_at)) / MINUTE) }
}

/** One more wrong try under each of the keys. */
export async function noteWrongTry({ tx, county, at }: TryCall, keys: readonly string[]): Promise<void> {
  await tx
    .insertInto('wrong_try')
    .values([...keys].sort().map((key) => ({ county_code: county, key_hash: key, tries: 1, last_at: at })))
    .onConflict((conflict) =>
      conflict
        .columns(['county_code', 'key_hash'])
        .doUpdateSet({ tries: sql<number>`wrong_try.tries + 1`, last_at: at }),
    )
    .execute()
}

/** A right one: whoever slipped before is not kept waiting for it later. */
export async function forgetTries({ tx, county }: TryCall, keys: readonly string[]): Promise<void> {
  await tx.deleteFrom('wrong_try').where('county_code', '=', county).where('key_hash', 'in', keys).execute()
}
