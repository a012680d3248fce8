import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Bench, Step } from '../harness/bench'
import { sumScoresById } from '../harness/checksums'
import { runTask } from '../harness/run-command'
import { repeatsAt } from '../harness/scales'
import { copyTables } from '../rivals/duckdb/copy-tables'

/** All households scored anew by set-based SQL in DuckDB, on the very day and data on which our own night has just scored them. */
export const rivalDuckDb: Step = {
  name: 'rival-duckdb',
  changes: false,
  async run(bench: Bench) {
    const db = await bench.db()
    const folder = path.join(bench.files.folder, 'duckdb')
    mkdirSync(folder, { recursive: true })
    await copyTables(db.ownerUrl, folder)
    const ours = await sumScoresById(db)
    const duckDb = { folder, day: bench.calendar.today() }
    for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
      const { json, ...rescored } = await runTask(bench, db, { duckDb })
      // Identities of households are drawn anew in every run, so the sum says something only beside ours.
      bench.record({ step: 'rival-duckdb', repeat, ...rescored, checksum: '' })
      if (json['checksum'] !== ours) bench.differ(`DuckDB scores ${String(json['checksum'])}, we score ${ours}`)
    }
    rmSync(folder, { recursive: true })
  },
}
