import { countyOf } from '../../src/domain/access/area'
import { ok, refuse, type Result } from '../../src/domain/result'
import type { Database } from '../server/database/connect'
import { listCounties } from '../server/database/list-counties'
import { countyScope, inTransaction, type Tx } from '../server/database/scope'

type Unclear = 'county.none' | 'county.several' | 'area.unknown'

/** The county that a command means: the one of `--county` or `--area`, or else the only one there is. */
export async function findCounty(
  db: Database,
  { county, area }: { county?: string; area?: string },
): Promise<Result<string, Unclear>> {
  const counties = await listCounties(db)
  const named = county ?? (area === undefined ? undefined : countyOf(area))
  if (named !== undefined) return counties.includes(named) ? ok(named) : refuse('area.unknown', { area: area ?? named })
  const [only, ...others] = counties
  if (only === undefined) return refuse('county.none')
  return others.length === 0 ? ok(only) : refuse('county.several', { counties: counties.join('、') })
}

/** Reads inside one county, as a function would. */
export function readCounty<T>(db: Database, county: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, countyScope(county), work, { readOnly: true })
}
