import { countyOf } from '../../src/domain/access/area'
import { ok, refuse, type Result } from '../../src/domain/result'
import type { Database } from '../server/database/connect'
import { listCounties } from '../server/database/list-counties'
import { countyScope, inTransaction, type Tx } from '../server/database/scope'

type Unclear = 'county.none' | 'county.several' | 'area.unknown'

/** The county that a command means: the one of `--county` or `--area`, which must be known, or else the only one there is. */
export async function findCounty(
  db: Database,
  { county, area }: { county?: string; area?: string },
): Promise<Result<string, Unclear>> {
  const counties = await listCounties(db)
  const named = area ?? county
  if (named !== undefined) {
    const of = countyOf(named)
    const known = counties.includes(of) && (county ?? of) === of && (await isArea(db, named))
    return known ? ok(of) : refuse('area.unknown', { area: named })
  }
  const [only, ...others] = counties
  if (only === undefined) return refuse('county.none')
  return others.length === 0 ? ok(only) : refuse('county.several', { counties: counties.join('、') })
}

/** The counties of a job that runs in all of them unless `--county` names one. */
export async function findCounties(
  db: Database,
  { county }: { county?: string },
): Promise<Result<readonly string[], Unclear>> {
  if (county === undefined) return ok(await listCounties(db))
  const found = await findCounty(db, { county })
  return found.ok ? ok([found.value]) : found
}

async function isArea(db: Database, code: string): Promise<boolean> {
  const row = await db.selectFrom('area').select('code').where('code', '=', code).executeTakeFirst()
  return row !== undefined
}

/** Reads inside one county, as a function would. */
export function readCounty<T>(db: Database, county: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, countyScope(county), work, { readOnly: true })
}
