import { sql } from 'kysely'
import { decideLimit, type Counter } from '../../../src/domain/access/decide-limit'
import type { Operation } from '../../../src/domain/access/permission-table'
import { ok, type Result } from '../../../src/domain/result'
import type { Secrets } from '../crypto/secrets'
import type { Database } from '../database/connect'
import { isCleanAbort, isGone } from '../database/database-error'
import { countersOf, type CountedCall } from './counters'

/** Counts a call by a code before anything else is done for it, and refuses one that is too many. */
export async function countCall(
  db: Database,
  operation: Operation,
  { secrets, ...call }: CountedCall & { readonly secrets: Pick<Secrets, 'hash'> },
): Promise<Result<null, Counter['fault']>> {
  const counters = countersOf(operation, call)
  if (counters.length === 0) return ok(null)
  const { county, codeHash } = call.scope
  const values = sql.join([
    ...[county, codeHash, counters.map(({ key }) => secrets.hash(key))],
    ...[counters.map(({ begun }) => begun), counters.map(({ onlyWrong }) => onlyWrong)],
  ])
  const count = () => sql<{ calls: number[] | null }>`SELECT count_call(${values}) AS calls`.execute(db)
  const { rows } = await count().catch((error: unknown) => {
    // Counted twice is no harm, and a connection that was idle may be gone.
    if (isCleanAbort(error) || isGone(error)) return count()
    throw error
  })
  return decideLimit(counters, rows[0]?.calls ?? [])
}
