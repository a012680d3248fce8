import { departments } from '../generator/departments/departments'
import type { Bench, Step } from '../harness/bench'
import type { BenchDatabase } from '../harness/bench-cluster'
import { sumRecords, sumRegister } from '../harness/checksums'
import { REGISTER_FEEDS } from '../harness/delivered-files'
import { NO_COST } from '../harness/result'
import { repeatsAt } from '../harness/scales'
import { hasOption } from '../tasks/run-operator-command'
import { importFeed } from './import-feed'
import { recordNight } from './night'
import { OFTEN_WRITTEN, vacuum } from './vacuum'

/** Everything that the city has, into an empty database, and the night after it: every household for the first time. */
export const importFirst: Step = {
  name: 'import-first',
  changes: true,
  async run(bench) {
    const repeats = repeatsAt(bench.scale, bench.once)
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      const db = await bench.newDb()
      for (const feed of REGISTER_FEEDS) {
        await load(bench, db, feed, repeat, () => sumRegister(db))
        await tidy(bench, db, feed, repeat, ['household', 'person'])
      }
      for (const { feed } of departments) {
        await load(bench, db, feed, repeat, () => sumRecords(db, feed))
        await tidy(bench, db, feed, repeat, [`department_record_${feed}`])
        // The bills are delivered a second time; of the others nobody needs the file again.
        if (repeat === repeats && feed !== 'medical') bench.files.remove(feed)
      }
      await recordNight(bench, 'night-first', repeat)
      await vacuum(bench, db, { step: 'vacuum-after-first-night', repeat })
    }
  },
}

async function load(bench: Bench, db: BenchDatabase, feed: string, repeat: number, sum: () => Promise<string>) {
  const written = bench.files.get(feed)
  const { rows, mistyped, strangers, sha256 } = written
  // The same fingerprint on two machines proves that they were given the same work.
  const counts = { rows, mistyped, strangers }
  if (repeat === 1) bench.record({ step: `file/${feed}`, repeat, ...NO_COST, counts, checksum: sha256 })
  bench.say(`import ${feed}: ${rows} rows`)
  const imported = await importFeed(bench, db, written, {
    firstLoad: isDepartment(feed) && hasOption('import', '--first-load'),
  })
  bench.record({ step: `import-first/${feed}`, repeat, ...imported, checksum: await sum() })
}

function isDepartment(feed: string): boolean {
  return departments.some((department) => department.feed === feed)
}

/** In a county days lie between two files, and autovacuum has them to itself. */
function tidy(bench: Bench, db: BenchDatabase, feed: string, repeat: number, tables: readonly string[]): Promise<void> {
  return vacuum(bench, db, { step: `vacuum-after-import/${feed}`, repeat, tables: [...OFTEN_WRITTEN, ...tables] })
}
