import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Bench, Step } from '../harness/bench'
import { sumScores } from '../harness/checksums'
import { runTask } from '../harness/run-command'
import { repeatsAt } from '../harness/scales'
import { writeDuckDbFiles } from './duckdb-files'

/** All households scored anew by set-based SQL in DuckDB, on the very day and data on which our own night has just scored them. */
export const rivalDuckDb: Step = {
  name: 'rival-duckdb',
  changes: false,
  async run(bench: Bench) {
    const db = await bench.db()
    const folder = path.join(bench.files.folder, 'duckdb')
    await writeDuckDbFiles(db, folder)
    const [ours] = (await sumScores(db)).split('/')
    const duckDb = { folder, day: bench.calendar.today() }
    for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
      const { json, ...rescored } = await runTask(bench, db, { duckDb })
      const checksum = String(json['checksum'])
      bench.record({ step: 'rival-duckdb', repeat, ...rescored, checksum })
      if (checksum !== ours) bench.differ(`DuckDB scores ${checksum}, we score ${ours ?? 'nothing'}`)
    }
    rmSync(folder, { recursive: true })
  },
}
