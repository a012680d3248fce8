import type { Database } from '../database/connect'
import { countyScope, inTransaction } from '../database/scope'

/** Longer than any window. */
const KEPT_MS = 24 * 60 * 60 * 1000

/** Deletes what was counted in windows that ended long ago. @param at ISO instant */
export async function forgetWindows(db: Database, county: string, at: string): Promise<void> {
  const before = new Date(Date.parse(at) - KEPT_MS).toISOString()
  await inTransaction(db, countyScope(county), (tx) =>
    tx.deleteFrom('rate_window').where('county_code', '=', county).where('begun_at', '<', before).execute(),
  )
}
