import { sql, type Transaction } from 'kysely'
import type { Database } from './connect'
import { isCleanAbort, isGone } from './database-error'
import type { Schema } from './schema'

export type Tx = Transaction<Schema>

/** What row security lets a transaction see: one county, in it the areas (prefixes of 6, 9 or 12 digits), one household, or one reporter's own reports. */
export interface Scope {
  readonly county: string
  readonly areas: readonly string[]
  readonly household?: string
  readonly reporterHash?: string
  /** Keyed hash of a household's code, which names the household in the place of `household` while it is valid. */
  readonly codeHash?: string
}

/** Sets the scope until the end of the transaction. Called again it replaces the scope. */
export async function setScope(tx: Tx, scope: Scope): Promise<void> {
  const { county, areas, household = '', reporterHash = '', codeHash = '' } = scope
  const values = sql.join([county, areas.join(','), household, reporterHash, codeHash])
  await sql`SELECT set_scope(${values})`.execute(tx)
}

/** Scope of a job that works on a whole county. */
export function countyScope(county: string): Scope {
  return { county, areas: [county] }
}

/**
 * Runs `work` in one transaction of one county. `work` may run twice: when the first try surely left nothing behind (deadlock,
 * no free connection, server gone before the commit was sent) it is tried once more, so it must keep its effects inside `tx`,
 * or say `retry: false`. Who only reads, or asks for it, sees one moment, however many statements it takes.
 */
export async function inTransaction<T>(
  db: Database,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  {
    readOnly = false,
    oneMoment = readOnly,
    retry = true,
  }: { readOnly?: boolean; oneMoment?: boolean; retry?: boolean } = {},
): Promise<T> {
  let committing = false
  const attempt = () =>
    db
      .transaction()
      .setAccessMode(readOnly ? 'read only' : 'read write')
      .setIsolationLevel(oneMoment ? 'repeatable read' : 'read committed')
      .execute(async (tx) => {
        await setScope(tx, scope)
        const result = await work(tx)
        committing = true
        return result
      })
  try {
    return await attempt()
  } catch (error) {
    if (!retry) throw error
    // Once the commit is on its way, a broken connection no longer says whether it happened: the command's receipt will.
    if (!isCleanAbort(error) && !(isGone(error) && (!committing || readOnly))) throw error
    return attempt()
  }
}
