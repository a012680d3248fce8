import { DuckDBInstance } from '@duckdb/node-api'
import { loadTables } from '../rivals/duckdb/load-tables'
import { rescoreInDuckDb } from '../rivals/duckdb/rescore'
import type { Measure } from '../worker'

export interface DuckDbTask {
  readonly duckDb: {
    /** With the files of rivals/duckdb/tables.ts, households by their id. */
    readonly folder: string
    readonly day: string
  }
}

/** Loads the files, which is not measured, and scores every household anew, which is. */
export async function duckDbRescore({ duckDb: { folder, day } }: DuckDbTask, measure: Measure): Promise<unknown> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', temp_directory: folder })
  const duck = await instance.connect()
  await loadTables(duck, folder)
  await measure(() => rescoreInDuckDb(duck, day))
  const reader = await duck.runAndReadAll(
    `SELECT count(*)::INTEGER AS households, sum((('0x' || left(id, 7))::BIGINT % 9973) * (score * 8 + lamps))::VARCHAR AS checksum
     FROM result JOIN household USING (household)`,
  )
  const [row] = reader.getRowObjectsJson()
  duck.closeSync()
  return row
}
