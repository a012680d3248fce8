import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import * as z from 'zod'
import type { Day } from '../../../../src/domain/calendar/day'
import { loadTables } from './load-tables'
import { rescoreInDuckDb } from './rescore'

/** Seconds; CPU of this process, in which the threads of DuckDB run. */
interface Spent {
  readonly wall: number
  readonly cpu: number
}

export interface DuckTime {
  /** Reading the CSV files into typed tables in memory: what a database has done before its night begins. */
  readonly load: Spent
  /** One full rescoring after another, the first to warm up left out; each writes all results anew. */
  readonly scorings: readonly Spent[]
  readonly households: number
  /** The sum over scores and lamps that the benchmark makes of our own results (`checksums.ts`). */
  readonly checksum: string
}

const sumSchema = z.tuple([z.object({ households: z.coerce.number(), checksum: z.string() })])

/** Times DuckDB on the tables in a folder, with as many threads as the machine of the benchmark has processors. */
export async function timeDuckDb(folder: string, day: Day, repeats: number): Promise<DuckTime> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const duck = await instance.connect()
  try {
    const load = await spend(() => loadTables(duck, folder))
    await rescoreInDuckDb(duck, day)
    const scorings: Spent[] = []
    for (let repeat = 1; repeat <= repeats; repeat += 1) scorings.push(await spend(() => rescoreInDuckDb(duck, day)))
    return { load, scorings, ...(await sumResults(duck)) }
  } finally {
    duck.closeSync()
    instance.closeSync()
  }
}

async function spend(work: () => Promise<void>): Promise<Spent> {
  const before = process.cpuUsage()
  const began = performance.now()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
}

async function sumResults(duck: DuckDBConnection): Promise<Pick<DuckTime, 'households' | 'checksum'>> {
  const reader = await duck.runAndReadAll(
    `SELECT count(*) AS households,
       CAST(sum((CAST(substr(no, 2) AS BIGINT) % 9973) * (score * 8 + lamps)) AS VARCHAR) AS checksum
     FROM result JOIN household USING (household)`,
  )
  const [sum] = sumSchema.parse(reader.getRowObjectsJson())
  return sum
}
