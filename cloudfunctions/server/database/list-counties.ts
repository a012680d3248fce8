import { findAreaLevel } from '../../../src/domain/access/area'
import type { Database } from './connect'

/** The counties of the register of areas, in the order of their codes. */
export async function listCounties(db: Database): Promise<readonly string[]> {
  const rows = await db.selectFrom('area').select('code').orderBy('code').execute()
  return rows.map(({ code }) => code).filter((code) => findAreaLevel(code) === 'county')
}
